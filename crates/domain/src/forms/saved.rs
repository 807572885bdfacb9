//! What a draft refuses to keep (D47): only what no text, number or date could ever become valid from.

use super::{AnswerValue, BasicField, MAX_ANSWER_CHARS, NONE_CHOICE, Question, QuestionChoice, QuestionKind, RowField};
use crate::codes::{Choice, Gender, SkillLevel, StateEmployer};
use crate::problem::{FieldCode, FieldError};

/// Longest text of a field of one line, in characters.
pub const MAX_LINE_CHARS: u32 = 200;

/// A field whose value is saved.
#[derive(Clone, Copy, Debug)]
pub enum Field<'a> {
    /// Of “Basuppgifter”.
    Basic(BasicField),
    /// Of a row.
    Row(RowField),
    /// The answer of a question.
    Answer(&'a Question),
}

/// What a field holds.
enum Shape<'a> {
    Line(u32),
    Prose(u32),
    YesNo,
    OneOf(&'a [QuestionChoice]),
    /// The choices, and whether none of them is one too.
    ManyOf(&'a [QuestionChoice], bool),
    Coded(&'static dyn Fn(&str) -> bool),
    Nothing,
}

/// Judges one value at the moment it is saved, in the browser and on the server. A draft keeps any half-typed value; it
/// refuses only the wrong JSON type, a text beyond its limit, characters that no text may have, and choices that do not
/// exist (D47).
///
/// # Errors
/// What is wrong, at `pointer`.
pub fn check_saved(field: Field<'_>, pointer: &str, value: &AnswerValue) -> Result<(), FieldError> {
    let refuse = |code| Err(FieldError::new(pointer, code));
    match (shape(field), value) {
        (Shape::Line(max), AnswerValue::Text(text)) => check_text(text, max, false, pointer),
        (Shape::Prose(max), AnswerValue::Text(text)) => check_text(text, max, true, pointer),
        (Shape::YesNo, AnswerValue::YesNo(_)) => Ok(()),
        (Shape::OneOf(choices), AnswerValue::Text(id)) => {
            if id.is_empty() || is_choice(choices, id) {
                Ok(())
            } else {
                refuse(FieldCode::NotAChoice)
            }
        }
        (Shape::ManyOf(choices, none), AnswerValue::Many(ids)) => {
            let twice = ids.iter().enumerate().any(|(at, id)| ids.iter().skip(at + 1).any(|other| other == id));
            if !ids.iter().all(|id| is_choice(choices, id) || (none && id == NONE_CHOICE)) {
                refuse(FieldCode::NotAChoice)
            } else if twice {
                refuse(FieldCode::NotTogether)
            } else {
                Ok(())
            }
        }
        (Shape::Coded(is_code), AnswerValue::Text(code)) => {
            if code.is_empty() || is_code(code) {
                Ok(())
            } else {
                refuse(FieldCode::NotAChoice)
            }
        }
        (Shape::Nothing, AnswerValue::Text(_) | AnswerValue::Many(_) | AnswerValue::YesNo(_)) => {
            refuse(FieldCode::Unknown)
        }
        (
            Shape::Line(_) | Shape::Prose(_) | Shape::YesNo | Shape::OneOf(_) | Shape::ManyOf(..) | Shape::Coded(_),
            AnswerValue::Text(_) | AnswerValue::Many(_) | AnswerValue::YesNo(_),
        ) => refuse(FieldCode::WrongType),
    }
}

fn shape(field: Field<'_>) -> Shape<'_> {
    match field {
        Field::Basic(BasicField::Gender) => Shape::Coded(&|code| Gender::from_slug(code).is_some()),
        Field::Basic(BasicField::StateEmployer) => Shape::Coded(&|code| StateEmployer::from_slug(code).is_some()),
        Field::Row(RowField::Speaking | RowField::Writing | RowField::Understanding) => {
            Shape::Coded(&|code| SkillLevel::from_slug(code).is_some())
        }
        Field::Basic(BasicField::Citizenship | BasicField::ElectronicNotice)
        | Field::Row(RowField::Highest | RowField::Ongoing) => Shape::YesNo,
        Field::Basic(
            BasicField::FirstName
            | BasicField::LastName
            | BasicField::BirthDate
            | BasicField::Phone
            | BasicField::Street
            | BasicField::PostalCode
            | BasicField::City
            | BasicField::Country
            | BasicField::StateAgency,
        )
        | Field::Row(
            RowField::Degree
            | RowField::School
            | RowField::Level
            | RowField::CompletedOn
            | RowField::Course
            | RowField::Organizer
            | RowField::Language
            | RowField::Assignment
            | RowField::Organization
            | RowField::Employer
            | RowField::Title
            | RowField::StartedOn
            | RowField::EndedOn,
        ) => Shape::Line(MAX_LINE_CHARS),
        // An address may have 254; what is longer is told there (D51).
        Field::Basic(BasicField::Email) => Shape::Line(2 * MAX_LINE_CHARS),
        Field::Row(RowField::Description) => Shape::Prose(MAX_ANSWER_CHARS),
        Field::Answer(question) => match &question.kind {
            QuestionKind::Text { max, long: true } => Shape::Prose(MAX_ANSWER_CHARS.min(*max)),
            QuestionKind::Text { max, long: false } => Shape::Line(MAX_ANSWER_CHARS.min(*max)),
            QuestionKind::Number(_) | QuestionKind::Date(_) => Shape::Line(MAX_LINE_CHARS),
            QuestionKind::OneOf { choices } => Shape::OneOf(choices),
            QuestionKind::ManyOf { choices } => Shape::ManyOf(choices, question.role.offers_none()),
            QuestionKind::YesNo | QuestionKind::Entries { .. } | QuestionKind::Languages(_) => Shape::YesNo,
            QuestionKind::File(_) => Shape::Nothing,
        },
    }
}

fn check_text(text: &str, max: u32, lines: bool, pointer: &str) -> Result<(), FieldError> {
    let allowed = |c: char| !c.is_control() || (lines && matches!(c, '\n' | '\r')) || c == '\t';
    if !text.chars().all(allowed) {
        return Err(FieldError::new(pointer, FieldCode::BadCharacter));
    }
    if u32::try_from(text.chars().count()).is_ok_and(|count| count <= max) {
        Ok(())
    } else {
        Err(FieldError::new(pointer, FieldCode::TooLong).with("max", max))
    }
}

fn is_choice(choices: &[QuestionChoice], id: &str) -> bool {
    choices.iter().any(|choice| choice.id.0 == id)
}
