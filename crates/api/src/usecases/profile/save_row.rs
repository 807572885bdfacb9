//! Makes a row of the profile, or merges fields into it. The id comes from the client: repeating is harmless, and putting
//! a removed row back is making it again.

use std::collections::BTreeMap;

use domain::applications::{AnswersSaved, SaveRow};
use domain::forms::{MAX_ROWS, RowField, RowSection};
use domain::ids::{RowId, UserId};
use domain::problem::{FieldCode, FieldError, Kind};
use domain::time::Instant;

use super::view;
use crate::actor::Actor;
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::entities::profile_entries;
use crate::db::profile;
use crate::db::stored::Stored;
use crate::failure::Outcome;
use crate::usecases::merge::merge;
use crate::usecases::rows;

/// Saves it; what somebody else changed meanwhile comes back.
///
/// # Errors
/// [`Kind::Invalid`] with every field that no draft keeps, or when the section is full; `stale` on top of a version that
/// there has never been; [`Kind::NotFound`] where the id belongs to a row of another section.
pub async fn run(
    app: &App,
    actor: &Actor,
    user: UserId,
    (section, row): (RowSection, RowId),
    save: &SaveRow,
    now: Instant,
) -> Outcome<AnswersSaved> {
    app.db
        .write(async |tx| {
            view::refuse_unborn(tx, user, save.base_version, now).await?;
            let errors = rows::check(tx, section, row, &save.fields).await?;
            if !errors.is_empty() {
                return Err(errors.into());
            }
            let version = profile::begin_save(tx, user, now).await?.version;
            let stored = profile::rows::stored(tx, user).await?;
            let of_section = stored.iter().filter(|other| other.section == section);
            let end = of_section.clone().map(|other| other.position.saturating_add(1)).max().unwrap_or(0);
            let (fields, position) = match stored.iter().find(|other| other.id == row) {
                Some(other) if other.section != section => return Err(Kind::NotFound.into()),
                Some(known) => (known.fields.0.clone(), known.position),
                None if of_section.count() >= MAX_ROWS => {
                    let full = FieldError::new(format!("/rows/{section}"), FieldCode::TooMany).with("max", MAX_ROWS);
                    return Err(full.into());
                }
                None => (BTreeMap::new(), end),
            };
            let merged = merge(fields, save.base_version, version, &save.fields);
            let pointer = |field: &RowField| rows::pointer(section, row, *field);
            let saved = merged.saved.iter().map(pointer).collect();
            let conflicts = merged.conflicts(pointer);
            let written = profile_entries::Model {
                user_id: user,
                id: row,
                section,
                position: save.position.unwrap_or(position).max(0),
                fields: Stored(merged.fields),
                changed_in: version,
            };
            profile::rows::write(tx, written).await?;
            audit::record(tx, actor, Did::SavedProfile, user, None, now).await?;
            Ok(AnswersSaved { version, saved, conflicts, evaluation: None, saved_at: now })
        })
        .await
}
