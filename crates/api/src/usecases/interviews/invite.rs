//! Inviting applicants: to choose a time, to a fixed one, to a video interview (G12.1-1, G12.4, G12.5).

use domain::event::InterviewNews;
use domain::interviews::{
    BookedBy, InvitationKind, InvitationList, InviteToInterview, Invitee, MAX_INVITEES, RoundKind,
};
use domain::problem::{FieldCode, FieldError, Kind};
use domain::recruitments::RecruitmentState;
use serde_json::json;

use super::book::{By, fix, tell};
use super::{AtRound, hold, invitation_view};
use crate::app::App;
use crate::db::Tx;
use crate::db::applications::send;
use crate::db::audit::{self, Did};
use crate::db::feed::{self, Feed};
use crate::db::idempotency::Once;
use crate::db::interviews::invitations;
use crate::db::interviews::rounds::Round;
use crate::failure::{Failure, Outcome};

/// Invites all of them or none.
///
/// # Errors
/// Applicants who cannot be invited, each named: not sent to this recruitment, withdrawn, invited already, with a time that
/// is taken; [`Kind::BookingOver`] when the booking time of the round is over; [`Kind::NotPossible`] when the recruitment has
/// ended.
pub async fn run(app: &App, at: &AtRound, wish: &InviteToInterview, once: &Once) -> Outcome<InvitationList> {
    let AtRound { actor, place, now } = at;
    let now = *now;
    let list = app
        .db
        .write(async |tx| {
            if let Some(first) = once.begin(tx, now).await? {
                return Ok(first);
            }
            let round = hold(tx, place).await?;
            check_count(wish)?;
            // Ending the recruitment and this exclude each other.
            let held = send::hold_recruitment(tx, place.recruitment).await?;
            if held.is_none_or(|held| held.state != RecruitmentState::Published) {
                return Err(Kind::NotPossible.into());
            }
            let chooses = wish.invitees.iter().any(|invitee| invitee.slot_id.is_none());
            if chooses && round.book_until <= now {
                return Err(Kind::BookingOver.into());
            }
            let by = By { actor, who: BookedBy::Agency, now };
            let mut errors = Vec::new();
            // Always in the same order: two who invite the same people do not wait for each other.
            let mut ordered: Vec<_> = wish.invitees.iter().enumerate().collect();
            ordered.sort_by_key(|(_, invitee)| invitee.application_id);
            for (index, invitee) in ordered {
                if let Err(code) = one(tx, by, at, &round, invitee).await? {
                    let field = if code == FieldCode::TimeTaken { "slot_id" } else { "application_id" };
                    errors.push(FieldError::new(format!("/invitees/{index}/{field}"), code));
                }
            }
            if !errors.is_empty() {
                return Err(errors.into());
            }
            let list = invitation_view::list(tx, &round, now).await?;
            once.complete(tx, &list).await?;
            Ok(list)
        })
        .await?;
    app.wake.notify_one();
    Ok(list)
}

fn check_count(wish: &InviteToInterview) -> Outcome<()> {
    if wish.invitees.is_empty() {
        return Err(FieldError::new("/invitees", FieldCode::Missing).into());
    }
    if wish.invitees.len() > MAX_INVITEES {
        return Err(FieldError::new("/invitees", FieldCode::TooMany).with("max", MAX_INVITEES).into());
    }
    Ok(())
}

/// Invites one; answers why not.
async fn one(tx: &Tx, by: By<'_>, at: &AtRound, round: &Round, invitee: &Invitee) -> Outcome<Result<(), FieldCode>> {
    let agency = &at.place.agency;
    let kind = match (round.kind, invitee.slot_id) {
        (RoundKind::Video, None) => InvitationKind::Video,
        (RoundKind::Video, Some(_)) => return Ok(Err(FieldCode::TimeTaken)),
        (RoundKind::Interview, None) => InvitationKind::Choice,
        (RoundKind::Interview, Some(_)) => InvitationKind::Fixed,
    };
    if !invitations::hold_applying(tx, at.place.recruitment, invitee.application_id).await? {
        return Ok(Err(FieldCode::NotApplying));
    }
    let made = invitations::invite(tx, round.id, invitee.application_id, kind, by.now).await?;
    let Some(id) = made else { return Ok(Err(FieldCode::AlreadyInvited)) };
    let whole = invitations::hold(tx, id).await?.ok_or_else(|| Failure::bug("a new invitation is gone"))?;
    audit::record(tx, by.actor, Did::InvitedToInterview, id, Some(agency), by.now).await?;
    match invitee.slot_id {
        Some(slot) => {
            if !fix(tx, by, &whole, slot).await? {
                return Ok(Err(FieldCode::TimeTaken));
            }
        }
        None => {
            let video = kind == InvitationKind::Video;
            let news = if video { InterviewNews::Video } else { InterviewNews::Offered };
            tell(tx, &whole, news, true, by.now).await?;
        }
    }
    let change = json!({
        "type": "interview.offered",
        "recruitment_id": at.place.recruitment,
        "round_id": round.id,
        "invitation_id": id,
        "application_id": invitee.application_id,
    });
    feed::append(tx, &Feed::Agency(agency.clone()), change, by.now).await?;
    Ok(Ok(()))
}
