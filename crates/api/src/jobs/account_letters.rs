//! Letters about an account: they go to its login address (D45).

use domain::email::Email;
use domain::ids::{PasswordResetId, UserId};
use domain::language::Language;
use domain::paths::Page;
use domain::time::helsinki;

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

fn address(stored: &str) -> Outcome<Email> {
    Email::parse(stored).map_err(|_unread| Failure::bug("a stored address is none"))
}
