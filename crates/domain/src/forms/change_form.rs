//! How a form may change while people write (D31), and what they are told of it.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Form, PhotoAsk, Question, QuestionChoice, QuestionKind};
use crate::codes::{Choice, NotAChoice, choices};
use crate::problem::{FieldCode, FieldError};
use crate::translated::Translated;

choices! {
    /// What hangs on a form already.
    FormUse {
        /// Nobody has begun an application: everything may change.
        Free = "free",
        /// Somebody has begun one, nobody has sent: a change is a new version, to which every draft moves. Answers stay
        /// with their question's id, so an id never comes to mean another kind of question.
        Written = "written",
        /// Somebody has sent: only additions that nobody has to answer (D31).
        Sent = "sent",
    }
}

/// Everything that may not change from the versions before (the newest last) to `after`, with pointers into `after`. What
/// is left out is pointed at where it would have to be, and named by `question` or `section`.
#[must_use]
pub fn check_change(before: &[Form], after: &Form, used: FormUse) -> Vec<FieldError> {
    let mut errors = Vec::new();
    match used {
        FormUse::Free => {}
        FormUse::Written => check_kinds(before, after, &mut errors),
        FormUse::Sent => {
            check_kinds(before, after, &mut errors);
            if let Some(newest) = before.last() {
                check_additions(newest, after, &mut errors);
            }
        }
    }
    errors.dedup();
    errors
}

/// A question has the kind that it had in every version before.
fn check_kinds(before: &[Form], after: &Form, errors: &mut Vec<FieldError>) {
    for (at, question) in placed(after) {
        let others = before.iter().filter_map(|form| form.question(&question.id));
        if others.into_iter().any(|other| !same_kind(&other.kind, &question.kind)) {
            errors.push(FieldError::new(format!("{at}/kind"), FieldCode::Locked));
        }
    }
}

fn same_kind(one: &QuestionKind, other: &QuestionKind) -> bool {
    match (one, other) {
        (QuestionKind::Entries { section }, QuestionKind::Entries { section: other }) => section == other,
        _of_another_kind => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

/// Everything of `before` is still there as it was; what is new nobody has to answer.
fn check_additions(before: &Form, after: &Form, errors: &mut Vec<FieldError>) {
    let mut lock = |pointer: String| errors.push(FieldError::new(pointer, FieldCode::Locked));
    if after.basics.citizenship != before.basics.citizenship {
        lock("/basics/citizenship".to_owned());
    }
    let (was, is) = (before.basics.photo, after.basics.photo);
    if was != is && (was, is) != (PhotoAsk::NotAsked, PhotoAsk::Optional) {
        lock("/basics/photo".to_owned());
    }
    for (at, question) in placed(after) {
        match before.question(&question.id) {
            None if question.required => lock(format!("{at}/required")),
            None => {}
            Some(other) => check_same(other, question, &at, &mut lock),
        }
    }
    for section in &before.sections {
        let Some((s, same)) = after.sections.iter().enumerate().find(|(_, other)| other.kind == section.kind) else {
            errors.push(FieldError::new("/sections", FieldCode::Locked).with("section", section.kind));
            continue;
        };
        let mut last = None;
        for question in &section.questions {
            let place = same.questions.iter().position(|other| other.id == question.id);
            // Also one that now stands before another which stood before it.
            if place.is_none() || place < last {
                let at = format!("/sections/{s}/questions");
                errors.push(FieldError::new(at, FieldCode::Locked).with("question", &question.id));
            }
            last = place.or(last);
        }
    }
}

/// A question that was there is the same; it may be said in one more language and have more choices.
fn check_same(before: &Question, after: &Question, at: &str, lock: &mut impl FnMut(String)) {
    if !still_says(&before.label, &after.label) {
        lock(format!("{at}/label"));
    }
    let help = |question: &Question| question.help.clone().unwrap_or_default();
    if !still_says(&help(before), &help(after)) {
        lock(format!("{at}/help"));
    }
    if before.role != after.role {
        lock(format!("{at}/role"));
    }
    if before.required != after.required {
        lock(format!("{at}/required"));
    }
    if before.shown_when != after.shown_when {
        lock(format!("{at}/shown_when"));
    }
    match (&before.kind, &after.kind) {
        (QuestionKind::OneOf { choices }, QuestionKind::OneOf { choices: now })
        | (QuestionKind::ManyOf { choices }, QuestionKind::ManyOf { choices: now }) => {
            let kept = |choice: &QuestionChoice| {
                now.iter().any(|other| other.id == choice.id && still_says(&choice.label, &other.label))
            };
            if !choices.iter().all(kept) {
                lock(format!("{at}/kind/choices"));
            }
        }
        (was, is) => {
            if same_kind(was, is) && was != is {
                lock(format!("{at}/kind"));
            }
        }
    }
}

/// Whether every language that said something says the same still.
fn still_says(before: &Translated, after: &Translated) -> bool {
    before.languages().all(|language| before.get(language) == after.get(language))
}

fn placed(form: &Form) -> impl Iterator<Item = (String, &Question)> {
    form.sections.iter().enumerate().flat_map(|(s, section)| {
        section
            .questions
            .iter()
            .enumerate()
            .map(move |(q, question)| (format!("/sections/{s}/questions/{q}"), question))
    })
}

/// What an applicant is told when the form changed since it was last looked at. Pointers are those of the evaluation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormChanges {
    /// The version that the applicant has seen.
    pub from: u32,
    /// The version that is filled in now.
    pub to: u32,
    /// Questions that are new.
    pub added: Vec<String>,
    /// Questions that are asked in another way.
    pub changed: Vec<String>,
    /// Questions that are asked no more, in the words they were asked in; answers to them are not sent.
    pub removed: Vec<Translated>,
}

/// What differs between two versions.
#[must_use]
pub fn form_changes(before: &Form, after: &Form) -> FormChanges {
    let was: BTreeMap<_, _> = before.questions().map(|question| (&question.id, question)).collect();
    let mut changes = FormChanges {
        from: before.version,
        to: after.version,
        added: Vec::new(),
        changed: Vec::new(),
        removed: Vec::new(),
    };
    for (pointer, was, is) in [
        ("/basics/citizenship", before.basics.citizenship, after.basics.citizenship),
        ("/basics/photo", before.basics.photo.is_asked(), after.basics.photo.is_asked()),
    ] {
        if is && !was {
            changes.added.push(pointer.to_owned());
        }
    }
    if before.basics.photo.is_asked() && after.basics.photo.is_asked() && before.basics.photo != after.basics.photo {
        changes.changed.push("/basics/photo".to_owned());
    }
    for question in after.questions() {
        match was.get(&question.id) {
            None => changes.added.push(question.pointer()),
            Some(other) if *other != question => changes.changed.push(question.pointer()),
            Some(_) => {}
        }
    }
    let gone = before.questions().filter(|question| after.question(&question.id).is_none());
    changes.removed = gone.map(|question| question.label.clone()).collect();
    changes
}
