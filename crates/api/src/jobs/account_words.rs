//! What letters about an account say. Pure: the demo shows the same with invented people.

use domain::email::Email;
use domain::language::Language;
use domain::paths::Page;
use domain::time::{Instant, helsinki};
use texts::mail as words;

use super::send_mail::link;
use crate::config::PublicUrl;
use crate::mail::{Block, Letter, around};

fn letter(language: Language, subject: impl Into<String>, blocks: Vec<Block>) -> Letter {
    Letter { language, subject: subject.into(), blocks, one_click: None, calendar: None }
}

fn say(text: impl Into<String>) -> Block {
    Block::Words(text.into())
}

fn to(site: &PublicUrl, parts: &[texts::Part], path: String) -> Block {
    let (before, after) = around(parts);
    Block::Link { before, url: link(site, path), after }
}

fn code_block(code: &str, language: Language) -> Block {
    let (before, after) = around(words::code_action_parts(language));
    Block::Code { before, code: code.to_owned(), after }
}

fn valid(expires_at: Instant, language: Language) -> Block {
    say(words::code_valid(language, texts::format::time(language, helsinki::local(expires_at).time())))
}

fn help(language: Language) -> String {
    domain::paths::information_path(language, domain::content::HELP)
}

pub(super) fn confirm(code: &str, expires_at: Instant, language: Language) -> Letter {
    let blocks = vec![
        code_block(code, language),
        say(words::code_use(language)),
        valid(expires_at, language),
        say(words::code_secret(language)),
        say(words::code_not_you(language)),
    ];
    letter(language, words::code_subject(language), blocks)
}

pub(super) fn taken(site: &PublicUrl, language: Language) -> Letter {
    let blocks = vec![
        to(site, words::address_taken_action_parts(language), Page::Login.path(language)),
        say(words::address_taken_why(language)),
        say(words::address_taken_password(language)),
        say(words::address_taken_not_you(language)),
    ];
    letter(language, words::address_taken_subject(language), blocks)
}

/// `way` is the secret of the link and its end, where the address has an account.
pub(super) fn reset(site: &PublicUrl, address: &Email, way: Option<(&str, Instant)>, language: Language) -> Letter {
    let blocks = match way {
        Some((secret, expires_at)) => {
            let until = texts::format::time(language, helsinki::local(expires_at).time());
            let path = format!("{}#t={secret}", Page::NewPassword.path(language));
            vec![
                to(site, words::reset_action_parts(language), path),
                say(words::reset_valid(language, until)),
                say(words::reset_user_name(language, address.as_str())),
                say(words::reset_not_you(language)),
            ]
        }
        None => vec![
            say(words::reset_unknown(language, address.as_str())),
            say(words::reset_unknown_other(language)),
            to(site, words::reset_unknown_action_parts(language), Page::Register.path(language)),
            say(words::reset_unknown_not_you(language)),
        ],
    };
    // One subject: it stands in lists that others see.
    letter(language, words::reset_subject(language), blocks)
}

pub(super) fn password_changed(site: &PublicUrl, language: Language) -> Letter {
    let blocks = vec![
        say(words::password_changed(language)),
        say(words::password_changed_sessions(language)),
        to(site, words::password_changed_not_you_parts(language), Page::ForgotPassword.path(language)),
    ];
    letter(language, words::password_changed_subject(language), blocks)
}

pub(super) fn confirm_email(code: &str, expires_at: Instant, language: Language) -> Letter {
    let blocks = vec![
        code_block(code, language),
        say(words::email_change_use(language)),
        valid(expires_at, language),
        say(words::code_secret(language)),
        say(words::email_change_not_you(language)),
    ];
    letter(language, words::email_change_subject(language), blocks)
}

pub(super) fn email_taken(site: &PublicUrl, language: Language) -> Letter {
    let blocks = vec![
        to(site, words::address_taken_action_parts(language), Page::Login.path(language)),
        say(words::email_taken_why(language)),
        say(words::address_taken_not_you(language)),
    ];
    letter(language, words::address_taken_subject(language), blocks)
}

/// The new address is not named: whoever reads the old mailbox need not know it.
pub(super) fn email_changed(site: &PublicUrl, language: Language) -> Letter {
    let blocks = vec![
        say(words::email_changed(language)),
        say(words::email_changed_next(language)),
        to(site, words::email_changed_not_you_parts(language), help(language)),
    ];
    letter(language, words::email_changed_subject(language), blocks)
}

pub(super) fn confirm_contact(code: &str, expires_at: Instant, language: Language) -> Letter {
    let blocks = vec![
        code_block(code, language),
        say(words::contact_use(language)),
        valid(expires_at, language),
        say(words::code_secret(language)),
        say(words::contact_not_you(language)),
    ];
    letter(language, words::contact_subject(language), blocks)
}

/// The address is not named, as above.
pub(super) fn contact_confirmed(site: &PublicUrl, language: Language) -> Letter {
    let blocks = vec![
        say(words::contact_confirmed(language)),
        say(words::contact_confirmed_account(language)),
        to(site, words::email_changed_not_you_parts(language), help(language)),
    ];
    letter(language, words::contact_confirmed_subject(language), blocks)
}

/// When the account ends, and how to keep it.
pub(super) fn unused(site: &PublicUrl, ends: Instant, language: Language) -> Letter {
    let date = texts::format::date(language, helsinki::date(ends));
    let blocks = vec![
        say(words::unused(language, &date)),
        to(site, words::unused_action_parts(language), Page::Login.path(language)),
        say(words::unused_gone(language)),
        say(words::deleted_stays(language)),
    ];
    letter(language, words::unused_subject(language, &date), blocks)
}

pub(super) fn deleted(idle: bool, language: Language) -> Letter {
    let why = if idle { words::deleted_idle(language) } else { words::deleted_asked(language) };
    let blocks = vec![say(why), say(words::deleted_gone(language)), say(words::deleted_stays(language))];
    letter(language, words::deleted_subject(language), blocks)
}
