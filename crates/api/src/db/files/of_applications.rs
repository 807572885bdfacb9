//! The files that applications hold, for whoever is about to delete them: their rows go with the applications, and then
//! the bytes are let go of.

use domain::ids::ApplicationId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef};

use crate::db::entities::{application_photos, application_versions, attachments, blobs};
use crate::failure::Outcome;

/// The files of applications, attachments and the photos they were sent with, each once.
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
    let of_these = application_versions::Column::ApplicationId.is_in(ids.iter().copied());
    let mut files = blobs::Entity::find()
        .join(JoinType::InnerJoin, to_attachment)
        .join(JoinType::InnerJoin, to_version)
        .filter(of_these.clone())
        .distinct()
        .all(db)
        .await?;
    let to_photo: RelationDef = blobs::Entity::belongs_to(application_photos::Entity)
        .from(blobs::Column::Id)
        .to(application_photos::Column::BlobId)
        .into();
    let to_sent: RelationDef = application_photos::Entity::belongs_to(application_versions::Entity)
        .from(application_photos::Column::VersionId)
        .to(application_versions::Column::Id)
        .into();
    let photos = blobs::Entity::find()
        .join(JoinType::InnerJoin, to_photo)
        .join(JoinType::InnerJoin, to_sent)
        .filter(of_these)
        .distinct()
        .all(db)
        .await?;
    files.extend(photos);
    Ok(files)
}
