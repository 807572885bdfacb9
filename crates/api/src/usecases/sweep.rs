//! Removes what has done its service: ended sessions, sign-ups that never became accounts, old counters and keys. Each
//! may be removed twice or late; nothing that is still looked at goes.

use chrono::TimeDelta;
use domain::time::Instant;

use crate::app::App;
use crate::auth::session;
use crate::db::accounts::{email_changes, links, password_resets, registrations, sessions, throttles};
use crate::db::agencies::digests;
use crate::db::{alerts, idempotency, jobs, mails_sent, outbox};
use crate::failure::Outcome;
use crate::usecases::alerts::confirm;

/// Sign-ups stay a day after they ended: the guesses of a day are counted on them (D50).
const SIGN_UPS: TimeDelta = TimeDelta::hours(24);
/// The longest window is a day.
const COUNTERS: TimeDelta = TimeDelta::hours(48);
/// Nobody repeats a request after a day (X14-4).
const KEYS: TimeDelta = TimeDelta::hours(24);
/// Events and links that have been dealt with help whoever looks after a complaint.
const DEALT_WITH: TimeDelta = TimeDelta::days(7);
/// So long an alert that has run out can still be renewed; then its address goes.
pub(crate) const RENEWABLE: TimeDelta = TimeDelta::days(7);
/// So long the links of an alert that has ended say so, without any person in it.
const ENDED: TimeDelta = TimeDelta::days(30);
/// So long jobs that were given up wait for somebody to try them again; they may carry an address (G8-2).
const GIVEN_UP: TimeDelta = TimeDelta::days(30);
/// So long somebody can see what mails an account was sent (X7-6): as long as sent applications can be read.
const MAILS: TimeDelta = TimeDelta::days(2 * 365);
/// Notes of old runs help whoever looks after a complaint.
const RUNS: TimeDelta = TimeDelta::days(90);

/// Removes it.
///
/// # Errors
/// Faults of the database.
pub async fn run(app: &App, now: Instant) -> Outcome<()> {
    app.db
        .write(async |tx| {
            let sessions = sessions::delete_ended(tx, now - session::IDLE, now).await?;
            let sign_ups = registrations::delete_expired(tx, now - SIGN_UPS).await?;
            let counters = throttles::delete_before(tx, now - COUNTERS).await?;
            let keys = idempotency::delete_before(tx, now - KEYS).await?;
            let links = links::delete_before(tx, now - DEALT_WITH).await?
                + password_resets::delete_before(tx, now - SIGN_UPS).await?
                + email_changes::delete_before(tx, now - DEALT_WITH).await?;
            let events = outbox::delete_planned_before(tx, now - DEALT_WITH).await?;
            let given_up = jobs::delete_dead_before(tx, now - GIVEN_UP).await?;
            let mails = mails_sent::delete_before(tx, now - MAILS).await?;
            let digests = digests::delete_closed_before(tx, now - DEALT_WITH).await?;
            let waiting = alerts::delete_unconfirmed(tx, now - confirm::WAITS).await?;
            let alerts =
                alerts::erase_expired(tx, now - RENEWABLE).await? + alerts::delete_ended(tx, now - ENDED).await?;
            alerts::delete_runs_before(tx, now - RUNS).await?;
            tracing::info!(waiting, alerts, "swept alerts");
            tracing::info!(sessions, sign_ups, counters, keys, links, events, given_up, mails, digests, "swept");
            Ok(())
        })
        .await
}
