//! Judges one question that is asked (G9.2.7).

use super::saved::{Field, check_saved};
use super::tally::Tally;
use super::{AnswerValue, DateRange, Draft, NONE_CHOICE, NumberRange, Question, QuestionKind};
use super::{judge_files, judge_languages, judge_rows};
use crate::problem::{FieldCode, FieldError};
use crate::time::parse_date;

/// Judges the answer of any kind of question.
pub(super) fn judge(question: &Question, draft: &Draft, tally: &mut Tally) {
    match &question.kind {
        QuestionKind::Entries { section } => judge_rows::judge(question, *section, draft, tally),
        QuestionKind::Languages(ask) => judge_languages::judge(question, ask, draft, tally),
        QuestionKind::File(ask) => judge_files::judge(question, *ask, draft, tally),
        QuestionKind::Text { .. }
        | QuestionKind::OneOf { .. }
        | QuestionKind::ManyOf { .. }
        | QuestionKind::Number(_)
        | QuestionKind::Date(_)
        | QuestionKind::YesNo => {
            let answer = draft.answers.get(&question.id).filter(|answer| !answer.is_empty());
            tally.value(format!("/answers/{}", question.id), question.required, answer, |answer, pointer| {
                check_saved(Field::Answer(question), pointer, answer)?;
                check_none(question, answer, pointer)?;
                check_parsed(&question.kind, answer, pointer)
            });
        }
    }
}

/// What can be said only of a whole answer: half a date is a draft, but nothing to send (D47).
fn check_parsed(kind: &QuestionKind, answer: &AnswerValue, pointer: &str) -> Result<(), FieldError> {
    match (kind, answer.as_text()) {
        (QuestionKind::Number(range), Some(text)) => check_number(*range, text, pointer),
        (QuestionKind::Date(range), Some(text)) => check_date(*range, text, pointer),
        (
            QuestionKind::Number(_)
            | QuestionKind::Date(_)
            | QuestionKind::Text { .. }
            | QuestionKind::OneOf { .. }
            | QuestionKind::ManyOf { .. }
            | QuestionKind::YesNo
            | QuestionKind::Entries { .. }
            | QuestionKind::Languages(_)
            | QuestionKind::File(_),
            _,
        ) => Ok(()),
    }
}

/// None of them, and one of them, is no answer. A draft keeps it, so that a click in the wrong order loses nothing.
fn check_none(question: &Question, answer: &AnswerValue, pointer: &str) -> Result<(), FieldError> {
    match answer {
        AnswerValue::Many(ids)
            if ids.len() > 1 && ids.iter().any(|id| id == NONE_CHOICE) && question.role.offers_none() =>
        {
            Err(FieldError::new(pointer, FieldCode::Contradiction))
        }
        AnswerValue::Many(_) | AnswerValue::Text(_) | AnswerValue::YesNo(_) => Ok(()),
    }
}

/// Reads a whole number as people write it: spaces between the thousands, a hyphen or a minus before it.
#[must_use]
pub fn parse_number(raw: &str) -> Option<i64> {
    let plain: String =
        raw.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '\u{2212}' { '-' } else { c }).collect();
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) { None } else { plain.parse().ok() }
}

fn check_number(range: NumberRange, text: &str, pointer: &str) -> Result<(), FieldError> {
    match parse_number(text) {
        None => Err(FieldError::new(pointer, FieldCode::NotANumber)),
        Some(number) if number < range.min || number > range.max => {
            Err(FieldError::new(pointer, FieldCode::OutOfRange).with("min", range.min).with("max", range.max))
        }
        Some(_) => Ok(()),
    }
}

fn check_date(range: DateRange, text: &str, pointer: &str) -> Result<(), FieldError> {
    let Some(day) = parse_date(text) else { return Err(FieldError::new(pointer, FieldCode::NotADate)) };
    match (range.earliest, range.latest) {
        (Some(earliest), _) if day < earliest => {
            Err(FieldError::new(pointer, FieldCode::TooEarly).with("earliest", earliest))
        }
        (_, Some(latest)) if day > latest => Err(FieldError::new(pointer, FieldCode::TooLate).with("latest", latest)),
        (_, _) => Ok(()),
    }
}
