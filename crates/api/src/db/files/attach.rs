//! Attachments of a version. Whoever calls has locked the application.

use domain::ids::{ApplicationVersionId, AttachmentId};
use sea_orm::{EntityTrait, IntoActiveModel};

use crate::db::Tx;
use crate::db::entities::attachments;
use crate::failure::Outcome;

/// Adds one.
///
/// # Errors
/// Faults of the database.
pub async fn add(tx: &Tx, attachment: attachments::Model) -> Outcome<()> {
    attachments::Entity::insert(attachment.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// Removes one, where it is there.
///
/// # Errors
/// Faults of the database.
pub async fn remove(tx: &Tx, version: ApplicationVersionId, id: AttachmentId) -> Outcome<()> {
    attachments::Entity::delete_by_id((version, id)).exec(tx).await?;
    Ok(())
}
