//! Somebody has forgotten their password, or under which address they registered (G5.1, G5.2). Whether or not the address
//! has an account, the same happens in the same time: a link is made, a mail goes out. Only the mail differs: it has the
//! link, or says that this address is nobody's user name (X4-5, D14, D15).

use chrono::TimeDelta;
use domain::accounts::{AskPasswordReset, PasswordResetAsked};
use domain::email::Email;
use domain::event::Event;
use domain::problem::FieldError;
use domain::time::Instant;

use super::limits;
use crate::app::App;
use crate::db::accounts::throttles::{self, Purpose};
use crate::db::accounts::{password_resets, users};
use crate::db::outbox;
use crate::failure::Outcome;

/// Lets the mail go out; `network` is where the wish comes from.
///
/// # Errors
/// `invalid` for what is no address; `too_many_requests`.
pub async fn run(app: &App, wish: &AskPasswordReset, network: &str, now: Instant) -> Outcome<PasswordResetAsked> {
    let email = Email::parse(&wish.email).map_err(|code| FieldError::new("/email", code))?;
    let limit = i32::try_from(app.settings.sign_ups_per_network).unwrap_or(i32::MAX);
    let asked = app
        .db
        .write(async |tx| {
            let hour = TimeDelta::hours(1);
            let tries = throttles::count(tx, Purpose::ResetsFromNetwork, network, hour, now).await?;
            if let Some(refusal) = throttles::over(tries, limit, hour, now) {
                return Err(refusal.into());
            }
            limits::another_link(tx, &email.folded(), now).await?;
            let account = users::by_email(tx, wish.kind, &email.folded()).await?;
            // The account's own language wins: the mail is for its owner, whoever asked for it.
            let language = account.as_ref().map_or(wish.language, |account| account.language);
            // Written as it was registered.
            let known = account.as_ref().and_then(|account| Email::parse(&account.email).ok());
            let user = account.map(|account| account.id);
            let link = password_resets::make(tx, user, known.as_ref().unwrap_or(&email), now).await?;
            let event = Event::PasswordResetAsked { reset: link.id, secret: link.secret, language };
            outbox::add(tx, event, now).await?;
            Ok(PasswordResetAsked { link_expires_at: link.expires_at, next_link_at: now + limits::BETWEEN_CODES, now })
        })
        .await?;
    app.wake.notify_one();
    Ok(asked)
}
