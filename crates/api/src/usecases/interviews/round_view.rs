//! Rounds as their agency sees them.

use domain::interviews::{InterviewRoundSummary, InterviewRoundView, InterviewerView, InvitationKind, SlotView};
use domain::problem::Kind;
use domain::time::{Instant, helsinki};

use super::book::is_free;
use crate::db::Reads;
use crate::db::interviews::rounds::Round;
use crate::db::interviews::slots::Slot;
use crate::db::interviews::{bookings, interviewers, invitations, slots};
use crate::failure::{Failure, Outcome, Refusal};

/// How a round stands.
struct Tally {
    free: u32,
    waiting: u32,
    booked: u32,
}

async fn tally(db: &impl Reads, round: &Round, times: &[Slot], now: Instant) -> Outcome<Tally> {
    let (mut waiting, mut booked) = (0, 0);
    for invitation in invitations::of_round(db, round.id).await?.into_iter().filter(|one| one.closed_at.is_none()) {
        match bookings::live(db, invitation.id).await? {
            Some(_) => booked += 1,
            None if invitation.kind == InvitationKind::Choice => waiting += 1,
            None => {}
        }
    }
    let left = |slot: &Slot| u32::try_from(slot.capacity - slot.booked).unwrap_or_default();
    let free = times.iter().filter(|slot| is_free(slot, now)).map(left).sum();
    Ok(Tally { free, waiting, booked })
}

/// Shows a round.
///
/// # Errors
/// Faults of the database.
pub(super) async fn show(db: &impl Reads, round: &Round, now: Instant) -> Outcome<InterviewRoundView> {
    let times = slots::of_round(db, round.id).await?;
    let Tally { free, waiting, booked } = tally(db, round, &times, now).await?;
    Ok(InterviewRoundView {
        id: round.id,
        recruitment_id: round.recruitment_id,
        kind: round.kind,
        name: round.name.clone(),
        place: round.place.clone(),
        link: round.link.clone(),
        book_until: round.book_until,
        book_until_local: helsinki::write_local(round.book_until),
        contact: round.contact.0.clone(),
        note: round.note.0.clone(),
        interviewers: interviewers::of_round(db, round.id).await?.into_iter().map(interviewer).collect(),
        slots: times.iter().map(slot).collect(),
        free,
        waiting,
        booked,
        version: round.row_version,
        created_at: round.created_at,
        updated_at: round.updated_at,
        now,
    })
}

/// Shows a row of the list.
///
/// # Errors
/// Faults of the database.
pub(super) async fn row(db: &impl Reads, round: Round, now: Instant) -> Outcome<InterviewRoundSummary> {
    let times = slots::of_round(db, round.id).await?;
    let Tally { free, waiting, booked } = tally(db, &round, &times, now).await?;
    Ok(InterviewRoundSummary {
        id: round.id,
        kind: round.kind,
        name: round.name,
        book_until: round.book_until,
        slots: u32::try_from(times.len()).unwrap_or(u32::MAX),
        free,
        waiting,
        booked,
    })
}

/// Shows somebody who interviews.
pub(super) fn interviewer(of: crate::db::entities::interviewers::Model) -> InterviewerView {
    InterviewerView {
        id: of.id,
        name: of.name,
        title: of.title,
        has_calendar: of.feed_hash.is_some(),
        version: of.row_version,
    }
}

fn slot(of: &Slot) -> SlotView {
    SlotView {
        id: of.id,
        starts_at: of.starts_at,
        ends_at: of.ends_at,
        starts_at_local: helsinki::write_local(of.starts_at),
        ends_at_local: helsinki::write_local(of.ends_at),
        capacity: u32::try_from(of.capacity).unwrap_or_default(),
        booked: u32::try_from(of.booked).unwrap_or_default(),
        place: of.place.clone(),
        link: of.link.clone(),
    }
}

/// The refusal for a writer who has seen an older version, with the newer one.
///
/// # Errors
/// Faults of the database.
pub(super) async fn stale(db: &impl Reads, round: &Round, now: Instant) -> Outcome<Failure> {
    let current = serde_json::to_value(show(db, round, now).await?).map_err(|error| Failure::bug(error.to_string()))?;
    Ok(Refusal::new(Kind::Stale).with_current(current).into())
}
