//! Stored files. A row here is what keeps the bytes in the store: whoever adds or removes one leaves a job behind that
//! deletes bytes without a row.

use chrono::TimeDelta;
use domain::ids::BlobId;
use domain::time::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

use crate::db::entities::{application_photos, attachments, blobs, pictures, profile_photos};
use crate::db::{Tx, jobs};
use crate::failure::Outcome;
use crate::random;

/// The job that deletes bytes unless a row keeps them.
pub const DELETE_BLOB: &str = "delete_blob";

/// How long an upload may take before its bytes count as forgotten.
const GRACE: TimeDelta = TimeDelta::hours(1);

/// Before bytes are stored: if the row that should follow never comes, they are deleted.
///
/// # Errors
/// Faults of the database.
pub async fn expect(tx: &Tx, storage_key: &str, now: Instant) -> Outcome<()> {
    jobs::add(tx, DELETE_BLOB, payload(storage_key), Some(expected(storage_key)), now + GRACE, now).await
}

/// What was expected has come, or is known not to come.
///
/// # Errors
/// Faults of the database.
pub async fn settle(tx: &Tx, storage_key: &str) -> Outcome<()> {
    jobs::withdraw(tx, &expected(storage_key)).await
}

fn expected(storage_key: &str) -> String {
    format!("expect_blob:{storage_key}")
}

fn payload(storage_key: &str) -> serde_json::Value {
    json!({ "work": DELETE_BLOB, "storage_key": storage_key })
}

/// Keeps the bytes.
///
/// # Errors
/// Faults of the database.
pub async fn keep(tx: &Tx, blob: blobs::Model) -> Outcome<()> {
    use sea_orm::IntoActiveModel;
    blobs::Entity::insert(blob.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// Lets go of a file that no application and no profile refers to any more; its bytes go right afterwards.
///
/// # Errors
/// Faults of the database.
pub async fn release(tx: &Tx, blob: &blobs::Model, now: Instant) -> Outcome<()> {
    let used = attachments::Entity::find().filter(attachments::Column::BlobId.eq(blob.id)).count(tx).await?;
    let shown = profile_photos::Entity::find().filter(profile_photos::Column::BlobId.eq(blob.id)).count(tx).await?;
    let sent =
        application_photos::Entity::find().filter(application_photos::Column::BlobId.eq(blob.id)).count(tx).await?;
    if used > 0 || shown > 0 || sent > 0 {
        return Ok(());
    }
    blobs::Entity::delete_by_id(blob.id).exec(tx).await?;
    jobs::add(tx, DELETE_BLOB, payload(&blob.storage_key), None, now, now).await
}

/// Whether a row keeps these bytes.
///
/// # Errors
/// Faults of the database.
pub async fn is_kept(db: &impl ConnectionTrait, storage_key: &str) -> Outcome<bool> {
    let files = blobs::Entity::find().filter(blobs::Column::StorageKey.eq(storage_key)).count(db).await?;
    let of_pages = pictures::Entity::find().filter(pictures::Column::StorageKey.eq(storage_key)).count(db).await?;
    Ok(files + of_pages > 0)
}

/// A row that kept bytes is gone: they go right afterwards.
///
/// # Errors
/// Faults of the database.
pub async fn forget(tx: &Tx, storage_key: &str, now: Instant) -> Outcome<()> {
    jobs::add(tx, DELETE_BLOB, payload(storage_key), None, now, now).await
}

/// A new id.
#[must_use]
pub fn new_id() -> BlobId {
    random::id()
}
