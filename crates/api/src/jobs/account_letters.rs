//! Letters about an account: they go to its login address (D45). What they say stands in `account_words`.

use domain::email::Email;
use domain::ids::{EmailChangeId, PasswordResetId, RegistrationId, UserId};
use domain::language::Language;
use domain::time::Instant;

use super::account_words as words;
use super::send_mail::Written;
use crate::app::App;
use crate::db::accounts::codes;
use crate::db::letters;
use crate::failure::{Failure, Outcome};

/// The code of a new account (G4-3).
pub(super) async fn confirm(app: &App, id: RegistrationId, code: &str, language: Language) -> Outcome<Written> {
    let Some(to) = letters::registering_address(app.db.read(), id).await? else { return Ok(None) };
    // Not from now on: a mail may wait, and one that is repeated says the same.
    let Some(expires_at) = codes::expiry(app.db.read(), id, code).await? else { return Ok(None) };
    Ok(Some((to, words::confirm(code, expires_at, language))))
}

/// ‹You already have an account› (D14).
pub(super) async fn taken(app: &App, id: RegistrationId, language: Language) -> Outcome<Written> {
    let Some(to) = letters::registering_address(app.db.read(), id).await? else { return Ok(None) };
    Ok(Some((to, words::taken(&app.public_url, language))))
}

/// The link to a new password; for an address without an account, that it is nobody's user name (G5.2).
pub(super) async fn reset(app: &App, id: PasswordResetId, secret: &str, language: Language) -> Outcome<Written> {
    let Some(reset) = letters::password_reset(app.db.read(), id).await? else { return Ok(None) };
    let to = address(&reset.email)?;
    let way = reset.user_id.map(|_account| (secret, reset.expires_at));
    let letter = words::reset(&app.public_url, &to, way, language);
    Ok(Some((to, letter)))
}

/// The password was changed.
pub(super) async fn password_changed(app: &App, user: UserId, language: Language) -> Outcome<Written> {
    let Some(to) = letters::login_address(app.db.read(), user).await? else { return Ok(None) };
    Ok(Some((to, words::password_changed(&app.public_url, language))))
}

/// The code that confirms a new user name.
pub(super) async fn confirm_email(app: &App, id: EmailChangeId, code: &str, language: Language) -> Outcome<Written> {
    let Some(change) = letters::email_change(app.db.read(), id).await? else { return Ok(None) };
    Ok(Some((address(&change.email)?, words::confirm_email(code, change.expires_at, language))))
}

/// The new user name is one already: its owner is told (D14).
pub(super) async fn email_taken(app: &App, id: EmailChangeId, language: Language) -> Outcome<Written> {
    let Some(change) = letters::email_change(app.db.read(), id).await? else { return Ok(None) };
    Ok(Some((address(&change.email)?, words::email_taken(&app.public_url, language))))
}

/// To the old address: the user name is another one now.
pub(super) async fn email_changed(app: &App, id: EmailChangeId, language: Language) -> Outcome<Written> {
    let Some(change) = letters::email_change(app.db.read(), id).await? else { return Ok(None) };
    Ok(Some((address(&change.old_email)?, words::email_changed(&app.public_url, language))))
}

/// The code that confirms a contact address (D45).
pub(super) async fn confirm_contact(app: &App, id: EmailChangeId, code: &str, language: Language) -> Outcome<Written> {
    let Some(change) = letters::email_change(app.db.read(), id).await? else { return Ok(None) };
    Ok(Some((address(&change.email)?, words::confirm_contact(code, change.expires_at, language))))
}

/// To the user name: mails about recruitments go elsewhere now (D45).
pub(super) async fn contact_confirmed(app: &App, id: EmailChangeId, language: Language) -> Outcome<Written> {
    let Some(change) = letters::email_change(app.db.read(), id).await? else { return Ok(None) };
    Ok(Some((address(&change.old_email)?, words::contact_confirmed(&app.public_url, language))))
}

/// Nobody uses the account. Nothing where somebody has logged in meanwhile.
pub(super) async fn unused(app: &App, user: UserId, ends: Instant, language: Language) -> Outcome<Written> {
    let Some(to) = letters::unused_account(app.db.read(), user).await? else { return Ok(None) };
    Ok(Some((to, words::unused(&app.public_url, ends, language))))
}

/// The account has ended.
pub(super) fn deleted(email: &str, idle: bool, language: Language) -> Outcome<Written> {
    Ok(Some((address(email)?, words::deleted(idle, language))))
}

fn address(stored: &str) -> Outcome<Email> {
    Email::parse(stored).map_err(|_unread| Failure::bug("a stored address is none"))
}
