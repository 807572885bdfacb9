//! Judges rows: degrees (G9.2.2, D23), courses (G9.2.3), language skills (G9.2.4), work experience (G9.2.5), positions
//! of trust.

use super::judge_basics::first_day;
use super::saved::{Field, check_saved};
use super::tally::Tally;
use super::{AnswerValue, Draft, DraftRow, MAX_ROWS, Question, RowField, RowSection};
use crate::problem::{FieldCode, FieldError};
use crate::time::parse_date;

/// The level of education that says ‹Ingen avlagd examen› (D23).
pub const NO_DEGREE: &str = "none";

/// Judges a section of rows. Every row that exists must be complete: one that nobody sees must not stand in the way
/// without being named.
pub(super) fn judge(question: &Question, section: RowSection, draft: &Draft, tally: &mut Tally) {
    let mut rows: Vec<&DraftRow> = draft.rows.iter().filter(|row| row.section == section).collect();
    rows.sort_by_key(|row| (row.position, row.id));
    let has_none = says_none(question, draft);
    if has_none || !rows.is_empty() {
        tally.touch();
    }
    let mut errors: Vec<FieldError> = rows.iter().flat_map(|row| judge_row(row)).collect();
    let whole = format!("/rows/{section}");
    if rows.is_empty() && !has_none && question.required {
        errors.push(FieldError::new(whole.clone(), FieldCode::Missing));
    }
    if !rows.is_empty() && has_none {
        errors.push(FieldError::new(format!("/answers/{}", question.id), FieldCode::Contradiction));
    }
    if rows.len() > MAX_ROWS {
        errors.push(FieldError::new(whole.clone(), FieldCode::TooMany).with("max", MAX_ROWS));
    }
    match section {
        RowSection::Degrees => errors.extend(judge_degrees(&rows, whole)),
        RowSection::Courses | RowSection::Languages | RowSection::Experience | RowSection::PositionsOfTrust => {}
    }
    tally.field(question.required, errors);
}

/// Whether the answer is that there are no rows.
pub(super) fn says_none(question: &Question, draft: &Draft) -> bool {
    question.takes_none() && draft.answers.get(&question.id) == Some(&AnswerValue::YesNo(true))
}

/// What degrees owe to each other: exactly one is the highest, and ‹Ingen avlagd examen› stands alone.
fn judge_degrees(rows: &[&DraftRow], whole: String) -> Vec<FieldError> {
    let (without, real): (Vec<&DraftRow>, Vec<&DraftRow>) = rows.iter().partition(|row| is_no_degree(row));
    let mut errors = Vec::new();
    if !real.is_empty() {
        errors.extend(without.iter().map(|row| at(row, RowField::Level, FieldCode::Contradiction)));
        if real.iter().filter(|row| is_true(row, RowField::Highest)).count() != 1 {
            errors.push(FieldError::new(whole, FieldCode::MarkOne));
        }
    }
    errors
}

/// All that is wrong with one row.
pub(super) fn judge_row(row: &DraftRow) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for field in row.section.fields() {
        match filled(row, *field) {
            None if is_required(row, *field) => errors.push(at(row, *field, FieldCode::Missing)),
            None => {}
            Some(value) if is_asked(row, *field) => {
                errors.extend(check_value(row, *field, value).err());
            }
            Some(_) => {}
        }
    }
    let day = |field| filled(row, field).and_then(AnswerValue::as_text).and_then(parse_date);
    if is_asked(row, RowField::EndedOn)
        && let (Some(started), Some(ended)) = (day(RowField::StartedOn), day(RowField::EndedOn))
        && ended < started
    {
        errors.push(at(row, RowField::EndedOn, FieldCode::EndBeforeStart));
    }
    errors
}

/// Whether the page shows the field at all: what stays behind in a hidden one does not stand in the way.
pub(super) fn is_asked(row: &DraftRow, field: RowField) -> bool {
    match field {
        RowField::Degree | RowField::School | RowField::CompletedOn | RowField::Highest => !is_no_degree(row),
        RowField::Course
        | RowField::Organizer
        | RowField::Language
        | RowField::Speaking
        | RowField::Writing
        | RowField::Understanding
        | RowField::Assignment
        | RowField::Organization => true,
        RowField::EndedOn => !is_true(row, RowField::Ongoing),
        RowField::Level
        | RowField::Employer
        | RowField::Title
        | RowField::StartedOn
        | RowField::Ongoing
        | RowField::Description => true,
    }
}

/// Whether a row is complete only with this field.
fn is_required(row: &DraftRow, field: RowField) -> bool {
    match field {
        RowField::Degree
        | RowField::School
        | RowField::Level
        | RowField::Course
        | RowField::Language
        | RowField::Speaking
        | RowField::Writing
        | RowField::Understanding
        | RowField::Assignment
        | RowField::Organization
        | RowField::Employer
        | RowField::Title => is_asked(row, field),
        // When exactly a course ended or a position of trust began is no condition of anything.
        RowField::CompletedOn => row.section == RowSection::Degrees && is_asked(row, field),
        RowField::StartedOn | RowField::EndedOn => row.section == RowSection::Experience && is_asked(row, field),
        RowField::Organizer | RowField::Highest | RowField::Ongoing | RowField::Description => false,
    }
}

fn check_value(row: &DraftRow, field: RowField, value: &AnswerValue) -> Result<(), FieldError> {
    let pointer = pointer(row, field);
    check_saved(Field::Row(field), &pointer, value)?;
    match (field, value.as_text()) {
        (RowField::CompletedOn | RowField::StartedOn | RowField::EndedOn, Some(text)) => match parse_date(text) {
            None => Err(FieldError::new(pointer, FieldCode::NotADate)),
            Some(day) if day < first_day() => {
                Err(FieldError::new(pointer, FieldCode::TooEarly).with("earliest", first_day()))
            }
            Some(_) => Ok(()),
        },
        (RowField::Level | RowField::Language, Some(text)) if !is_code(text.trim()) => {
            Err(FieldError::new(pointer, FieldCode::NotAChoice))
        }
        (
            RowField::CompletedOn
            | RowField::StartedOn
            | RowField::EndedOn
            | RowField::Level
            | RowField::Degree
            | RowField::School
            | RowField::Highest
            | RowField::Course
            | RowField::Organizer
            | RowField::Language
            | RowField::Speaking
            | RowField::Writing
            | RowField::Understanding
            | RowField::Assignment
            | RowField::Organization
            | RowField::Employer
            | RowField::Title
            | RowField::Ongoing
            | RowField::Description,
            _,
        ) => Ok(()),
    }
}

/// Whether this can be a code of an open list; which ones exist only the server's tables know.
pub(super) fn is_code(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'))
}

pub(super) fn filled(row: &DraftRow, field: RowField) -> Option<&AnswerValue> {
    row.fields.get(&field).filter(|value| !value.is_empty())
}

fn is_true(row: &DraftRow, field: RowField) -> bool {
    row.fields.get(&field) == Some(&AnswerValue::YesNo(true))
}

fn is_no_degree(row: &DraftRow) -> bool {
    filled(row, RowField::Level).and_then(AnswerValue::as_text).map(str::trim) == Some(NO_DEGREE)
}

fn pointer(row: &DraftRow, field: RowField) -> String {
    format!("/rows/{}/{}/{field}", row.section, row.id)
}

pub(super) fn at(row: &DraftRow, field: RowField, code: FieldCode) -> FieldError {
    FieldError::new(pointer(row, field), code)
}
