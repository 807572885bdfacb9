//! The profile as its owner reads it, and as a file (G7.1-5).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::ids::UserId;
use domain::problem::Kind;
use domain::profile::{FilePhoto, ProfileFile, ProfileFormat, ProfileView};
use domain::row_version::RowVersion;
use domain::time::Instant;

use crate::app::App;
use crate::db::{Reads, Tx, profile};
use crate::failure::{Failure, Outcome, Refusal};

/// Everything that stands in it.
///
/// # Errors
/// Faults of the database.
pub async fn show(db: &impl Reads, user: UserId, now: Instant) -> Outcome<ProfileView> {
    let found = profile::of_user(db, user).await?;
    Ok(ProfileView {
        version: found.version,
        basics: found.own_basics(),
        rows: profile::rows::all(db, user).await?,
        photo: profile::photo::find(db, user).await?.map(|(photo, blob)| profile::photo::view(&photo, &blob)),
        saved_at: found.saved_at,
        now,
    })
}

/// The same as a file, the photo in it.
///
/// # Errors
/// When the database or the store does not answer.
pub async fn file(app: &App, user: UserId, now: Instant) -> Outcome<ProfileFile> {
    let (view, stored) =
        app.db.snapshot(async |tx| Ok((show(tx, user, now).await?, profile::photo::find(tx, user).await?))).await?;
    let photo = match stored {
        Some((_, blob)) => {
            let bytes = app.fetch(&blob.storage_key, &blob.sha256).await?;
            Some(FilePhoto { media_type: blob.media_type, base64: STANDARD.encode(bytes).into() })
        }
        None => None,
    };
    Ok(ProfileFile { format: ProfileFormat::V1, saved_at: view.saved_at, basics: view.basics, rows: view.rows, photo })
}

/// Refuses what was asked on top of a version that there has never been, with the profile as it is (after a restored
/// backup, for example). Versions only grow.
///
/// # Errors
/// `stale`.
pub(super) async fn refuse_unborn(tx: &Tx, user: UserId, base: RowVersion, now: Instant) -> Outcome<()> {
    if base <= profile::of_user(tx, user).await?.version {
        return Ok(());
    }
    let current = show(tx, user, now).await?;
    let current = serde_json::to_value(current).map_err(|error| Failure::bug(error.to_string()))?;
    Err(Refusal::new(Kind::Stale).with_current(current).into())
}
