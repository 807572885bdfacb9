//! What a row may hold: the same rule for applications and for the profile.

use std::collections::BTreeMap;

use domain::codes::CodeList;
use domain::forms::{AnswerValue, Field, NO_DEGREE, RowField, RowSection, check_saved};
use domain::ids::RowId;
use domain::problem::{FieldCode, FieldError};

use crate::db::{Tx, codes};
use crate::failure::Outcome;

/// Everything that no draft keeps (D47): the hard limits, and levels of education and languages that do not exist.
///
/// # Errors
/// Faults of the database.
pub async fn check(
    tx: &Tx,
    section: RowSection,
    row: RowId,
    fields: &BTreeMap<RowField, Option<AnswerValue>>,
) -> Outcome<Vec<FieldError>> {
    let mut errors = Vec::new();
    for (field, value) in fields {
        let pointer = pointer(section, row, *field);
        if !section.fields().contains(field) {
            errors.push(FieldError::new(pointer, FieldCode::Unknown));
            continue;
        }
        let Some(value) = value else { continue };
        if let Err(error) = check_saved(Field::Row(*field), &pointer, value) {
            errors.push(error);
            continue;
        }
        let list = match field {
            RowField::Level => CodeList::EducationLevels,
            RowField::Language => CodeList::Languages,
            _typed_freely => continue,
        };
        let code = value.as_text().unwrap_or_default();
        let is_none = *field == RowField::Level && code == NO_DEGREE;
        if !code.is_empty() && !is_none && !codes::exists(tx, list, code).await? {
            errors.push(FieldError::new(pointer, FieldCode::NotAChoice));
        }
    }
    Ok(errors)
}

/// Where a field of a row stands.
#[must_use]
pub fn pointer(section: RowSection, row: RowId, field: RowField) -> String {
    format!("/rows/{section}/{row}/{field}")
}
