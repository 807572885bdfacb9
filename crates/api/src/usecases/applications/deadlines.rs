//! What is due when a deadline comes near or has passed: reminders of unfinished applications, and changes of sent ones
//! that came too late. May be done twice or late; nothing here opens or closes anything (D54).

use chrono::TimeDelta;
use domain::event::Event;
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::applications::open::life;
use crate::db::applications::{deadlines, edit, send};
use crate::db::audit::{self, Did};
use crate::db::outbox;
use crate::failure::{Failure, Outcome};

/// So long before the end of the period somebody is reminded (G9.4.1).
const AHEAD: TimeDelta = TimeDelta::days(2);
/// Whoever began later than that is reminded at once, unless less than this remains (D26).
const AT_LEAST: TimeDelta = TimeDelta::hours(6);
/// So long after the end of the period changes are still there: a request that came in time may be on its way (X1-12).
const ON_ITS_WAY: TimeDelta = TimeDelta::minutes(10);
/// So many at once.
const BATCH: u64 = 200;

/// Does all of it.
///
/// # Errors
/// Faults of the database.
pub async fn run(app: &App, now: Instant) -> Outcome<()> {
    while drop_edits(app, now).await? == BATCH {}
    while remind(app, now).await? == BATCH {}
    while open_ends(app, now).await? == BATCH {}
    Ok(())
}

async fn drop_edits(app: &App, now: Instant) -> Outcome<u64> {
    let over = now - ON_ITS_WAY;
    let left = deadlines::left_edits(app.db.read(), over, BATCH).await?;
    for one in &left {
        app.db
            .write(async |tx| {
                // Prolonging the period and this exclude each other.
                let held = send::hold_recruitment(tx, one.recruitment).await?;
                if !deadlines::drop_edit(tx, one, over).await? {
                    return Ok(());
                }
                edit::forget(tx, one.draft, now).await?;
                let agency = held.map(|held| held.agency_id);
                audit::record(tx, &Actor::service(), Did::DroppedEdit, one.id, agency.as_ref(), now).await?;
                let version = one.in_force.ok_or_else(|| Failure::bug("a sent application has no version"))?;
                let event = Event::EditDropped { application: one.id, version, language: one.language };
                outbox::add(tx, event, now).await
            })
            .await?;
    }
    Ok(left.len() as u64)
}

async fn remind(app: &App, now: Instant) -> Outcome<u64> {
    let unfinished = deadlines::unfinished(app.db.read(), now, (AHEAD, AT_LEAST), BATCH).await?;
    for (one, closes_at) in &unfinished {
        app.db
            .write(async |tx| {
                if !deadlines::remind(tx, one.id, *closes_at, now).await? {
                    return Ok(());
                }
                let event = Event::DraftUnfinished { application: one.id, version: one.draft, language: one.language };
                outbox::add(tx, event, now).await
            })
            .await?;
    }
    Ok(unfinished.len() as u64)
}

/// Tells that open applications will disappear (G11-1).
async fn open_ends(app: &App, now: Instant) -> Outcome<u64> {
    let ending = life::ending(app.db.read(), now, BATCH).await?;
    for one in &ending {
        app.db
            .write(async |tx| {
                if !life::note_told(tx, one.id, now).await? {
                    return Ok(());
                }
                let event =
                    Event::OpenApplicationEnds { application: one.id, version: one.in_force, language: one.language };
                outbox::add(tx, event, now).await
            })
            .await?;
    }
    Ok(ending.len() as u64)
}
