//! Deleting a picture that no page shows any more.

use domain::ids::PictureId;
use domain::problem::Kind;
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::content::pictures;
use crate::db::files::blob;
use crate::failure::{Failure, Outcome};

/// Deletes it, and its bytes right afterwards.
///
/// # Errors
/// [`Kind::NotFound`]; [`Kind::NotPossible`] while a page shows it.
pub async fn run(app: &App, actor: &Actor, id: PictureId, now: Instant) -> Outcome<()> {
    app.db
        .write(async |tx| {
            let picture = pictures::find(tx, id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            if !pictures::delete(tx, id).await? {
                return Err(Kind::NotPossible.into());
            }
            blob::forget(tx, &picture.storage_key, now).await?;
            audit::record(tx, actor, Did::DeletedPicture, id, None, now).await
        })
        .await?;
    app.wake.notify_one();
    Ok(())
}
