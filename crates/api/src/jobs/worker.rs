//! Plans what happened and does what is planned, one thing after the other, until it is told to stop.

use std::time::Duration;

use chrono::TimeDelta;
use domain::time::Instant;
use tokio::sync::watch;

use super::{Work, agency_letters, alerts, relay, send_mail};
use crate::app::App;
use crate::db::files::blob;
use crate::db::jobs::{self, Job};
use crate::failure::{Failure, Fault, Outcome};
use crate::usecases::retention::Asked;
use crate::{random, usecases};

/// How often what has done its service is removed.
const SWEEP_EVERY: TimeDelta = TimeDelta::hours(1);
/// How often deadlines are looked at.
const DEADLINES_EVERY: TimeDelta = TimeDelta::minutes(1);
/// How long an idle worker sleeps when nobody wakes it: other processes write to the outbox too.
const NAP: Duration = Duration::from_secs(1);

/// Works until `stop` becomes true. Faults are logged and waited out: the database may be gone for a while.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let name = random::token();
    let mut swept: Option<Instant> = None;
    let mut looked: Option<Instant> = None;
    let mut begun: Option<String> = None;
    while !*stop.borrow() {
        let now = app.clock.now();
        if swept.is_none_or(|last| now - last >= SWEEP_EVERY) {
            if let Err(failure) = sweep(&app).await {
                tracing::error!(error = %words(&failure), "could not sweep");
            }
            swept = Some(now);
        }
        if looked.is_none_or(|last| now - last >= DEADLINES_EVERY) {
            if let Err(failure) = watch_deadlines(&app).await {
                tracing::error!(error = %words(&failure), "could not look at deadlines");
            }
            looked = Some(now);
        }
        begin_alert_run(&app, now, &mut begun).await;
        if let Err(failure) = usecases::ads::tell::due(&app.db, now).await {
            tracing::error!(error = %words(&failure), "could not tell what opened and closed");
        }
        let rest = match round(&app, &name).await {
            Ok(true) => continue,
            Ok(false) => NAP,
            Err(failure) => {
                tracing::error!(error = %words(&failure), "the worker waits for the database");
                NAP * 5
            }
        };
        tokio::select! {
            () = app.wake.notified() => {}
            () = tokio::time::sleep(rest) => {}
            changed = stop.changed() => if changed.is_err() { return },
        }
    }
}

/// Begins the run of the alerts that is due, unless this worker knows that it has begun: most rounds ask nobody.
async fn begin_alert_run(app: &App, now: Instant, begun: &mut Option<String>) {
    let Some(due) = alerts::latest(app, now).filter(|due| begun.as_ref() != Some(&due.key)) else { return };
    match alerts::begin(app, &due, now).await {
        Ok(()) => *begun = Some(due.key),
        Err(failure) => tracing::error!(error = %words(&failure), "could not begin the run of the alerts"),
    }
}

/// Removes what has done its service and what is kept no longer, and looks for accounts that nobody uses. Every worker does
/// it: doing it twice changes nothing.
///
/// # Errors
/// Faults of the database.
pub async fn sweep(app: &App) -> Outcome<()> {
    let now = app.clock.now();
    usecases::sweep::run(app, now).await?;
    usecases::accounts::end_idle::run(app, now).await?;
    usecases::retention::run(app, Asked { at: now, now }).await.map(|_counts| ())
}

/// Reminds of deadlines, drops changes that came too late, and tells agencies what came in. Every worker does it; one of them
/// wins each row.
///
/// # Errors
/// Faults of the database.
pub async fn watch_deadlines(app: &App) -> Outcome<()> {
    let now = app.clock.now();
    usecases::applications::deadlines::run(app, now).await?;
    usecases::interviews::remind::run(app, now).await?;
    agency_letters::tell(app).await
}

/// Does everything that is due now, then returns: for tests and for one-off runs.
///
/// # Errors
/// Faults of the database. A job that fails is put back, as in [`run`].
pub async fn run_until_idle(app: &App) -> Outcome<()> {
    let name = random::token();
    usecases::ads::tell::due(&app.db, app.clock.now()).await?;
    while round(app, &name).await? {}
    Ok(())
}

/// Removes the files that are due to go, and does nothing else: for commands beside workers that may be stopped on purpose.
///
/// # Errors
/// Faults of the database.
pub async fn delete_files(app: &App) -> Outcome<()> {
    let name = random::token();
    while one(app, &name, Some(blob::DELETE_BLOB)).await? {}
    Ok(())
}

/// Plans what waits and does at most one job; says whether there was anything.
async fn round(app: &App, name: &str) -> Outcome<bool> {
    let planned = relay::run(&app.db, app.clock.now()).await?;
    Ok(one(app, name, None).await? || planned > 0)
}

/// Does at most one job, of this kind alone where one is named; says whether there was one.
async fn one(app: &App, name: &str, only: Option<&str>) -> Outcome<bool> {
    let Some(job) = jobs::lease(&app.db, name, only, app.clock.now()).await? else { return Ok(false) };
    match perform(app, &job).await {
        Ok(()) => {
            jobs::done(&app.db, job.id).await?;
            tracing::info!(job.id = %job.id, job.kind = job.kind, "job done");
        }
        Err(failure) => {
            let why = words(&failure);
            tracing::warn!(job.id = %job.id, job.kind = job.kind, job.tries = job.tries, error = why, "job failed");
            jobs::failed(&app.db, &job, &why, app.clock.now()).await?;
        }
    }
    Ok(true)
}

async fn perform(app: &App, job: &Job) -> Outcome<()> {
    let work: Work = serde_json::from_value(job.payload.0.clone())
        .map_err(|error| Failure::bug(format!("unreadable job: {error}")))?;
    match work {
        Work::SendMail { letter, language } => send_mail::run(app, job.id, &letter, language).await,
        Work::RunAlerts { run } => alerts::run(app, &run).await,
        Work::DeleteBlob { storage_key } => usecases::files::forget::run(app, &storage_key).await,
    }
}

/// What the log and the job's row may say: never what a mail server answered about a person.
fn words(failure: &Failure) -> String {
    match failure {
        Failure::Refused(refusal) => refusal.kind.slug().to_owned(),
        Failure::Broken(fault @ (Fault::Database(_) | Fault::Unavailable(_) | Fault::Bug(_))) => fault.to_string(),
    }
}
