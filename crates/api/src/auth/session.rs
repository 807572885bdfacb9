//! Sessions of people: an opaque random token in a cookie, its hash in a row that is read on every request, so that an
//! ended session is ended at once, on all replicas.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use chrono::TimeDelta;
use domain::ids::{SessionId, UserId};
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::app::App;
use crate::db::Tx;
use crate::db::entities::{sessions, users};
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
    sessions::Entity::insert(sessions::ActiveModel {
        id: Set(random::id()),
        user_id: Set(user),
        secret_hash: Set(random::sha256_hex(&begun.token)),
        created_at: Set(now),
        expires_at: Set(begun.expires_at),
        last_seen_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(begun)
}

/// The session of a token, with its account, while it lasts.
///
/// # Errors
/// Faults of the database.
pub async fn find(
    db: &impl ConnectionTrait,
    token: &str,
    now: Instant,
) -> Outcome<Option<(sessions::Model, users::Model)>> {
    let Some(session) = sessions::Entity::find()
        .filter(sessions::Column::SecretHash.eq(random::sha256_hex(token)))
        .filter(sessions::Column::ExpiresAt.gt(now))
        .filter(sessions::Column::LastSeenAt.gt(now - IDLE))
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let user = users::Entity::find_by_id(session.user_id).one(db).await?;
    Ok(user.map(|user| (session, user)))
}

/// Notes that the session was used.
///
/// # Errors
/// Faults of the database.
pub async fn note_use(app: &App, session: &sessions::Model, now: Instant) -> Outcome<()> {
    if now - session.last_seen_at < NOTED_EVERY {
        return Ok(());
    }
    let id = session.id;
    app.db
        .write(async |tx| {
            sessions::Entity::update_many()
                .col_expr(sessions::Column::LastSeenAt, Expr::value(now))
                .filter(sessions::Column::Id.eq(id))
                .exec(tx)
                .await?;
            Ok(())
        })
        .await
}

/// Ends one session.
///
/// # Errors
/// Faults of the database.
pub async fn end(tx: &Tx, session: SessionId) -> Outcome<()> {
    sessions::Entity::delete_by_id(session).exec(tx).await?;
    Ok(())
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
