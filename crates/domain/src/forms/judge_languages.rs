//! Judges language skills in the guide's three groups (G9.2.4): required by law, otherwise needed, others.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::judge_rows::{at, filled, judge_row, says_none};
use super::tally::Tally;
use super::{AnswerValue, Draft, DraftRow, LanguageAsk, MAX_ROWS, Question, RowField, RowSection};
use crate::ids::RowId;
use crate::problem::{FieldCode, FieldError};

/// The three skills, of which each language has a level; the dash is one.
const SKILLS: [RowField; 3] = [RowField::Speaking, RowField::Writing, RowField::Understanding];

/// The id of the row of a language that the form names, while nobody has answered it: the same wherever it is written, so
/// that two pages which answer it at the same time make one row of it (D56).
#[must_use]
pub fn named_row(language: &str) -> RowId {
    let mut bytes = *b"language\x80\0\0\0\0\0\0\0";
    for (place, letter) in bytes.iter_mut().skip(9).zip(language.bytes()) {
        *place = letter;
    }
    RowId(Uuid::from_bytes(bytes))
}

/// The row of a language that the form names: the first that has this language, whoever made it.
#[must_use]
pub fn row_of<'a>(rows: impl IntoIterator<Item = &'a DraftRow>, language: &str) -> Option<&'a DraftRow> {
    rows.into_iter()
        .filter(|row| row.section == RowSection::Languages && language_of(row) == Some(language))
        .min_by_key(|row| (row.position, row.id))
}

/// Judges the rows of one question: every language that the form names is asked for by itself, every other row must be
/// complete, and no language stands there twice.
pub(super) fn judge(question: &Question, ask: &LanguageAsk, draft: &Draft, tally: &mut Tally) {
    let mut rows: Vec<&DraftRow> = draft.rows.iter().filter(|row| row.section == RowSection::Languages).collect();
    rows.sort_by_key(|row| (row.position, row.id));
    if !rows.is_empty() {
        tally.touch();
    }
    for named in ask.named() {
        let errors = match row_of(rows.iter().copied(), &named.language) {
            Some(row) => judge_row(row),
            None => {
                let row = named_row(&named.language);
                let missing = |skill: &RowField| {
                    FieldError::new(format!("/rows/{}/{row}/{skill}", RowSection::Languages), FieldCode::Missing)
                };
                SKILLS.iter().map(missing).collect()
            }
        };
        tally.field(true, errors);
    }
    let has_none = says_none(question, draft);
    if has_none {
        tally.touch();
    }
    let whole = format!("/rows/{}", RowSection::Languages);
    let mut errors = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for row in &rows {
        let language = language_of(row);
        if language.is_some_and(|language| !seen.insert(language)) {
            errors.push(at(row, RowField::Language, FieldCode::NotTogether));
        } else if !language.is_some_and(|language| ask.names(language)) {
            errors.extend(judge_row(row));
        }
    }
    let names_none = ask.named().next().is_none();
    if names_none && rows.is_empty() && !has_none && question.required {
        errors.push(FieldError::new(whole.clone(), FieldCode::Missing));
    }
    if !rows.is_empty() && has_none {
        errors.push(FieldError::new(format!("/answers/{}", question.id), FieldCode::Contradiction));
    }
    if rows.len() > MAX_ROWS {
        errors.push(FieldError::new(whole, FieldCode::TooMany).with("max", MAX_ROWS));
    }
    tally.field(names_none && question.required, errors);
}

fn language_of(row: &DraftRow) -> Option<&str> {
    filled(row, RowField::Language).and_then(AnswerValue::as_text).map(str::trim)
}
