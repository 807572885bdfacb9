//! The link gives the account a new password and logs in; every other session ends (G5.1).

use domain::accounts::{ResetPassword, SessionView};
use domain::event::Event;
use domain::ids::UserId;
use domain::problem::Kind;
use domain::time::Instant;

use super::{new_password, session_view};
use crate::actor::Actor;
use crate::app::App;
use crate::auth::session::{self, Begun};
use crate::db::accounts::password_resets::{self, Model};
use crate::db::accounts::{sessions, users};
use crate::db::audit::{self, Did};
use crate::db::{Reads, Tx, outbox};
use crate::failure::{Failure, Outcome};

/// The account of a secret, and its link, while the link is good.
///
/// # Errors
/// [`Kind::LinkUsed`] when it was used or a newer one was asked for; [`Kind::LinkExpired`]; [`Kind::NotFound`] for a secret
/// that never was one.
pub async fn find(db: &impl Reads, secret: &str, now: Instant) -> Outcome<(UserId, Model)> {
    let link = password_resets::by_secret(db, secret).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
    if link.used_at.is_some() {
        return Err(Kind::LinkUsed.into());
    }
    if link.expires_at <= now {
        return Err(Kind::LinkExpired.into());
    }
    // The secret of an address without an account is in no mail.
    let user = link.user_id.ok_or_else(|| Failure::from(Kind::NotFound))?;
    Ok((user, link))
}

/// Its owner is told that the password is another one.
pub(super) async fn tell(tx: &Tx, user: UserId, now: Instant) -> Outcome<()> {
    let account = users::of_session(tx, user).await?.ok_or_else(|| Failure::bug("a session without an account"))?;
    outbox::add(tx, Event::PasswordChanged { user, language: account.language }, now).await
}

/// Sets the password.
///
/// # Errors
/// As [`find`]; `invalid` for a password that is none.
pub async fn run(app: &App, wish: &ResetPassword, request_id: &str, now: Instant) -> Outcome<(SessionView, Begun)> {
    let (user, link) = find(app.db.read(), &wish.secret, now).await?;
    if let Some(error) = new_password::judge(&wish.password, &link.email) {
        return Err(error.into());
    }
    let password_hash = app.passwords.hash(&wish.password).await?;
    let done = app
        .db
        .write(async |tx| {
            if !password_resets::use_up(tx, link.id, now).await? {
                return Err(Kind::LinkUsed.into());
            }
            users::set_password(tx, user, password_hash.clone()).await?;
            password_resets::end_all(tx, user, now).await?;
            sessions::delete_all(tx, user, None).await?;
            let begun = session::begin(tx, user, now).await?;
            users::note_login(tx, user, now).await?;
            audit::record(tx, &Actor::person(user, request_id), Did::ResetPassword, user, None, now).await?;
            tell(tx, user, now).await?;
            let view = session_view::of_user(tx, user, begun.expires_at, now).await?;
            Ok((view, begun))
        })
        .await?;
    app.wake.notify_one();
    Ok(done)
}
