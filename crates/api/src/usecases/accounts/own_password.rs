//! The password of whoever is logged in already: asked again before what cannot be undone.

use chrono::TimeDelta;
use domain::ids::UserId;
use domain::personal::Personal;
use domain::problem::{FieldCode, FieldError};
use domain::time::Instant;

use crate::app::App;
use crate::db::accounts::throttles::{self, Purpose};
use crate::db::accounts::users;
use crate::db::entities::users::Model;
use crate::failure::{Failure, Outcome};

const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// Guesses of whoever found a browser logged in.
const GUESSES: i32 = 20;

/// The account, if this is its password. `pointer` names the field.
///
/// # Errors
/// `invalid` with `wrong_password`; `too_many_requests` after too many guesses.
pub(super) async fn check(
    app: &App,
    user: UserId,
    password: &Personal<String>,
    pointer: &str,
    now: Instant,
) -> Outcome<Model> {
    let key = user.to_string();
    if password.is_empty() {
        return Err(FieldError::new(pointer, FieldCode::Missing).into());
    }
    app.db
        .write(async |tx| {
            let guesses = throttles::count(tx, Purpose::PasswordsOfAccount, &key, WINDOW, now).await?;
            Ok(throttles::over(guesses, GUESSES, WINDOW, now).map_or(Ok(()), Err))
        })
        .await?
        .map_err(Failure::from)?;
    let account =
        users::of_session(app.db.read(), user).await?.ok_or_else(|| Failure::bug("a session without an account"))?;
    if !app.passwords.verify(password, account.password_hash.as_ref()).await? {
        return Err(FieldError::new(pointer, FieldCode::WrongPassword).into());
    }
    app.db.write(async |tx| throttles::take_back(tx, Purpose::PasswordsOfAccount, &key, WINDOW, now).await).await?;
    Ok(account)
}
