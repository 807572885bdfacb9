//! Loads a profile's file back (G7.1-5).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::applications::{AnswersSaved, Conflict};
use domain::ids::UserId;
use domain::problem::{FieldCode, FieldError};
use domain::profile::{FilePhoto, ProfileFile};
use domain::time::Instant;

use super::put_photo;
use super::take_in::{self, Wanted};
use crate::actor::Actor;
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::profile;
use crate::failure::Outcome;
use crate::random;
use crate::storage::{self, Photo};

/// Where the photo stands in the file.
const PHOTO: &str = "/photo";

/// Takes in what the profile does not have; what says something else comes back as a conflict unless it is wished to be
/// overwritten. A photo that cannot be read is refused before anything is stored.
///
/// # Errors
/// `invalid` with every field that no profile keeps; then nothing was taken in.
pub async fn run(
    app: &App,
    actor: &Actor,
    user: UserId,
    file: &ProfileFile,
    overwrite: bool,
    now: Instant,
) -> Outcome<AnswersSaved> {
    let photo = match &file.photo {
        Some(photo) => new_photo(app, user, photo).await?,
        None => None,
    };
    let wanted = Wanted { basics: &file.basics, rows: &file.rows, overwrite };
    let mut answer = app
        .db
        .write(async |tx| {
            let answer = take_in::run(tx, user, &wanted, now).await?;
            audit::record(tx, actor, Did::SavedProfile, user, None, now).await?;
            Ok(answer)
        })
        .await?;
    match photo {
        Some((photo, has_other)) if !has_other || overwrite => {
            let (version, _) = put_photo::run(app, actor, user, photo, now).await?;
            answer.version = version;
            answer.saved.push(PHOTO.to_owned());
        }
        Some(_) => answer.conflicts.push(Conflict { pointer: PHOTO.to_owned(), yours: None, stored: None }),
        None => {}
    }
    Ok(answer)
}

/// The photo of the file, where it is not the one that the profile has; and whether the profile has another.
async fn new_photo(app: &App, user: UserId, photo: &FilePhoto) -> Outcome<Option<(Photo, bool)>> {
    let broken = || FieldError::new(PHOTO, FieldCode::FileBroken);
    let bytes = STANDARD.decode(photo.base64.as_bytes()).map_err(|_no_base64| broken())?;
    let stored = profile::photo::find(app.db.read(), user).await?;
    if stored.as_ref().is_some_and(|(_, blob)| blob.sha256 == random::sha256_hex(&bytes)) {
        return Ok(None);
    }
    let name = if photo.media_type == "image/png" { "photo.png" } else { "photo.jpg" };
    let prepared = storage::prepare_photo(name, bytes.into(), None, PHOTO).await?;
    Ok(Some((prepared, stored.is_some())))
}
