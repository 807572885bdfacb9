//! Invitations as the agency sees them.

use domain::interviews::{BookedBy, InvitationList, InvitationView, actions};
use domain::time::Instant;

use super::view::booked;
use crate::db::Tx;
use crate::db::applications::{content, received};
use crate::db::interviews::invitations::{self, Whole};
use crate::db::interviews::rounds::Round;
use crate::failure::{Failure, Outcome};
use crate::usecases::received::person;

/// All of a round, the oldest first.
pub(super) async fn list(tx: &Tx, round: &Round, now: Instant) -> Outcome<InvitationList> {
    let mut items = Vec::new();
    for invitation in invitations::of_round(tx, round.id).await? {
        items.push(one(tx, &invitations::whole(tx, invitation).await?, now).await?);
    }
    let total = u32::try_from(items.len()).unwrap_or(u32::MAX);
    Ok(InvitationList { items, next: None, prev: None, total })
}

/// One of them.
pub(super) async fn one(tx: &Tx, whole: &Whole, now: Instant) -> Outcome<InvitationView> {
    let Whole { invitation, round, .. } = whole;
    let application = received::of_invitation(tx, invitation.application_id).await?;
    let version = application.in_force_version_id.ok_or_else(|| Failure::bug("a sent application has no version"))?;
    let content = content::load(tx, version).await?;
    let stage = whole.stage();
    let live = whole.live.as_ref();
    Ok(InvitationView {
        id: invitation.id,
        round_id: round.id,
        application_id: invitation.application_id,
        name: person::name(&person::basics(tx, &application, &content).await?),
        kind: invitation.kind,
        stage,
        actions: actions(stage, BookedBy::Agency, invitation.kind, round.book_until, now),
        invited_at: invitation.invited_at,
        mailed_at: invitation.mailed_at,
        opened_at: invitation.opened_at,
        booked_at: live.map(|(booking, _)| booking.booked_at),
        booked_by: live.map(|(booking, _)| booking.booked_by),
        cancelled_at: invitation.cancelled_at,
        closed_at: invitation.closed_at,
        booked: live.map(|(_, slot)| booked(whole, slot)),
    })
}
