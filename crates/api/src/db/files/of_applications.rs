//! The files that applications hold, for whoever is about to delete them: their rows go with the applications, and then
//! the bytes are let go of.

use domain::ids::ApplicationId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef};

use crate::db::entities::{application_versions, attachments, blobs};
use crate::failure::Outcome;

/// The files of applications, each once.
///
/// # Errors
/// Faults of the database.
pub async fn of_applications(db: &impl ConnectionTrait, ids: &[ApplicationId]) -> Outcome<Vec<blobs::Model>> {
    let to_attachment: RelationDef =
        blobs::Entity::belongs_to(attachments::Entity).from(blobs::Column::Id).to(attachments::Column::BlobId).into();
    let to_version: RelationDef = attachments::Entity::belongs_to(application_versions::Entity)
        .from(attachments::Column::VersionId)
        .to(application_versions::Column::Id)
        .into();
    Ok(blobs::Entity::find()
        .join(JoinType::InnerJoin, to_attachment)
        .join(JoinType::InnerJoin, to_version)
        .filter(application_versions::Column::ApplicationId.is_in(ids.iter().copied()))
        .distinct()
        .all(db)
        .await?)
}
