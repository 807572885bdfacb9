//! Removes a file from a draft; removing what is not there is no error.

use domain::ids::AttachmentId;
use domain::row_version::RowVersion;
use domain::time::Instant;

use super::draft;
use crate::app::App;
use crate::db::applications::content;
use crate::db::applications::own::Mine;
use crate::db::files::{attach, blob};
use crate::failure::Outcome;

/// Removes it, and its bytes soon after.
///
/// # Errors
/// `PeriodOver` and its kind.
pub async fn run(app: &App, mine: &Mine, id: AttachmentId, now: Instant) -> Outcome<RowVersion> {
    let version = app
        .db
        .write(async |tx| {
            let touched = draft::touch(tx, mine, None, now).await?;
            for (attachment, stored) in content::files(tx, touched.draft).await? {
                if attachment.id == id {
                    attach::remove(tx, touched.draft, id).await?;
                    blob::release(tx, &stored, now).await?;
                }
            }
            Ok(touched.next)
        })
        .await?;
    app.wake.notify_one();
    Ok(version)
}
