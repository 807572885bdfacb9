//! A form cannot be broken (G9-1): what is stored has been through here.

use std::collections::BTreeSet;

use super::{Form, MAX_ANSWER_CHARS, Question, QuestionChoice, QuestionKind, RowSection, SectionKind};
use crate::attachments::MAX_FILES;
use crate::codes::Choice;
use crate::problem::{FieldCode, FieldError};
use crate::translated::Translated;

/// Everything that is wrong with a form, with pointers into it; empty for one that can be filled in.
#[must_use]
pub fn check_form(form: &Form) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut add = |pointer: String, code: FieldCode| errors.push(FieldError::new(pointer, code));
    check_sections(form, &mut add);
    let mut earlier: Vec<&Question> = Vec::new();
    let mut rows: BTreeSet<RowSection> = BTreeSet::new();
    let mut files = 0_u32;
    for (s, section) in form.sections.iter().enumerate() {
        for (q, question) in section.questions.iter().enumerate() {
            let at = format!("/sections/{s}/questions/{q}");
            if !is_id(&question.id.0) {
                add(format!("{at}/id"), FieldCode::Malformed);
            }
            if earlier.iter().any(|other| other.id == question.id) {
                add(format!("{at}/id"), FieldCode::NotTogether);
            }
            check_label(&question.label, &format!("{at}/label"), &mut add);
            if let Some(help) = &question.help {
                check_label(help, &format!("{at}/help"), &mut add);
            }
            check_kind(&question.kind, &format!("{at}/kind"), &mut add);
            match &question.kind {
                QuestionKind::File(ask) => files += u32::from(ask.max_files),
                QuestionKind::Entries { section } => {
                    if !rows.insert(*section) {
                        add(format!("{at}/kind/section"), FieldCode::NotTogether);
                    }
                }
                QuestionKind::Text { .. }
                | QuestionKind::OneOf { .. }
                | QuestionKind::ManyOf { .. }
                | QuestionKind::Number(_)
                | QuestionKind::Date(_)
                | QuestionKind::YesNo => {}
            }
            check_condition(question, &earlier, &format!("{at}/shown_when"), &mut add);
            earlier.push(question);
        }
    }
    if files > u32::from(MAX_FILES) {
        errors.push(FieldError::new("/sections", FieldCode::TooMany).with("max", MAX_FILES));
    }
    errors
}

/// The guide's mandatory sections are there, each section once and with something in it.
fn check_sections(form: &Form, add: &mut impl FnMut(String, FieldCode)) {
    for kind in SectionKind::ALL {
        let found = form.sections.iter().filter(|section| section.kind == *kind).count();
        let (least, most) = match kind {
            // Always there by itself, never listed.
            SectionKind::Basics => (0, 0),
            SectionKind::Degrees | SectionKind::Experience | SectionKind::Job => (1, 1),
            SectionKind::Courses
            | SectionKind::Languages
            | SectionKind::PositionsOfTrust
            | SectionKind::Attachments => (0, 1),
        };
        if found < least {
            add("/sections".to_owned(), FieldCode::Missing);
        } else if found > most {
            add("/sections".to_owned(), FieldCode::NotTogether);
        }
    }
    for (s, section) in form.sections.iter().enumerate() {
        let asks_rows = |wanted: RowSection| {
            section.questions.iter().any(|question| {
                question.required
                    && question.shown_when.is_none()
                    && matches!(&question.kind, QuestionKind::Entries { section } if *section == wanted)
            })
        };
        let whole = match section.kind {
            SectionKind::Degrees => asks_rows(RowSection::Degrees),
            SectionKind::Courses => asks_rows(RowSection::Courses),
            SectionKind::Languages => asks_rows(RowSection::Languages),
            SectionKind::Experience => asks_rows(RowSection::Experience),
            SectionKind::PositionsOfTrust => asks_rows(RowSection::PositionsOfTrust),
            SectionKind::Basics | SectionKind::Job | SectionKind::Attachments => !section.questions.is_empty(),
        };
        if !whole {
            add(format!("/sections/{s}/questions"), FieldCode::Missing);
        }
    }
}

fn check_kind(kind: &QuestionKind, at: &str, add: &mut impl FnMut(String, FieldCode)) {
    match kind {
        QuestionKind::Text { max, .. } => {
            if !(1..=MAX_ANSWER_CHARS).contains(max) {
                add(format!("{at}/max"), FieldCode::OutOfRange);
            }
        }
        QuestionKind::OneOf { choices } | QuestionKind::ManyOf { choices } => check_choices(choices, at, add),
        QuestionKind::Number(range) => {
            if range.min > range.max {
                add(format!("{at}/max"), FieldCode::OutOfRange);
            }
        }
        QuestionKind::Date(range) => {
            if let (Some(earliest), Some(latest)) = (range.earliest, range.latest)
                && latest < earliest
            {
                add(format!("{at}/latest"), FieldCode::EndBeforeStart);
            }
        }
        QuestionKind::File(ask) => {
            if !(1..=MAX_FILES).contains(&ask.max_files) {
                add(format!("{at}/max_files"), FieldCode::OutOfRange);
            }
        }
        QuestionKind::YesNo | QuestionKind::Entries { .. } => {}
    }
}

fn check_choices(choices: &[QuestionChoice], at: &str, add: &mut impl FnMut(String, FieldCode)) {
    if choices.is_empty() {
        add(format!("{at}/choices"), FieldCode::Missing);
    }
    let mut ids = BTreeSet::new();
    for (c, choice) in choices.iter().enumerate() {
        if !is_id(&choice.id.0) {
            add(format!("{at}/choices/{c}/id"), FieldCode::Malformed);
        }
        if !ids.insert(&choice.id) {
            add(format!("{at}/choices/{c}/id"), FieldCode::NotTogether);
        }
        check_label(&choice.label, &format!("{at}/choices/{c}/label"), add);
    }
}

/// A condition hangs on an earlier question that has that very answer.
fn check_condition(question: &Question, earlier: &[&Question], at: &str, add: &mut impl FnMut(String, FieldCode)) {
    let Some(condition) = &question.shown_when else { return };
    let Some(other) = earlier.iter().find(|other| other.id == condition.question) else {
        return add(format!("{at}/question"), FieldCode::Unknown);
    };
    let possible = match &other.kind {
        QuestionKind::OneOf { choices } | QuestionKind::ManyOf { choices } => {
            choices.iter().any(|choice| choice.id.0 == condition.is)
        }
        QuestionKind::YesNo => matches!(condition.is.as_str(), "yes" | "no"),
        QuestionKind::Text { .. }
        | QuestionKind::Number(_)
        | QuestionKind::Date(_)
        | QuestionKind::Entries { .. }
        | QuestionKind::File(_) => false,
    };
    if !possible {
        add(format!("{at}/is"), FieldCode::NotAChoice);
    }
}

/// A text is there in at least one language, and none of its languages is blank.
fn check_label(label: &Translated, at: &str, add: &mut impl FnMut(String, FieldCode)) {
    let mut texts = label.languages().filter_map(|language| label.get(language)).peekable();
    if texts.peek().is_none() || texts.any(|text| text.trim().is_empty()) {
        add(at.to_owned(), FieldCode::Missing);
    }
}

fn is_id(id: &str) -> bool {
    (1..=60).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}
