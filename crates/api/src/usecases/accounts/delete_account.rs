//! “Radera användarkontot” (G8-1, G8-2): the word, the password, and then it is final.

use domain::accounts::{DeleteAccount, confirm_word, is_confirm_word};
use domain::ids::UserId;
use domain::language::Language;
use domain::problem::{FieldCode, FieldError};
use domain::time::Instant;

use super::{erase, own_password};
use crate::actor::Actor;
use crate::app::App;
use crate::failure::Outcome;

/// Ends the account, all of it or nothing. The word is the one of the page's language.
///
/// # Errors
/// `invalid` for another word or a wrong password; `too_many_requests`.
pub async fn run(
    app: &App,
    actor: &Actor,
    user: UserId,
    wish: &DeleteAccount,
    language: Language,
    now: Instant,
) -> Outcome<()> {
    if !is_confirm_word(language, &wish.word) {
        return Err(FieldError::new("/word", FieldCode::WrongWord).with("word", confirm_word(language)).into());
    }
    own_password::check(app, user, &wish.password, "/password", now).await?;
    app.db.write(async |tx| erase::run(tx, actor, user, false, now).await).await?;
    app.wake.notify_one();
    Ok(())
}
