//! The photo of an application, where its form asks for one (G9.2.1): a draft has that of the profile, a sent version the
//! one it was sent with.

use domain::ids::{ApplicationId, ApplicationVersionId};
use domain::profile::PhotoView;
use domain::time::Instant;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, JoinType, QueryFilter, QuerySelect, RelationDef,
};

use crate::db::Tx;
use crate::db::entities::{application_photos, applications, blobs, profile_photos};
use crate::db::files::blob;
use crate::db::profile;
use crate::failure::{Failure, Outcome};

/// A photo and its file.
#[derive(Clone, Debug)]
pub struct Photo {
    /// Its sides, in pixels.
    pub sides: (i32, i32),
    /// Its file.
    pub blob: blobs::Model,
}

impl Photo {
    /// The photo as the API shows it.
    #[must_use]
    pub fn view(&self) -> PhotoView {
        profile::photo::view_of(self.sides, &self.blob)
    }
}

/// The photo that an application would be sent with now: that of its applicant's profile.
///
/// # Errors
/// Faults of the database.
pub async fn of_profile(db: &impl ConnectionTrait, application: ApplicationId) -> Outcome<Option<Photo>> {
    let to_application: RelationDef = profile_photos::Entity::belongs_to(applications::Entity)
        .from(profile_photos::Column::UserId)
        .to(applications::Column::ApplicantId)
        .into();
    let to_blob: RelationDef = profile_photos::Entity::belongs_to(blobs::Entity)
        .from(profile_photos::Column::BlobId)
        .to(blobs::Column::Id)
        .into();
    let found = profile_photos::Entity::find()
        .join(JoinType::InnerJoin, to_application)
        .join(JoinType::InnerJoin, to_blob)
        .filter(applications::Column::Id.eq(application))
        .select_also(blobs::Entity)
        .one(db)
        .await?;
    found.map(|(photo, blob)| whole((photo.width, photo.height), blob)).transpose()
}

/// The photo that a version was sent with.
///
/// # Errors
/// Faults of the database.
pub async fn of_version(db: &impl ConnectionTrait, version: ApplicationVersionId) -> Outcome<Option<Photo>> {
    let to_blob: RelationDef = application_photos::Entity::belongs_to(blobs::Entity)
        .from(application_photos::Column::BlobId)
        .to(blobs::Column::Id)
        .into();
    let found = application_photos::Entity::find_by_id(version)
        .join(JoinType::InnerJoin, to_blob)
        .select_also(blobs::Entity)
        .one(db)
        .await?;
    found.map(|(photo, blob)| whole((photo.width, photo.height), blob)).transpose()
}

fn whole(sides: (i32, i32), blob: Option<blobs::Model>) -> Outcome<Photo> {
    Ok(Photo { sides, blob: blob.ok_or_else(|| Failure::bug("a photo without a file"))? })
}

/// Keeps the photo with the version that is sent: a later one of the profile does not replace it.
///
/// # Errors
/// Faults of the database.
pub async fn keep(tx: &Tx, version: ApplicationVersionId, photo: &Photo) -> Outcome<()> {
    let (width, height) = photo.sides;
    let row = application_photos::Model { version_id: version, blob_id: photo.blob.id, width, height };
    application_photos::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// Lets go of the photo of a version that is going to be deleted. Whoever deletes sent applications calls this first.
///
/// # Errors
/// Faults of the database.
pub async fn release(tx: &Tx, version: ApplicationVersionId, now: Instant) -> Outcome<()> {
    if let Some(photo) = of_version(tx, version).await? {
        application_photos::Entity::delete_by_id(version).exec(tx).await?;
        blob::release(tx, &photo.blob, now).await?;
    }
    Ok(())
}
