//! “Radera användarkontot” (G8-1, G8-2): the word, the password, and then it is final.

use std::collections::BTreeSet;

use domain::accounts::{DeleteAccount, MAX_WITHDRAWN, confirm_word, is_confirm_word};
use domain::ids::{ApplicationId, UserId};
use domain::language::Language;
use domain::problem::{FieldCode, FieldError};
use domain::time::Instant;

use super::{erase, own_password};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Tx;
use crate::db::accounts::erase as rows;
use crate::db::applications::about;
use crate::failure::Outcome;
use crate::usecases::applications::withdraw;

/// Ends the account, all of it or nothing. The word is the one of the page's language.
///
/// # Errors
/// `invalid` for another word, a wrong password or an application that cannot be withdrawn; `too_many_requests`.
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
    if wish.withdraw.len() > MAX_WITHDRAWN {
        return Err(FieldError::new("/withdraw", FieldCode::TooMany).with("max", MAX_WITHDRAWN).into());
    }
    own_password::check(app, user, &wish.password, "/password", now).await?;
    app.db
        .write(async |tx| {
            withdraw_too(tx, actor, user, &wish.withdraw, now).await?;
            erase::run(tx, actor, user, false, now).await
        })
        .await?;
    app.wake.notify_one();
    Ok(())
}

/// Withdraws what the person does not want to leave behind: after the end of the account nobody can (D3).
async fn withdraw_too(tx: &Tx, actor: &Actor, user: UserId, wishes: &[ApplicationId], now: Instant) -> Outcome<()> {
    // Recruitments before the account, and always in the same order: so does whatever else holds both.
    for id in wishes.iter().collect::<BTreeSet<_>>() {
        about::hold(tx, user, *id).await?;
    }
    rows::lock(tx, user).await?;
    let mut done = BTreeSet::new();
    let mut refused = Vec::new();
    for (index, id) in wishes.iter().enumerate() {
        if done.insert(id) && !withdraw::before_the_account_ends(tx, actor, user, *id, now).await? {
            refused.push(FieldError::new(format!("/withdraw/{index}"), FieldCode::CannotWithdraw));
        }
    }
    if refused.is_empty() { Ok(()) } else { Err(refused.into()) }
}
