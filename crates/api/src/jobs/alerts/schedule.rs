//! When the alerts run. Every worker looks; the key of the run in the database has one winner (D21).

use domain::time::{Instant, Run, RunTimes};

use crate::app::App;
use crate::db::alerts;
use crate::failure::Outcome;
use crate::jobs::Work;

/// The last run that was due by now, begun or not.
pub(in crate::jobs) fn latest(app: &App, now: Instant) -> Option<Run> {
    // A setting that cannot be read has kept the program from starting.
    app.settings.alert_times.parse::<RunTimes>().ok()?.latest(now)
}

/// Begins a run, unless somebody has. What was missed while nobody worked is made up for by this one run.
pub(in crate::jobs) async fn begin(app: &App, run: &Run, now: Instant) -> Outcome<()> {
    app.db
        .write(async |tx| {
            if alerts::begin_run(tx, run, now).await? {
                let work = Work::RunAlerts { run: run.key.clone() };
                work.enqueue(tx, Some(format!("alerts:{}", run.key)), now, now).await?;
            }
            Ok(())
        })
        .await
}

/// Begins the run that is due now, if nobody has: for tests and for `virka admin run-alerts`. Says which it is.
///
/// # Errors
/// Faults of the database.
pub async fn begin_run(app: &App) -> Outcome<Option<Run>> {
    let now = app.clock.now();
    let due = latest(app, now);
    if let Some(run) = &due {
        begin(app, run, now).await?;
    }
    Ok(due)
}
