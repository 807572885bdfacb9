//! Makes a row of a section, or merges fields into it. The id comes from the client: repeating is harmless.

use std::collections::BTreeMap;

use domain::applications::{AnswersSaved, SaveRow};
use domain::forms::{MAX_ROWS, RowField, RowSection};
use domain::ids::RowId;
use domain::language::Language;
use domain::problem::{FieldCode, FieldError, Kind};
use domain::time::Instant;

use super::draft::{self, Seen};
use crate::app::App;
use crate::db::applications::own::Mine;
use crate::db::applications::write;
use crate::db::entities::application_rows;
use crate::db::stored::Stored;
use crate::failure::Outcome;
use crate::usecases::merge::merge;
use crate::usecases::rows;

/// Saves it.
///
/// # Errors
/// [`Kind::Invalid`] with every field that no draft keeps, or when the section is full; `PeriodOver` and its kind.
pub async fn run(
    app: &App,
    mine: &Mine,
    section: RowSection,
    row: RowId,
    save: &SaveRow,
    language: Language,
    now: Instant,
) -> Outcome<AnswersSaved> {
    app.db
        .write(async |tx| {
            let touched = draft::touch(tx, mine, Some(Seen { version: save.base_version, language }), now).await?;
            let errors = rows::check(tx, section, row, &save.fields).await?;
            if !errors.is_empty() {
                return Err(errors.into());
            }
            let stored = write::find_row(tx, touched.draft, row).await?;
            let (count, end) = write::section(tx, touched.draft, section).await?;
            let (fields, position) = match stored {
                // The id is taken by a row of another section.
                Some(stored) if stored.section != section => return Err(Kind::NotFound.into()),
                Some(stored) => (stored.fields.0, stored.position),
                None if count >= MAX_ROWS as u64 => {
                    let full = FieldError::new(format!("/rows/{section}"), FieldCode::TooMany).with("max", MAX_ROWS);
                    return Err(full.into());
                }
                None => (BTreeMap::new(), end),
            };
            let merged = merge(fields, save.base_version, touched.next, &save.fields);
            let pointer = |field: &RowField| rows::pointer(section, row, *field);
            let saved = merged.saved.iter().map(pointer).collect();
            let conflicts = merged.conflicts(pointer);
            let written = application_rows::Model {
                version_id: touched.draft,
                id: row,
                section,
                position: save.position.unwrap_or(position).max(0),
                fields: Stored(merged.fields),
                changed_in: touched.next,
            };
            write::rows(tx, vec![written]).await?;
            let evaluation = Some(draft::judge(tx, &touched.own, mine.applicant, now).await?);
            Ok(AnswersSaved { version: touched.next, saved, conflicts, evaluation, saved_at: now })
        })
        .await
}
