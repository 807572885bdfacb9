//! Sessions of people: an opaque random token in a cookie, its hash in a row that is read on every request, so that an
//! ended session is ended at once, on all replicas.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use chrono::TimeDelta;
use domain::ids::UserId;
use domain::time::Instant;

use crate::app::App;
use crate::db::Tx;
use crate::db::accounts::sessions;
use crate::db::entities::{sessions as rows, users};
use crate::failure::Outcome;
use crate::random;

/// A session ends when nothing happened for so long.
pub const IDLE: TimeDelta = TimeDelta::minutes(60);
/// A session ends in any case after so long.
pub const AT_MOST: TimeDelta = TimeDelta::hours(12);
/// The row says when the session was last used to the minute: not every request writes.
const NOTED_EVERY: TimeDelta = TimeDelta::seconds(60);

/// A session that has just begun. The token goes into the cookie and nowhere else.
#[derive(Clone)]
pub struct Begun {
    /// The secret.
    pub token: String,
    /// When the session ends in any case.
    pub expires_at: Instant,
}

impl std::fmt::Debug for Begun {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<session>")
    }
}

/// Begins a session.
///
/// # Errors
/// Faults of the database.
pub async fn begin(tx: &Tx, user: UserId, now: Instant) -> Outcome<Begun> {
    let begun = Begun { token: random::token(), expires_at: now + AT_MOST };
    sessions::insert(tx, user, random::sha256_hex(&begun.token), begun.expires_at, now).await?;
    Ok(begun)
}

/// The session of a token, with its account, while it lasts.
///
/// # Errors
/// Faults of the database.
pub async fn find(app: &App, token: &str, now: Instant) -> Outcome<Option<(rows::Model, users::Model)>> {
    sessions::find(app.db.read(), &random::sha256_hex(token), now - IDLE, now).await
}

/// Notes that the session was used.
///
/// # Errors
/// Faults of the database.
pub async fn note_use(app: &App, session: &rows::Model, now: Instant) -> Outcome<()> {
    if now - session.last_seen_at < NOTED_EVERY {
        return Ok(());
    }
    let id = session.id;
    app.db.write(async |tx| sessions::note_use(tx, id, now).await).await
}

/// Name of the cookie. Only an encrypted connection can have the `__Host-` name.
#[must_use]
pub fn cookie_name(app: &App) -> &'static str {
    if app.public_url.is_https() { "__Host-virka" } else { "virka_demo" }
}

/// The cookie of a session.
#[must_use]
pub fn cookie(app: &App, begun: &Begun) -> Cookie<'static> {
    Cookie::build(cookie_name(app), begun.token.clone())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.public_url.is_https())
        .finish()
}

/// The cookie that removes the cookie.
#[must_use]
pub fn removal(app: &App) -> Cookie<'static> {
    Cookie::build(cookie_name(app), "")
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.public_url.is_https())
        .max_age(Duration::ZERO)
        .finish()
}
