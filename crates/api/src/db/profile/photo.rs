//! The photo of a profile (G7.1-4). Nobody but its owner has a way to it.

use domain::ids::UserId;
use domain::profile::PhotoView;
use domain::time::Instant;
use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel, JoinType, QuerySelect, RelationDef};

use crate::db::Tx;
use crate::db::entities::{blobs, profile_photos};
use crate::db::files::blob;
use crate::failure::{Failure, Outcome};

/// The photo and its file, where there is one.
///
/// # Errors
/// Faults of the database.
pub async fn find(db: &impl ConnectionTrait, user: UserId) -> Outcome<Option<(profile_photos::Model, blobs::Model)>> {
    let to_blob: RelationDef = profile_photos::Entity::belongs_to(blobs::Entity)
        .from(profile_photos::Column::BlobId)
        .to(blobs::Column::Id)
        .into();
    let found = profile_photos::Entity::find_by_id(user)
        .join(JoinType::InnerJoin, to_blob)
        .select_also(blobs::Entity)
        .one(db)
        .await?;
    found
        .map(|(photo, blob)| blob.map(|blob| (photo, blob)).ok_or_else(|| Failure::bug("a photo without a file")))
        .transpose()
}

/// The photo as its owner's page shows it.
#[must_use]
pub fn view(photo: &profile_photos::Model, blob: &blobs::Model) -> PhotoView {
    view_of((photo.width, photo.height), blob)
}

/// The same of any photo with these sides, in pixels.
#[must_use]
pub fn view_of((width, height): (i32, i32), blob: &blobs::Model) -> PhotoView {
    PhotoView {
        sha256: blob.sha256.clone(),
        media_type: blob.media_type.clone(),
        size: blob.size,
        width: u32::try_from(width).unwrap_or(0),
        height: u32::try_from(height).unwrap_or(0),
        stored_at: blob.created_at,
    }
}

/// Keeps a photo whose file has been kept, in place of the one that was there.
///
/// # Errors
/// Faults of the database.
pub async fn put(tx: &Tx, photo: profile_photos::Model, now: Instant) -> Outcome<()> {
    remove(tx, photo.user_id, now).await?;
    profile_photos::Entity::insert(photo.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// Removes the photo, where there is one; its bytes go right afterwards. Whoever deletes an account calls this first.
///
/// # Errors
/// Faults of the database.
pub async fn remove(tx: &Tx, user: UserId, now: Instant) -> Outcome<()> {
    if let Some((_, stored)) = find(tx, user).await? {
        profile_photos::Entity::delete_by_id(user).exec(tx).await?;
        blob::release(tx, &stored, now).await?;
    }
    Ok(())
}
