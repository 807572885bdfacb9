//! Letters about an account: they go to its login address (D45).

use domain::email::Email;
use domain::ids::{EmailChangeId, PasswordResetId, UserId};
use domain::language::Language;
use domain::paths::Page;
use domain::time::{Instant, helsinki};

use super::send_mail::{Written, link};
use crate::app::App;
use crate::db::letters;
use crate::failure::{Failure, Outcome};
use crate::mail::{Block, Letter, around};

/// The link to a new password; for an address without an account, that it is nobody's user name (G5.2).
pub(super) async fn reset(app: &App, id: PasswordResetId, secret: &str, language: Language) -> Outcome<Written> {
    let Some(reset) = letters::password_reset(app.db.read(), id).await? else { return Ok(None) };
    let to = address(&reset.email)?;
    let blocks = if reset.user_id.is_some() {
        let until = helsinki::local(reset.expires_at).time();
        let (before, after) = around(texts::mail::reset_action_parts(language));
        let url = format!("{}#t={secret}", link(app, Page::NewPassword.path(language)));
        vec![
            Block::Link { before, url, after },
            Block::Words(texts::mail::reset_valid(language, texts::format::time(language, until))),
            Block::Words(texts::mail::reset_user_name(language, to.as_str())),
            Block::Words(texts::mail::reset_not_you(language).to_owned()),
        ]
    } else {
        let (before, after) = around(texts::mail::reset_unknown_action_parts(language));
        vec![
            Block::Words(texts::mail::reset_unknown(language, to.as_str())),
            Block::Words(texts::mail::reset_unknown_other(language).to_owned()),
            Block::Link { before, url: link(app, Page::Register.path(language)), after },
            Block::Words(texts::mail::reset_unknown_not_you(language).to_owned()),
        ]
    };
    // One subject: it stands in lists that others see.
    let subject = texts::mail::reset_subject(language).to_owned();
    Ok(Some((to, Letter { language, subject, blocks, one_click: None })))
}

/// The password was changed.
pub(super) async fn password_changed(app: &App, user: UserId, language: Language) -> Outcome<Written> {
    let Some(to) = letters::login_address(app.db.read(), user).await? else { return Ok(None) };
    let (before, after) = around(texts::mail::password_changed_not_you_parts(language));
    let letter = Letter {
        language,
        subject: texts::mail::password_changed_subject(language).to_owned(),
        blocks: vec![
            Block::Words(texts::mail::password_changed(language).to_owned()),
            Block::Words(texts::mail::password_changed_sessions(language).to_owned()),
            Block::Link { before, url: link(app, Page::ForgotPassword.path(language)), after },
        ],
        one_click: None,
    };
    Ok(Some((to, letter)))
}

/// The code that confirms a new user name.
pub(super) async fn confirm_email(app: &App, id: EmailChangeId, code: &str, language: Language) -> Outcome<Written> {
    let Some(change) = letters::email_change(app.db.read(), id).await? else { return Ok(None) };
    let until = helsinki::local(change.expires_at).time();
    let (before, after) = around(texts::mail::code_action_parts(language));
    let letter = Letter {
        language,
        subject: texts::mail::email_change_subject(language).to_owned(),
        blocks: vec![
            Block::Code { before, code: code.to_owned(), after },
            Block::Words(texts::mail::email_change_use(language).to_owned()),
            Block::Words(texts::mail::code_valid(language, texts::format::time(language, until))),
            Block::Words(texts::mail::code_secret(language).to_owned()),
            Block::Words(texts::mail::email_change_not_you(language).to_owned()),
        ],
        one_click: None,
    };
    Ok(Some((address(&change.email)?, letter)))
}

/// The new user name is one already: its owner is told (D14).
pub(super) async fn email_taken(app: &App, id: EmailChangeId, language: Language) -> Outcome<Written> {
    let Some(change) = letters::email_change(app.db.read(), id).await? else { return Ok(None) };
    let (before, after) = around(texts::mail::address_taken_action_parts(language));
    let letter = Letter {
        language,
        subject: texts::mail::address_taken_subject(language).to_owned(),
        blocks: vec![
            Block::Link { before, url: link(app, Page::Login.path(language)), after },
            Block::Words(texts::mail::email_taken_why(language).to_owned()),
            Block::Words(texts::mail::address_taken_not_you(language).to_owned()),
        ],
        one_click: None,
    };
    Ok(Some((address(&change.email)?, letter)))
}

