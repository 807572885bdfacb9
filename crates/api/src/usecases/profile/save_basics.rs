//! Basic details, field by field, as they are left (G9-2, G7.1-3, D56).

use std::collections::BTreeMap;

use domain::applications::AnswersSaved;
use domain::forms::{AnswerValue, BasicField, Field, check_saved};
use domain::ids::UserId;
use domain::problem::{FieldCode, FieldError, Kind};
use domain::profile::SaveBasics;
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::profile;
use crate::failure::{Failure, Outcome, Refusal};
use crate::usecases::merge::merge;

/// Saves them; what somebody else changed meanwhile comes back.
///
/// # Errors
/// `invalid` with the fields that no draft keeps (D47); `stale` on top of a version that there has never been.
pub async fn run(app: &App, actor: &Actor, user: UserId, save: &SaveBasics, now: Instant) -> Outcome<AnswersSaved> {
    let errors: Vec<FieldError> =
        save.basics.iter().filter_map(|(field, value)| judge(*field, value.as_ref())).collect();
    if !errors.is_empty() {
        return Err(errors.into());
    }
    type Wanted = BTreeMap<BasicField, Option<AnswerValue>>;
    let (equality, basics): (Wanted, Wanted) =
        save.basics.clone().into_iter().partition(|(field, _)| field.is_for_equality_only());
    app.db
        .write(async |tx| {
            let before = profile::of_user(tx, user).await?;
            // Versions only grow: one that is beyond the newest has never been (after a restored backup, for example).
            if save.base_version > before.version {
                let current = serde_json::to_value(before.view()).map_err(|error| Failure::bug(error.to_string()))?;
                return Err(Refusal::new(Kind::Stale).with_current(current).into());
            }
            let stored = profile::begin_save(tx, user, now).await?;
            let version = stored.version;
            let basics = merge(stored.basics, save.base_version, version, &basics);
            let equality = merge(stored.equality, save.base_version, version, &equality);
            let saved = basics.saved.iter().chain(&equality.saved).map(pointer).collect();
            let mut conflicts = basics.conflicts(pointer);
            conflicts.extend(equality.conflicts(pointer));
            profile::write(tx, user, basics.fields, equality.fields).await?;
            audit::record(tx, actor, Did::SavedProfile, user, None, now).await?;
            Ok(AnswersSaved { version, saved, conflicts, evaluation: None, saved_at: now })
        })
        .await
}

fn pointer(field: &BasicField) -> String {
    format!("/basics/{field}")
}

fn judge(field: BasicField, value: Option<&AnswerValue>) -> Option<FieldError> {
    if field.is_of_application() {
        return Some(FieldError::new(pointer(&field), FieldCode::Unknown));
    }
    check_saved(Field::Basic(field), &pointer(&field), value?).err()
}
