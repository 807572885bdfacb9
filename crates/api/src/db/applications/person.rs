//! Basic details written into an application itself, when its recruitment ends or its applicant goes (D1, D2).

use std::collections::BTreeMap;

use domain::forms::{AnswerValue, BasicField};
use domain::ids::ApplicationId;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;

use crate::db::Tx;
use crate::db::entities::application_person;
use crate::db::stored::Stored;
use crate::failure::Outcome;

/// Freezes them, unless they were frozen before: what was first stands.
///
/// # Errors
/// Faults of the database.
pub async fn freeze(
    tx: &Tx,
    application: ApplicationId,
    basics: BTreeMap<BasicField, AnswerValue>,
    now: Instant,
) -> Outcome<()> {
    application_person::Entity::insert(application_person::ActiveModel {
        application_id: Set(application),
        basics: Set(Stored(basics)),
        frozen_at: Set(now),
    })
    .on_conflict(OnConflict::column(application_person::Column::ApplicationId).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(())
}
