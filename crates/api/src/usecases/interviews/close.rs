//! An invitation ends before its time: the application was withdrawn, the account deleted, the recruitment ended (D12,
//! X10-4). The time is free again and the event leaves the applicant's calendar, in the same transaction.

use domain::ids::{ApplicationId, RecruitmentId};
use domain::interviews::{BookedBy, CancelReason};
use domain::time::Instant;

use super::book::{By, Release, release};
use crate::actor::Actor;
use crate::db::Tx;
use crate::db::interviews::invitations::{self, Invitation};
use crate::failure::Outcome;

/// Ends those of an application. `to` is where the mail goes when the account is gone by then.
///
/// # Errors
/// Faults of the database.
pub async fn of_application(
    tx: &Tx,
    actor: &Actor,
    application: ApplicationId,
    reason: CancelReason,
    to: Option<&str>,
    now: Instant,
) -> Outcome<()> {
    let open = invitations::hold_open_of(tx, application).await?;
    close(tx, By { actor, who: BookedBy::Applicant, now }, open, reason, to).await
}

/// Ends all of a recruitment.
///
/// # Errors
/// Faults of the database.
pub async fn of_recruitment(tx: &Tx, actor: &Actor, recruitment: RecruitmentId, now: Instant) -> Outcome<()> {
    let open = invitations::hold_open_in(tx, recruitment).await?;
    close(tx, By { actor, who: BookedBy::Agency, now }, open, CancelReason::RecruitmentEnded, None).await
}

async fn close(tx: &Tx, by: By<'_>, open: Vec<Invitation>, reason: CancelReason, to: Option<&str>) -> Outcome<()> {
    for invitation in open {
        let whole = invitations::whole(tx, invitation).await?;
        // What has begun has been, and stays as it was.
        if whole.live.as_ref().is_some_and(|(_, slot)| slot.starts_at > by.now) {
            release(tx, by, &whole, Release { reason, message: None, to: to.map(str::to_owned) }).await?;
        }
        invitations::close(tx, whole.invitation.id, by.now).await?;
    }
    Ok(())
}