/// To the old address: the user name is another one now. The new one is not named: whoever reads the old mailbox need not
/// know it.
pub(super) async fn email_changed(app: &App, id: EmailChangeId, language: Language) -> Outcome<Written> {
    let Some(change) = letters::email_change(app.db.read(), id).await? else { return Ok(None) };
    let (before, after) = around(texts::mail::email_changed_not_you_parts(language));
    let help = domain::paths::information_path(language, domain::content::HELP);
    let letter = Letter {
        language,
        subject: texts::mail::email_changed_subject(language).to_owned(),
        blocks: vec![
            Block::Words(texts::mail::email_changed(language).to_owned()),
            Block::Words(texts::mail::email_changed_next(language).to_owned()),
            Block::Link { before, url: link(app, help), after },
        ],
        one_click: None,
    };
    Ok(Some((address(&change.old_email)?, letter)))
}

/// The code that confirms a contact address (D45).
pub(super) async fn confirm_contact(app: &App, id: EmailChangeId, code: &str, language: Language) -> Outcome<Written> {
    let Some(change) = letters::email_change(app.db.read(), id).await? else { return Ok(None) };
    let until = helsinki::local(change.expires_at).time();
    let (before, after) = around(texts::mail::code_action_parts(language));
    let letter = Letter {
        language,
        subject: texts::mail::contact_subject(language).to_owned(),
        blocks: vec![
            Block::Code { before, code: code.to_owned(), after },
            Block::Words(texts::mail::contact_use(language).to_owned()),
            Block::Words(texts::mail::code_valid(language, texts::format::time(language, until))),
            Block::Words(texts::mail::code_secret(language).to_owned()),
            Block::Words(texts::mail::contact_not_you(language).to_owned()),
        ],
        one_click: None,
    };
    Ok(Some((address(&change.email)?, letter)))
}

/// To the user name: mails about recruitments go elsewhere now. The address is not named, as above.
pub(super) async fn contact_confirmed(app: &App, id: EmailChangeId, language: Language) -> Outcome<Written> {
    let Some(change) = letters::email_change(app.db.read(), id).await? else { return Ok(None) };
    let (before, after) = around(texts::mail::email_changed_not_you_parts(language));
    let help = domain::paths::information_path(language, domain::content::HELP);
    let letter = Letter {
        language,
        subject: texts::mail::contact_confirmed_subject(language).to_owned(),
        blocks: vec![
            Block::Words(texts::mail::contact_confirmed(language).to_owned()),
            Block::Words(texts::mail::contact_confirmed_account(language).to_owned()),
            Block::Link { before, url: link(app, help), after },
        ],
        one_click: None,
    };
    Ok(Some((address(&change.old_email)?, letter)))
}

/// Nobody uses the account: when it ends, and how to keep it. Nothing where somebody has logged in meanwhile.
pub(super) async fn unused(app: &App, user: UserId, ends: Instant, language: Language) -> Outcome<Written> {
    let Some(to) = letters::unused_account(app.db.read(), user).await? else { return Ok(None) };
    let date = texts::format::date(language, helsinki::date(ends));
    let (before, after) = around(texts::mail::unused_action_parts(language));
    let letter = Letter {
        language,
        subject: texts::mail::unused_subject(language, &date),
        blocks: vec![
            Block::Words(texts::mail::unused(language, &date)),
            Block::Link { before, url: link(app, Page::Login.path(language)), after },
            Block::Words(texts::mail::unused_gone(language).to_owned()),
            Block::Words(texts::mail::deleted_stays(language).to_owned()),
        ],
        one_click: None,
    };
    Ok(Some((to, letter)))
}

/// The account has ended.
pub(super) fn deleted(email: &str, idle: bool, language: Language) -> Outcome<Written> {
    let why = if idle { texts::mail::deleted_idle(language) } else { texts::mail::deleted_asked(language) };
    let letter = Letter {
        language,
        subject: texts::mail::deleted_subject(language).to_owned(),
        blocks: vec![
            Block::Words(why.to_owned()),
            Block::Words(texts::mail::deleted_gone(language).to_owned()),
            Block::Words(texts::mail::deleted_stays(language).to_owned()),
        ],
        one_click: None,
    };
    Ok(Some((address(email)?, letter)))
}

fn address(stored: &str) -> Outcome<Email> {
    Email::parse(stored).map_err(|_unread| Failure::bug("a stored address is none"))
}
