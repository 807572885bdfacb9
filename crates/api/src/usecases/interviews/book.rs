//! Booking, changing and cancelling, whoever does it: the statement that decides, the version of the event in the
//! applicant's calendar, the mail, the log, the agency's feed, all in one transaction (X12-6).

use domain::event::{Event, InterviewNews};
use domain::ids::InterviewSlotId;
use domain::interviews::{BookedBy, BookingAct, CancelReason, InvitationKind, InvitationStage};
use domain::problem::Kind;
use domain::time::Instant;
use serde_json::json;

use crate::actor::Actor;
use crate::db::audit::{self, Did};
use crate::db::feed::{self, Feed};
use crate::db::interviews::invitations::{self, Turn, Whole};
use crate::db::interviews::{bookings, links, slots};
use crate::db::{Tx, outbox};
use crate::failure::{Failure, Outcome};

/// Who does it, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct By<'a> {
    pub(super) actor: &'a Actor,
    pub(super) who: BookedBy,
    pub(super) now: Instant,
}

/// Books a time for an invitation that is held, instead of another one where one is booked. The same time again is nothing
/// new.
pub(super) async fn book(tx: &Tx, by: By<'_>, whole: &Whole, slot: InterviewSlotId) -> Outcome<()> {
    let Whole { invitation, round, .. } = whole;
    let stage = whole.stage();
    stage.after(stage.taking(), by.who, invitation.kind, round.book_until, by.now)?;
    let before = whole.live.as_ref();
    if before.is_some_and(|(booking, _)| booking.slot_id == slot) {
        return Ok(());
    }
    // Always the lower id first: two who swap their times do not wait for each other.
    let first_give_back = before.is_some_and(|(booking, _)| booking.slot_id < slot);
    if let (true, Some((booking, _))) = (first_give_back, before) {
        slots::give_back(tx, booking.slot_id).await?;
    }
    let until_deadline = by.who == BookedBy::Applicant;
    let taken = slots::take(tx, (round.id, slot), until_deadline, by.now).await?;
    let taken = taken.ok_or_else(|| Failure::from(Kind::InterviewTimeTaken))?;
    if let (false, Some((booking, _))) = (first_give_back, before) {
        slots::give_back(tx, booking.slot_id).await?;
    }
    if let Some((booking, _)) = before {
        bookings::end(tx, booking.id, by.now).await?;
    }
    bookings::add(tx, invitation.id, slot, by.who, by.now).await?;
    let sequence = invitations::next_version(tx, invitation.id, Turn::Booked, by.now).await?;
    let meeting = whole.meeting(&taken);
    let (news, did, change) = match before {
        Some((_, old)) => (
            InterviewNews::Moved { before: whole.meeting(old), meeting, sequence },
            Did::MovedInterview,
            "interview.moved",
        ),
        None => (InterviewNews::Booked { meeting, sequence, by: by.who }, Did::BookedInterview, "interview.booked"),
    };
    tell(tx, whole, news, true, by.now).await?;
    leave(tx, by, whole, did, (change, slot)).await?;
    tell_when_full(tx, by, whole).await
}

/// Fixes a time for somebody who was just invited to it (G12.1-1, G12.4).
pub(super) async fn fix(tx: &Tx, by: By<'_>, whole: &Whole, slot: InterviewSlotId) -> Outcome<bool> {
    let Whole { invitation, round, .. } = whole;
    let Some(taken) = slots::take(tx, (round.id, slot), false, by.now).await? else { return Ok(false) };
    bookings::add(tx, invitation.id, slot, by.who, by.now).await?;
    let sequence = invitations::next_version(tx, invitation.id, Turn::Booked, by.now).await?;
    tell(tx, whole, InterviewNews::Fixed { meeting: whole.meeting(&taken), sequence }, true, by.now).await?;
    leave(tx, by, whole, Did::BookedInterview, ("interview.booked", slot)).await?;
    Ok(true)
}

/// Cancels what is booked, by the applicant or the agency.
pub(super) async fn cancel(tx: &Tx, by: By<'_>, whole: &Whole) -> Outcome<()> {
    let stage = whole.stage();
    // Cancelled already: a click too many.
    if stage == InvitationStage::Cancelled {
        return Ok(());
    }
    stage.after(BookingAct::Cancel, by.who, whole.invitation.kind, whole.round.book_until, by.now)?;
    let reason = match by.who {
        BookedBy::Applicant => CancelReason::Applicant,
        BookedBy::Agency => CancelReason::Agency,
    };
    release(tx, by, whole, Release { reason, message: None, to: None }).await
}

