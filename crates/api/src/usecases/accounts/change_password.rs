//! “Byt lösenord”: every other session ends, and the owner is told (G7.2-1).

use domain::accounts::ChangePassword;
use domain::ids::{SessionId, UserId};
use domain::problem::{FieldCode, FieldError};
use domain::time::Instant;

use super::{new_password, own_password, reset_password};
use crate::actor::Actor;
use crate::app::App;
use crate::db::accounts::{password_resets, sessions, users};
use crate::db::audit::{self, Did};
use crate::failure::Outcome;

/// Changes it.
///
/// # Errors
/// `invalid` with the fields, all at once where that tells nobody anything; `too_many_requests`.
pub async fn run(
    app: &App,
    actor: &Actor,
    user: UserId,
    session: SessionId,
    wish: &ChangePassword,
    now: Instant,
) -> Outcome<()> {
    let account = own_password::check(app, user, &wish.current_password, "/current_password", now).await?;
    if let Some(error) = new_password::judge(&wish.new_password, &account.email) {
        return Err(FieldError { pointer: "/new_password".to_owned(), ..error }.into());
    }
    let new_hash = app.passwords.hash(&wish.new_password).await?;
    app.db
        .write(async |tx| {
            // Whoever changed it meanwhile has ended this session too.
            if !users::replace_password(tx, user, account.password_hash.as_ref(), new_hash.clone()).await? {
                return Err(FieldError::new("/current_password", FieldCode::WrongPassword).into());
            }
            password_resets::end_all(tx, user, now).await?;
            sessions::delete_all(tx, user, Some(session)).await?;
            audit::record(tx, actor, Did::ChangedPassword, user, None, now).await?;
            reset_password::tell(tx, user, now).await
        })
        .await?;
    app.wake.notify_one();
    Ok(())
}
