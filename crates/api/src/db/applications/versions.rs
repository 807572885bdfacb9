//! All that is kept of an application, for its applicant's own eyes (X7-6).

use std::collections::BTreeMap;

use domain::forms::BasicField;
use domain::ids::{ApplicationId, ApplicationVersionId, AttachmentId, UserId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef};

use crate::db::entities::{application_equality, application_versions, applications, attachments};
use crate::failure::Outcome;

/// Its versions, the oldest first.
///
/// # Errors
/// Faults of the database.
pub async fn all(db: &impl ConnectionTrait, application: ApplicationId) -> Outcome<Vec<ApplicationVersionId>> {
    Ok(application_versions::Entity::find()
        .select_only()
        .column(application_versions::Column::Id)
        .filter(application_versions::Column::ApplicationId.eq(application))
        .order_by_asc(application_versions::Column::Number)
        .order_by_asc(application_versions::Column::CreatedAt)
        .into_tuple()
        .all(db)
        .await?)
}

/// Legal gender and work at the state, as they count in sums (D4).
///
/// # Errors
/// Faults of the database.
pub async fn for_sums(db: &impl ConnectionTrait, application: ApplicationId) -> Outcome<BTreeMap<BasicField, String>> {
    let found = application_equality::Entity::find_by_id(application).one(db).await?;
    Ok(found.map_or_else(BTreeMap::new, |row| {
        let all = [
            (BasicField::Gender, Some(row.gender)),
            (BasicField::StateEmployer, row.state_employer),
            (BasicField::StateAgency, row.state_agency),
        ];
        all.into_iter().filter_map(|(field, value)| Some((field, value?.0))).collect()
    }))
}

/// The files of all applications of a person, each with its application.
///
/// # Errors
/// Faults of the database.
pub async fn files(db: &impl ConnectionTrait, applicant: UserId) -> Outcome<Vec<(AttachmentId, ApplicationId)>> {
    let to_version: RelationDef = attachments::Entity::belongs_to(application_versions::Entity)
        .from(attachments::Column::VersionId)
        .to(application_versions::Column::Id)
        .into();
    let to_application: RelationDef = application_versions::Entity::belongs_to(applications::Entity)
        .from(application_versions::Column::ApplicationId)
        .to(applications::Column::Id)
        .into();
    Ok(attachments::Entity::find()
        .select_only()
        .column(attachments::Column::Id)
        .column(applications::Column::Id)
        .join(JoinType::InnerJoin, to_version)
        .join(JoinType::InnerJoin, to_application)
        .filter(applications::Column::ApplicantId.eq(applicant))
        .into_tuple()
        .all(db)
        .await?)
}