/// Why and how a booking ends.
#[derive(Clone, Debug)]
pub(super) struct Release {
    pub(super) reason: CancelReason,
    /// What the agency says of it.
    pub(super) message: Option<String>,
    /// Where the mail goes when the account is gone by then.
    pub(super) to: Option<String>,
}

/// Gives a booked time back, takes the event out of the applicant's calendar and says why. Nothing where nothing is booked.
pub(super) async fn release(tx: &Tx, by: By<'_>, whole: &Whole, release: Release) -> Outcome<()> {
    let Some((booking, slot)) = &whole.live else { return Ok(()) };
    let Release { reason, message, to } = release;
    slots::give_back(tx, slot.id).await?;
    bookings::end(tx, booking.id, by.now).await?;
    let removed = reason == CancelReason::TimeRemoved;
    let turn = if removed { Turn::Removed } else { Turn::Cancelled };
    let sequence = invitations::next_version(tx, whole.invitation.id, turn, by.now).await?;
    let news = InterviewNews::Cancelled { meeting: whole.meeting(slot), sequence, reason, message };
    // G12.3: no link but where another time is to be chosen; those of the earlier mails go on working.
    let secret = if removed { Some(links::add(tx, whole.invitation.id, by.now).await?) } else { None };
    let event = Event::Interview {
        application: whole.invitation.application_id,
        invitation: whole.invitation.id,
        news,
        secret,
        to,
        language: whole.language,
    };
    outbox::add(tx, event, by.now).await?;
    leave(tx, by, whole, Did::CancelledInterview, ("interview.cancelled", slot.id)).await
}

/// Tells everybody who has booked that what is said of their time has changed: another place, other interviewers.
pub(super) async fn tell_details(tx: &Tx, before: &Whole, after: &Whole, now: Instant) -> Outcome<()> {
    let (Some((_, old)), Some((_, new))) = (&before.live, &after.live) else { return Ok(()) };
    if new.starts_at <= now {
        return Ok(());
    }
    let sequence = invitations::next_version(tx, after.invitation.id, Turn::Told, now).await?;
    let news = InterviewNews::Moved { before: before.meeting(old), meeting: after.meeting(new), sequence };
    tell(tx, after, news, true, now).await
}

/// Puts news for an applicant into the outbox, with a new link where the mail has one.
pub(super) async fn tell(tx: &Tx, whole: &Whole, news: InterviewNews, with_link: bool, now: Instant) -> Outcome<()> {
    let secret = if with_link { Some(links::add(tx, whole.invitation.id, now).await?) } else { None };
    let event = Event::Interview {
        application: whole.invitation.application_id,
        invitation: whole.invitation.id,
        news,
        secret,
        to: None,
        language: whole.language,
    };
    outbox::add(tx, event, now).await
}

/// For the log and the agency's systems.
async fn leave(tx: &Tx, by: By<'_>, whole: &Whole, did: Did, (change, slot): (&str, InterviewSlotId)) -> Outcome<()> {
    let agency = &whole.recruitment.agency_id;
    audit::record(tx, by.actor, did, whole.invitation.id, Some(agency), by.now).await?;
    let change = json!({
        "type": change,
        "recruitment_id": whole.recruitment.id,
        "round_id": whole.round.id,
        "invitation_id": whole.invitation.id,
        "application_id": whole.invitation.application_id,
        "slot_id": slot,
    });
    feed::append(tx, &Feed::Agency(agency.clone()), change, by.now).await?;
    Ok(())
}

/// Tells the agency's systems that others still have to choose and nothing is left for them.
async fn tell_when_full(tx: &Tx, by: By<'_>, whole: &Whole) -> Outcome<()> {
    let free = slots::of_round(tx, whole.round.id).await?.iter().any(|slot| is_free(slot, by.now));
    if free {
        return Ok(());
    }
    let mut waiting = false;
    for other in invitations::of_round(tx, whole.round.id).await? {
        let open = other.kind == InvitationKind::Choice && other.closed_at.is_none() && other.id != whole.invitation.id;
        waiting = waiting || (open && bookings::live(tx, other.id).await?.is_none());
    }
    if waiting {
        let change = json!({
            "type": "interview_round.full",
            "recruitment_id": whole.recruitment.id,
            "round_id": whole.round.id,
        });
        feed::append(tx, &Feed::Agency(whole.recruitment.agency_id.clone()), change, by.now).await?;
    }
    Ok(())
}

/// Whether somebody can still book a time.
pub(super) fn is_free(slot: &slots::Slot, now: Instant) -> bool {
    slot.removed_at.is_none() && slot.starts_at > now && slot.booked < slot.capacity
}
