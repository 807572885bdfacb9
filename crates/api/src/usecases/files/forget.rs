//! What the job `delete_blob` does.

use crate::app::App;
use crate::db::files::blob;
use crate::failure::Outcome;

/// Removes bytes that no row keeps. The job is queued before an upload's bytes are stored as well as when a row goes: it
/// must look before it deletes. Doing it twice is harmless.
///
/// # Errors
/// When the database or the store does not answer.
pub async fn run(app: &App, storage_key: &str) -> Outcome<()> {
    if !blob::is_kept(app.db.read(), storage_key).await? {
        app.files.delete(storage_key).await?;
    }
    Ok(())
}
