//! Reminders: of an interview the day before, and of the end of the booking time to those who have not chosen. May run
//! twice or late; the statement that notes it has one winner.

use chrono::TimeDelta;
use domain::event::InterviewNews;
use domain::time::Instant;

use super::book::{is_free, tell};
use crate::app::App;
use crate::db::interviews::{due, invitations, slots};
use crate::failure::Outcome;

/// So long before.
const AHEAD: TimeDelta = TimeDelta::hours(24);
/// So many at once.
const BATCH: u64 = 200;

/// Does all of it.
///
/// # Errors
/// Faults of the database.
pub async fn run(app: &App, now: Instant) -> Outcome<()> {
    let mut some = true;
    while some {
        some = interviews(app, now).await? == BATCH;
    }
    some = true;
    while some {
        some = choices(app, now).await? == BATCH;
    }
    Ok(())
}

async fn interviews(app: &App, now: Instant) -> Outcome<u64> {
    let found = due::interviews(app.db.read(), now, AHEAD, BATCH).await?;
    for (booking, invitation) in &found {
        app.db
            .write(async |tx| {
                let Some(whole) = invitations::hold(tx, *invitation).await? else { return Ok(()) };
                if !due::note_interview(tx, *booking, now).await? {
                    return Ok(());
                }
                match &whole.live {
                    // Whoever booked later than that has just been told.
                    Some((live, slot)) if live.id == *booking && live.booked_at <= slot.starts_at - AHEAD => {
                        let meeting = whole.meeting(slot);
                        tell(tx, &whole, InterviewNews::Tomorrow { meeting }, true, now).await
                    }
                    Some(_) | None => Ok(()),
                }
            })
            .await?;
    }
    Ok(found.len() as u64)
}

async fn choices(app: &App, now: Instant) -> Outcome<u64> {
    let found = due::choices(app.db.read(), now, AHEAD, BATCH).await?;
    for invitation in &found {
        app.db
            .write(async |tx| {
                let Some(whole) = invitations::hold(tx, *invitation).await? else { return Ok(()) };
                if whole.live.is_some() || !due::note_choice(tx, *invitation, now).await? {
                    return Ok(());
                }
                let late = whole.invitation.invited_at > whole.round.book_until - AHEAD;
                let times = slots::of_round(tx, whole.round.id).await?;
                if late || !times.iter().any(|slot| is_free(slot, now)) {
                    return Ok(());
                }
                tell(tx, &whole, InterviewNews::ChooseSoon, true, now).await
            })
            .await?;
    }
    Ok(found.len() as u64)
}
