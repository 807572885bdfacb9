//! Takes basic details and rows into the profile: from its file (G7.1-5), or from an application. Nothing that says
//! something else is overwritten unless that is wished, and nothing is removed.

use std::collections::BTreeMap;

use domain::applications::AnswersSaved;
use domain::codes::Choice;
use domain::forms::{AnswerValue, BasicField, DraftRow, MAX_ROWS, RowField, RowSection};
use domain::ids::{RowId, UserId};
use domain::problem::{FieldCode, FieldError};
use domain::row_version::RowVersion;
use domain::time::Instant;

use super::save_basics::{judge, pointer as basic_pointer};
use crate::db::entities::profile_entries;
use crate::db::stored::{Fields, Stored};
use crate::db::{Tx, profile};
use crate::failure::Outcome;
use crate::random;
use crate::usecases::merge::{Merged, merge};
use crate::usecases::rows;

/// What is to be taken in.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// Basic details.
    pub basics: &'a BTreeMap<BasicField, AnswerValue>,
    /// Rows of all sections.
    pub rows: &'a [DraftRow],
    /// Whether a field that says something else is replaced. Without it, it comes back as a conflict.
    pub overwrite: bool,
}

/// Takes it in. A row that the profile has under this id is merged field by field; one that it has word for word under
/// another is not added again. Of what was the same before, nothing is said.
///
/// # Errors
/// `invalid` with every field that no profile keeps; then nothing was taken in.
pub async fn run(tx: &Tx, user: UserId, wanted: &Wanted<'_>, now: Instant) -> Outcome<AnswersSaved> {
    // Before anything is compared with anything: what is left to do is bounded.
    let errors = too_many(wanted.rows.iter().map(|row| row.section));
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let errors = check(tx, wanted).await?;
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let stored = profile::begin_save(tx, user, now).await?;
    let version = stored.version;
    let base = if wanted.overwrite { RowVersion(i32::MAX) } else { RowVersion(0) };
    let (apart, open): (BTreeMap<BasicField, _>, BTreeMap<BasicField, _>) =
        some(wanted.basics).into_iter().partition(|(field, _)| field.is_for_equality_only());
    let open = merge_into(stored.basics, base, version, &open);
    let apart = merge_into(stored.equality, base, version, &apart);
    let mut saved: Vec<String> = open.changed.iter().chain(&apart.changed).map(basic_pointer).collect();
    let mut conflicts = open.conflicts(basic_pointer);
    conflicts.extend(apart.conflicts(basic_pointer));
    profile::write(tx, user, open.fields, apart.fields).await?;

    let mut known = profile::rows::stored(tx, user).await?;
    for row in wanted.rows.iter().filter(|row| row.fields.values().any(|value| !value.is_empty())) {
        let here = known
            .iter()
            .position(|other| other.id == row.id && other.section == row.section)
            .or_else(|| known.iter().position(|other| same_language(other, row)));
        let twin = known.iter().any(|other| {
            let typed = profile::rows::without_history(other.clone());
            typed.section == row.section && typed.fields == row.fields
        });
        if here.is_none() && twin {
            continue;
        }
        let mut fields = some(&row.fields);
        // One row only is the highest, and the one that the profile has stays it (G9.2.2).
        if known.iter().any(|other| other.id != row.id && is_highest(other)) {
            fields.remove(&RowField::Highest);
        }
        let target = match here.and_then(|at| known.get(at)) {
            Some(target) => target.clone(),
            None => {
                let id = if known.iter().any(|other| other.id == row.id) { random::id() } else { row.id };
                empty(user, id, row.section, end_of(&known, row.section), version)
            }
        };
        let merged = merge_into(target.fields.0.clone(), base, version, &fields);
        let place = |field: &RowField| rows::pointer(row.section, target.id, *field);
        saved.extend(merged.changed.iter().map(place));
        conflicts.extend(merged.conflicts(place));
        let row = profile_entries::Model { fields: Stored(merged.fields), changed_in: version, ..target };
        profile::rows::write(tx, row.clone()).await?;
        known.retain(|other| other.id != row.id);
        known.push(row);
    }
    let full = too_many(known.iter().map(|row| row.section));
    if !full.is_empty() {
        return Err(full.into());
    }
    Ok(AnswersSaved { version, saved, conflicts, evaluation: None, saved_at: now })
}

/// Whether both are about one language: a form that names a language gives its row an id of its own (G9.2.4), and nobody
/// has two levels in one language.
fn same_language(known: &profile_entries::Model, wanted: &DraftRow) -> bool {
    let language = wanted.fields.get(&RowField::Language);
    (known.section, wanted.section) == (RowSection::Languages, RowSection::Languages)
        && language.is_some_and(|language| !language.is_empty())
        && known.fields.0.get(&RowField::Language).and_then(|field| field.v.as_ref()) == language
}

/// The sections that would have more rows than a profile keeps.
fn too_many(rows: impl Iterator<Item = RowSection>) -> Vec<FieldError> {
    let sections: Vec<RowSection> = rows.collect();
    RowSection::ALL
        .iter()
        .filter(|section| sections.iter().filter(|of| of == section).count() > MAX_ROWS)
        .map(|section| FieldError::new(format!("/rows/{section}"), FieldCode::TooMany).with("max", MAX_ROWS))
        .collect()
}

/// Everything that no profile keeps, and rows that are named twice.
async fn check(tx: &Tx, wanted: &Wanted<'_>) -> Outcome<Vec<FieldError>> {
    let mut errors: Vec<FieldError> =
        wanted.basics.iter().filter_map(|(field, value)| judge(*field, Some(value))).collect();
    for (at, row) in wanted.rows.iter().enumerate() {
        errors.extend(rows::check(tx, row.section, row.id, &some(&row.fields)).await?);
        if wanted.rows.iter().take(at).any(|other| other.id == row.id) {
            errors.push(FieldError::new(format!("/rows/{}/{}", row.section, row.id), FieldCode::NotTogether));
        }
    }
    Ok(errors)
}

/// A field that was cleared takes a value again like one that was never filled in.
fn merge_into<K: Ord + Clone>(
    mut stored: Fields<K>,
    base: RowVersion,
    version: RowVersion,
    wanted: &BTreeMap<K, Option<AnswerValue>>,
) -> Merged<K> {
    stored.retain(|_, field| field.v.is_some());
    merge(stored, base, version, wanted)
}

fn some<K: Ord + Clone>(values: &BTreeMap<K, AnswerValue>) -> BTreeMap<K, Option<AnswerValue>> {
    values
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| (key.clone(), Some(value.clone())))
        .collect()
}

fn empty(user: UserId, id: RowId, section: RowSection, position: i32, version: RowVersion) -> profile_entries::Model {
    let fields = Stored(Fields::new());
    profile_entries::Model { user_id: user, id, section, position, fields, changed_in: version }
}

fn end_of(known: &[profile_entries::Model], section: RowSection) -> i32 {
    let places = known.iter().filter(|row| row.section == section).map(|row| row.position.saturating_add(1));
    places.max().unwrap_or(0)
}

fn is_highest(row: &profile_entries::Model) -> bool {
    row.fields.get(&RowField::Highest).is_some_and(|field| field.v == Some(AnswerValue::YesNo(true)))
}
