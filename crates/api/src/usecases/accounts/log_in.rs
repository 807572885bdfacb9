//! Logging in (G5-1). One answer for every reason why not, and in the same time (X4-5).

use chrono::TimeDelta;
use domain::accounts::{LogIn, SessionView};
use domain::email::Email;
use domain::ids::SessionId;
use domain::problem::Kind;
use domain::time::Instant;

use super::session_view;
use crate::actor::Actor;
use crate::app::App;
use crate::auth::session::{self, Begun};
use crate::db::accounts::throttles::{self, Purpose};
use crate::db::accounts::{sessions, users};
use crate::db::audit::{self, Did};
use crate::failure::{Failure, Outcome};

const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// Counted by address *and* network: a stranger elsewhere cannot lock anybody out.
const TO_ACCOUNT: i32 = 20;
const FROM_NETWORK: i32 = 200;

/// Begins a session; one that the browser had before ends.
///
/// # Errors
/// [`Kind::WrongCredentials`], [`Kind::TooManyRequests`].
pub async fn run(
    app: &App,
    wish: &LogIn,
    network: &str,
    before: Option<SessionId>,
    request_id: &str,
    now: Instant,
) -> Outcome<(SessionView, Begun)> {
    let folded = Email::parse(&wish.email).map(|email| email.folded()).ok();
    let key = format!("{}:{}:{network}", wish.kind, folded.as_deref().unwrap_or_default());
    app.db
        .write(async |tx| {
            let from = throttles::count(tx, Purpose::LoginsFromNetwork, network, WINDOW, now).await?;
            let to = throttles::count(tx, Purpose::LoginsToAccount, &key, WINDOW, now).await?;
            let refusal = throttles::over(from, FROM_NETWORK, WINDOW, now)
                .or_else(|| throttles::over(to, TO_ACCOUNT, WINDOW, now));
            Ok(refusal.map_or(Ok(()), Err))
        })
        .await?
        .map_err(Failure::from)?;
    let account = match &folded {
        Some(folded) => users::by_email(app.db.read(), wish.kind, folded).await?,
        None => None,
    };
    let hash = account.as_ref().and_then(|account| account.password_hash.as_ref());
    let right = app.passwords.verify(&wish.password, hash).await?;
    let Some(account) = account.filter(|_| right) else { return Err(Kind::WrongCredentials.into()) };
    app.db
        .write(async |tx| {
            // Only guesses are limited. They are counted beforehand, so that none slips through beside another one.
            throttles::take_back(tx, Purpose::LoginsFromNetwork, network, WINDOW, now).await?;
            throttles::take_back(tx, Purpose::LoginsToAccount, &key, WINDOW, now).await?;
            if let Some(before) = before {
                sessions::delete(tx, before).await?;
            }
            let begun = session::begin(tx, account.id, now).await?;
            users::note_login(tx, account.id, now).await?;
            audit::record(tx, &Actor::person(account.id, request_id), Did::LoggedIn, account.id, None, now).await?;
            let view = session_view::of_user(tx, account.id, begun.expires_at, now).await?;
            Ok((view, begun))
        })
        .await
}
