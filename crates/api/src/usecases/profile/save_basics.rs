//! Basic details, field by field, as they are left (G9-2, G7.1-3, D56).

use std::collections::BTreeMap;

use domain::applications::AnswersSaved;
use domain::forms::{AnswerValue, BasicField, Field, check_saved};
use domain::ids::UserId;
use domain::problem::{FieldCode, FieldError};
use domain::profile::SaveBasics;
use domain::time::Instant;

use super::view;
use crate::actor::Actor;
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::profile;
use crate::failure::Outcome;
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
            view::refuse_unborn(tx, user, save.base_version, now).await?;
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

pub(super) fn pointer(field: &BasicField) -> String {
    format!("/basics/{field}")
}

/// What no profile keeps (D47, D22).
pub(super) fn judge(field: BasicField, value: Option<&AnswerValue>) -> Option<FieldError> {
    if field.is_of_application() {
        return Some(FieldError::new(pointer(&field), FieldCode::Unknown));
    }
    check_saved(Field::Basic(field), &pointer(&field), value?).err()
}
