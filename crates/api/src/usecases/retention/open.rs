//! An open application disappears by itself: after the day that its applicant chose, or six months after it was last saved
//! where it was never sent (G1-8, G11-1). What has disappeared cannot be restored.

use domain::applications::Removed;
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::applications::open::life;
use crate::db::audit::{self, Did};
use crate::db::files::blob;
use crate::db::retention::runs::{self, Counts, Run};
use crate::failure::Outcome;

/// Deletes rows, answers and files of all whose time has run out. The condition stands in the statement that deletes, so
/// whoever prolongs in time keeps it.
pub(super) async fn run(app: &App, run: Run, now: Instant, counts: &mut Counts) -> Outcome<()> {
    loop {
        let some = life::run_out(app.db.read(), run.at, super::BATCH).await?;
        let mut removed = 0;
        for one in &some {
            let done = app.db.write(async |tx| {
                let Some(files) = life::delete(tx, one, run.at).await? else { return Ok(None) };
                for stored in &files {
                    blob::release(tx, stored, now).await?;
                }
                audit::record(tx, &Actor::service(), Did::RemovedOpenApplication, one.id, None, now).await?;
                let done = Counts::from([(Removed::Open, 1), (Removed::Files, files.len() as u64)]);
                runs::add(tx, run, &done).await?;
                Ok(Some(done))
            });
            for (kind, number) in done.await?.into_iter().flatten() {
                *counts.entry(kind).or_default() += number;
                removed += 1;
            }
        }
        // What another worker has removed meanwhile is not found again.
        if removed == 0 {
            return Ok(());
        }
    }
}
