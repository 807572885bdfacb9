//! What one question of a form may be (G9.2.4, G9.2.6, G9.2.7).

use std::collections::BTreeSet;

use super::judge_rows::is_code;
use super::{LanguageAsk, MAX_ANSWER_CHARS, NONE_CHOICE, Question, QuestionChoice, QuestionKind, QuestionRole};
use crate::attachments::MAX_FILES;
use crate::problem::{FieldCode, FieldError};
use crate::translated::Translated;

/// Most choices of one question, and most languages that it names.
pub const MAX_CHOICES: usize = 100;
/// Longest label of a question or choice, in characters.
pub const MAX_LABEL_CHARS: usize = 500;
/// Longest help below a question, in characters.
pub const MAX_HELP_CHARS: usize = 2_000;

/// Takes what is wrong.
pub(super) type Add<'a> = &'a mut dyn FnMut(FieldError);

/// Everything that is wrong with a question by itself.
pub(super) fn check_question(question: &Question, at: &str, add: Add<'_>) {
    if !is_id(&question.id.0) {
        add(FieldError::new(format!("{at}/id"), FieldCode::Malformed));
    }
    check_text(&question.label, MAX_LABEL_CHARS, &format!("{at}/label"), add);
    if let Some(help) = &question.help {
        check_text(help, MAX_HELP_CHARS, &format!("{at}/help"), add);
    }
    check_role(question, at, add);
    let at = format!("{at}/kind");
    match &question.kind {
        QuestionKind::Text { max, .. } => {
            if !(1..=MAX_ANSWER_CHARS).contains(max) {
                let error = FieldError::new(format!("{at}/max"), FieldCode::OutOfRange);
                add(error.with("min", 1).with("max", MAX_ANSWER_CHARS));
            }
        }
        QuestionKind::OneOf { choices } | QuestionKind::ManyOf { choices } => {
            check_choices(choices, question.role, &at, add);
        }
        QuestionKind::Number(range) => {
            if range.min > range.max {
                let error = FieldError::new(format!("{at}/max"), FieldCode::OutOfRange);
                add(error.with("min", range.min).with("max", i64::MAX));
            }
        }
        QuestionKind::Date(range) => {
            if let (Some(earliest), Some(latest)) = (range.earliest, range.latest)
                && latest < earliest
            {
                add(FieldError::new(format!("{at}/latest"), FieldCode::EndBeforeStart));
            }
        }
        QuestionKind::File(ask) => {
            if !(1..=MAX_FILES).contains(&ask.max_files) {
                let error = FieldError::new(format!("{at}/max_files"), FieldCode::OutOfRange);
                add(error.with("min", 1).with("max", MAX_FILES));
            }
        }
        QuestionKind::Languages(ask) => check_languages(ask, &at, add),
        QuestionKind::YesNo | QuestionKind::Entries { .. } => {}
    }
}

/// What a question is asked for says how it is answered (G9.2.6).
fn check_role(question: &Question, at: &str, add: Add<'_>) {
    let fits = match question.role {
        QuestionRole::Plain => true,
        QuestionRole::Eligibility => {
            matches!(question.kind, QuestionKind::YesNo | QuestionKind::OneOf { .. } | QuestionKind::ManyOf { .. })
        }
        QuestionRole::Permits | QuestionRole::Skills => matches!(question.kind, QuestionKind::ManyOf { .. }),
        QuestionRole::Leadership => matches!(question.kind, QuestionKind::Text { .. }),
    };
    if !fits {
        add(FieldError::new(format!("{at}/role"), FieldCode::NotTogether));
    }
}

fn check_choices(choices: &[QuestionChoice], role: QuestionRole, at: &str, add: Add<'_>) {
    if choices.is_empty() {
        add(FieldError::new(format!("{at}/choices"), FieldCode::Missing));
    }
    if choices.len() > MAX_CHOICES {
        add(FieldError::new(format!("{at}/choices"), FieldCode::TooMany).with("max", MAX_CHOICES));
    }
    let mut ids = BTreeSet::new();
    for (c, choice) in choices.iter().enumerate() {
        if !is_id(&choice.id.0) {
            add(FieldError::new(format!("{at}/choices/{c}/id"), FieldCode::Malformed));
        }
        let is_ours = role.offers_none() && choice.id.0 == NONE_CHOICE;
        if !ids.insert(&choice.id) || is_ours {
            add(FieldError::new(format!("{at}/choices/{c}/id"), FieldCode::NotTogether));
        }
        check_text(&choice.label, MAX_LABEL_CHARS, &format!("{at}/choices/{c}/label"), add);
    }
}

/// Each language is named once; which codes there are only the server's tables know.
fn check_languages(ask: &LanguageAsk, at: &str, add: Add<'_>) {
    let mut seen = BTreeSet::new();
    for (group, languages) in [("required_by_law", &ask.required_by_law), ("needed", &ask.needed)] {
        if languages.len() > MAX_CHOICES {
            add(FieldError::new(format!("{at}/{group}"), FieldCode::TooMany).with("max", MAX_CHOICES));
        }
        for (l, named) in languages.iter().enumerate() {
            let place = format!("{at}/{group}/{l}/language");
            // The room that the id of its row has for it.
            if !is_code(&named.language) || named.language.len() > 7 {
                add(FieldError::new(place, FieldCode::NotAChoice));
            } else if !seen.insert(&named.language) {
                add(FieldError::new(place, FieldCode::NotTogether));
            }
        }
    }
}

/// A condition hangs on an earlier question that has that very answer.
pub(super) fn check_condition(question: &Question, earlier: &[&Question], at: &str, add: Add<'_>) {
    let Some(condition) = &question.shown_when else { return };
    let Some(other) = earlier.iter().find(|other| other.id == condition.question) else {
        return add(FieldError::new(format!("{at}/question"), FieldCode::Unknown));
    };
    let possible = match &other.kind {
        QuestionKind::OneOf { choices } => choices.iter().any(|choice| choice.id.0 == condition.is),
        QuestionKind::ManyOf { choices } => {
            choices.iter().any(|choice| choice.id.0 == condition.is)
                || (other.role.offers_none() && condition.is == NONE_CHOICE)
        }
        QuestionKind::YesNo => matches!(condition.is.as_str(), "yes" | "no"),
        QuestionKind::Text { .. }
        | QuestionKind::Number(_)
        | QuestionKind::Date(_)
        | QuestionKind::Entries { .. }
        | QuestionKind::Languages(_)
        | QuestionKind::File(_) => false,
    };
    if !possible {
        add(FieldError::new(format!("{at}/is"), FieldCode::NotAChoice));
    }
}

/// A text is there in at least one language, and none of its languages is blank or too long.
fn check_text(text: &Translated, max: usize, at: &str, add: Add<'_>) {
    let mut languages = text.languages().peekable();
    if languages.peek().is_none() {
        add(FieldError::new(at, FieldCode::Missing));
    }
    for (language, text) in languages.filter_map(|language| Some((language, text.get(language)?))) {
        if text.trim().is_empty() {
            add(FieldError::new(format!("{at}/{language}"), FieldCode::Missing));
        } else if text.chars().count() > max {
            add(FieldError::new(format!("{at}/{language}"), FieldCode::TooLong).with("max", max));
        }
    }
}

fn is_id(id: &str) -> bool {
    (1..=60).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}
