//! Stores the photo of a profile, in place of the one that was there (G7.1-4).

use actix_web::web::Bytes;
use domain::ids::UserId;
use domain::profile::PhotoView;
use domain::row_version::RowVersion;
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::entities::{blobs, profile_photos};
use crate::db::files::blob;
use crate::db::profile;
use crate::failure::{Failure, Outcome};
use crate::random;
use crate::storage::Photo;
use crate::usecases::files::forget;

/// Stores it. As with every upload the bytes go first, with a job that removes them unless the row follows.
///
/// # Errors
/// When the database or the store does not answer.
pub async fn run(
    app: &App,
    actor: &Actor,
    user: UserId,
    photo: Photo,
    now: Instant,
) -> Outcome<(RowVersion, PhotoView)> {
    let sha256 = random::sha256_hex(&photo.bytes);
    let storage_key = random::sha256_hex(random::token());
    let size = i64::try_from(photo.bytes.len()).map_err(|error| Failure::bug(error.to_string()))?;
    let side = |pixels: u32| i32::try_from(pixels).map_err(|error| Failure::bug(error.to_string()));
    let (width, height) = (side(photo.width)?, side(photo.height)?);
    app.db.write(async |tx| blob::expect(tx, &storage_key, now).await).await?;
    app.files.put(&storage_key, Bytes::from(photo.bytes)).await?;
    let outcome = app
        .db
        .write(async |tx| {
            let version = profile::begin_save(tx, user, now).await?.version;
            let stored = blobs::Model {
                id: blob::new_id(),
                sha256: sha256.clone(),
                size,
                kind: "photo".to_owned(),
                media_type: photo.media_type.to_owned(),
                storage_key: storage_key.clone(),
                scan_state: "unscanned".to_owned(),
                created_at: now,
            };
            let row = profile_photos::Model { user_id: user, blob_id: stored.id, width, height };
            let view = profile::photo::view(&row, &stored);
            blob::keep(tx, stored).await?;
            blob::settle(tx, &storage_key).await?;
            profile::photo::put(tx, row, now).await?;
            audit::record(tx, actor, Did::SavedProfile, user, None, now).await?;
            Ok((version, view))
        })
        .await;
    if outcome.is_err() {
        // Where this fails, the job that expects the row does it later.
        forget::run(app, &storage_key).await?;
        app.db.write(async |tx| blob::settle(tx, &storage_key).await).await?;
    }
    outcome
}
