//! One interview as its applicant sees it.

use domain::interviews::{
    BookedBy, BookingAct, FreeDay, FreeTime, InterviewView, InterviewerName, InvitationKind, InvitationStage,
    MeetingView, actions,
};
use domain::language::Language;
use domain::problem::Kind;
use domain::time::{Instant, helsinki};

use super::book::is_free;
use crate::db::Reads;
use crate::db::applications::about;
use crate::db::interviews::invitations::{Whole, meeting};
use crate::db::interviews::{interviewers, slots};
use crate::failure::{Failure, Outcome, Refusal};

/// Shows it.
///
/// # Errors
/// Faults of the database.
pub(super) async fn show(db: &impl Reads, whole: &Whole, language: Language, now: Instant) -> Outcome<InterviewView> {
    let Whole { invitation, round, recruitment, .. } = whole;
    let (stage, kind) = (whole.stage(), invitation.kind);
    let can_do = actions(stage, BookedBy::Applicant, kind, round.book_until, now);
    let ad = about::show(db, recruitment, language, now).await?;
    let times = slots::of_round(db, round.id).await?;
    let booked = whole.live.as_ref().map(|(_, slot)| booked(whole, slot));
    let may_take = can_do.iter().any(|act| matches!(act, BookingAct::Book | BookingAct::Move));
    let own = booked.as_ref().map(|booked| booked.slot_id);
    let free = times.iter().filter(|slot| may_take && is_free(slot, now) && Some(slot.id) != own);
    Ok(InterviewView {
        invitation_id: invitation.id,
        kind,
        stage,
        actions: can_do,
        title: ad.title,
        title_language: ad.title_language,
        recruitment_code: ad.recruitment_code,
        agency: ad.agency,
        language: whole.language,
        book_until: round.book_until,
        book_until_local: helsinki::write_local(round.book_until),
        note: Some(round.note.text(language).trim().to_owned()).filter(|note| !note.is_empty()),
        minutes: minutes(&times),
        interviewers: interviewers::of_round(db, round.id)
            .await?
            .into_iter()
            .map(|one| InterviewerName { name: one.name, title: one.title })
            .collect(),
        contact: round.contact.0.clone(),
        booked,
        days: days(whole, free),
        video_link: round
            .link
            .clone()
            .filter(|_| kind == InvitationKind::Video && stage != InvitationStage::Closed && now < round.book_until),
        now,
    })
}

/// A booked time.
pub(super) fn booked(whole: &Whole, slot: &slots::Slot) -> MeetingView {
    let meeting = whole.meeting(slot);
    MeetingView {
        slot_id: slot.id,
        starts_at: meeting.starts_at,
        ends_at: meeting.ends_at,
        starts_at_local: helsinki::write_local(meeting.starts_at),
        ends_at_local: helsinki::write_local(meeting.ends_at),
        place: meeting.place,
        link: meeting.link,
    }
}

/// How long all of them last, if they are equally long.
fn minutes(times: &[slots::Slot]) -> Option<u32> {
    let length = |slot: &slots::Slot| u32::try_from((slot.ends_at - slot.starts_at).num_minutes()).ok();
    let first = length(times.first()?)?;
    times.iter().all(|slot| length(slot) == Some(first)).then_some(first)
}

/// Day by day, as a Helsinki calendar has them.
fn days<'a>(whole: &Whole, free: impl Iterator<Item = &'a slots::Slot>) -> Vec<FreeDay> {
    let mut days: Vec<FreeDay> = Vec::new();
    for slot in free {
        let meeting = meeting(&whole.round, slot);
        let time = FreeTime {
            slot_id: slot.id,
            starts_at: slot.starts_at,
            ends_at: slot.ends_at,
            starts_at_local: helsinki::write_local(slot.starts_at),
            ends_at_local: helsinki::write_local(slot.ends_at),
            remote: meeting.link.is_some(),
            place: meeting.place,
        };
        let date = helsinki::date(slot.starts_at);
        match days.last_mut() {
            Some(day) if day.date == date => day.times.push(time),
            Some(_) | None => days.push(FreeDay { date, times: vec![time] }),
        }
    }
    days
}

/// The refusal with the interview as it is now: the times that are free, or whom to ask. Where nothing is left, it says so.
///
/// # Errors
/// Faults of the database.
pub(super) async fn refused(
    db: &impl Reads,
    kind: Kind,
    whole: &Whole,
    language: Language,
    now: Instant,
) -> Outcome<Failure> {
    let current = show(db, whole, language, now).await?;
    let nothing_left = kind == Kind::InterviewTimeTaken && current.days.is_empty();
    let kind = if nothing_left { Kind::NoInterviewTimes } else { kind };
    let current = serde_json::to_value(current).map_err(|error| Failure::bug(error.to_string()))?;
    Ok(Refusal::new(kind).with_current(current).into())
}
