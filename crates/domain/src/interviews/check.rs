//! Whether what an agency writes about interviews can be kept, with all that is wrong at once.

use std::collections::BTreeSet;

use super::link::is_host;
use super::slot::{check_slot, trimmed};
use super::wire::{SaveInterviewRound, SaveInterviewer};
use super::{RoundKind, https_host, is_allowed_host};
use crate::email::Email;
use crate::language::Language;
use crate::phone::is_phone;
use crate::problem::{FieldCode, FieldError};
use crate::time::{Instant, helsinki};

/// Longest name or title in characters.
const MAX_LINE: usize = 200;
/// Longest note or message in characters.
const MAX_PROSE: usize = 4_000;
/// Most interviewers of a round.
const MAX_INTERVIEWERS: usize = 20;
/// Most applicants who are invited at once.
pub const MAX_INVITEES: usize = 200;
/// Most services that an agency allows.
const MAX_HOSTS: usize = 50;

fn line(errors: &mut Vec<FieldError>, at: &str, text: &str) {
    if text.trim().is_empty() {
        errors.push(FieldError::new(at, FieldCode::Missing));
    } else if text.chars().count() > MAX_LINE {
        errors.push(FieldError::new(at, FieldCode::TooLong).with("max", MAX_LINE));
    } else if text.contains(['\n', '\r', '\t']) {
        errors.push(FieldError::new(at, FieldCode::BadCharacter));
    }
}

/// Checks a round; answers its booking deadline. `hosts` are the services that the agency allows for video interviews; a
/// deadline that stays as it `was` may lie behind.
///
/// # Errors
/// All fields that do not fit.
pub fn check_round(
    round: &SaveInterviewRound,
    hosts: &[String],
    was: Option<Instant>,
    now: Instant,
) -> Result<Instant, Vec<FieldError>> {
    let mut errors = check_slot("", 1, round.place.as_deref(), round.link.as_deref());
    line(&mut errors, "/name", &round.name);
    line(&mut errors, "/contact/name", &round.contact.name);
    if Email::parse(&round.contact.email).is_err() {
        errors.push(FieldError::new("/contact/email", FieldCode::NotAnEmail));
    }
    if trimmed(round.contact.phone.as_deref()).is_some_and(|phone| !is_phone(&phone)) {
        errors.push(FieldError::new("/contact/phone", FieldCode::NotAPhone));
    }
    for language in Language::ALL {
        if round.note.get(language).is_some_and(|note| note.chars().count() > MAX_PROSE) {
            errors.push(FieldError::new(format!("/note/{language}"), FieldCode::TooLong).with("max", MAX_PROSE));
        }
    }
    if round.interviewer_ids.len() > MAX_INTERVIEWERS {
        errors.push(FieldError::new("/interviewer_ids", FieldCode::TooMany).with("max", MAX_INTERVIEWERS));
    }
    let distinct: BTreeSet<_> = round.interviewer_ids.iter().collect();
    if distinct.len() != round.interviewer_ids.len() {
        errors.push(FieldError::new("/interviewer_ids", FieldCode::NotTogether));
    }
    if round.kind == RoundKind::Video {
        match trimmed(round.link.as_deref()).map(|link| https_host(&link)) {
            None => errors.push(FieldError::new("/link", FieldCode::Missing)),
            Some(Some(host)) if !is_allowed_host(&host, hosts) => {
                errors.push(FieldError::new("/link", FieldCode::HostNotAllowed).with("allowed", hosts.join(", ")));
            }
            // That it is no https address is said above.
            Some(_) => {}
        }
    }
    let book_until = match helsinki::parse_local(&round.book_until).map(helsinki::instant) {
        None => Err(FieldError::new("/book_until", FieldCode::NotADate)),
        Some(None) => Err(FieldError::new("/book_until", FieldCode::MissingHour)),
        Some(Some(at)) if at <= now && was != Some(at) => {
            Err(FieldError::new("/book_until", FieldCode::TooEarly).with("earliest", helsinki::write_local(now)))
        }
        Some(Some(at)) => Ok(at),
    };
    match (book_until, errors.is_empty()) {
        (Ok(at), true) => Ok(at),
        (at, _) => Err(errors.into_iter().chain(at.err()).collect()),
    }
}

/// What is wrong with somebody who interviews.
#[must_use]
pub fn check_interviewer(interviewer: &SaveInterviewer) -> Vec<FieldError> {
    let mut errors = Vec::new();
    line(&mut errors, "/name", &interviewer.name);
    if let Some(title) = trimmed(interviewer.title.as_deref()) {
        line(&mut errors, "/title", &title);
    }
    errors
}

/// What is wrong with a message to an applicant; `needed` where there must be one.
#[must_use]
pub fn check_message(message: Option<&str>, needed: bool) -> Vec<FieldError> {
    match trimmed(message) {
        None if needed => vec![FieldError::new("/message", FieldCode::Missing)],
        Some(text) if text.chars().count() > MAX_PROSE => {
            vec![FieldError::new("/message", FieldCode::TooLong).with("max", MAX_PROSE)]
        }
        None | Some(_) => Vec::new(),
    }
}

/// The names of hosts in lower case, each once.
///
/// # Errors
/// Those that are none, and more than 50.
pub fn check_hosts(hosts: &[String]) -> Result<Vec<String>, Vec<FieldError>> {
    if hosts.len() > MAX_HOSTS {
        return Err(vec![FieldError::new("/video_hosts", FieldCode::TooMany).with("max", MAX_HOSTS)]);
    }
    let (mut kept, mut errors) = (BTreeSet::new(), Vec::new());
    for (place, host) in hosts.iter().enumerate() {
        if is_host(host) {
            kept.insert(host.to_ascii_lowercase());
        } else {
            errors.push(FieldError::new(format!("/video_hosts/{place}"), FieldCode::Malformed));
        }
    }
    if errors.is_empty() { Ok(kept.into_iter().collect()) } else { Err(errors) }
}
