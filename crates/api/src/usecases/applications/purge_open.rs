//! An open application disappears by itself: after the day that its applicant chose, or six months after it was last saved
//! where it was never sent (G1-8, G11-1). What has disappeared cannot be restored.

use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::applications::open::life;
use crate::db::audit::{self, Did};
use crate::db::files::blob;
use crate::failure::Outcome;

/// So many at once.
const BATCH: u64 = 200;

/// Deletes rows, answers and files of all whose time has run out; says how many. Every worker may do it, twice or late: the
/// condition stands in the statement that deletes, so whoever prolongs in time keeps it.
///
/// # Errors
/// Faults of the database.
pub async fn run(app: &App, now: Instant) -> Outcome<u64> {
    let mut gone = 0;
    loop {
        let some = life::run_out(app.db.read(), now, BATCH).await?;
        let mut removed = 0;
        for one in &some {
            let deleted = app.db.write(async |tx| {
                let Some(files) = life::delete(tx, one, now).await? else { return Ok(false) };
                for stored in &files {
                    blob::release(tx, stored, now).await?;
                }
                audit::record(tx, &Actor::service(), Did::RemovedOpenApplication, one.id, None, now).await?;
                Ok(true)
            });
            removed += u64::from(deleted.await?);
        }
        gone += removed;
        // What another worker has removed meanwhile is not found again.
        if removed == 0 {
            break;
        }
    }
    if gone > 0 {
        tracing::info!(gone, "open applications whose time has run out");
        app.wake.notify_one();
    }
    Ok(gone)
}
