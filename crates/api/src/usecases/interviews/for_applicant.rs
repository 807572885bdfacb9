//! Booking, moving and cancelling for an applicant who has called (G12.4). The end of the booking time does not bind the
//! agency.

use domain::ids::{InterviewInvitationId, InterviewSlotId};
use domain::interviews::{BookedBy, InvitationView};
use domain::problem::Kind;

use super::book::{self, By};
use super::{AtRound, invitation_view};
use crate::app::App;
use crate::db::Tx;
use crate::db::interviews::invitations::{self, Whole};
use crate::db::interviews::rounds;
use crate::failure::{Failure, Outcome};

/// Books, or moves to another time.
///
/// # Errors
/// [`Kind::NotFound`] for an invitation of another round; [`Kind::InterviewTimeTaken`], [`Kind::NotPossible`],
/// [`Kind::InterviewClosed`].
pub async fn book(
    app: &App,
    at: &AtRound,
    id: InterviewInvitationId,
    slot: InterviewSlotId,
) -> Outcome<InvitationView> {
    act(app, at, id, async |tx, by, whole| book::book(tx, by, whole, slot).await).await
}

/// Cancels.
///
/// # Errors
/// As for [`book`].
pub async fn cancel(app: &App, at: &AtRound, id: InterviewInvitationId) -> Outcome<InvitationView> {
    act(app, at, id, async |tx, by, whole| book::cancel(tx, by, whole).await).await
}

async fn act<F>(app: &App, at: &AtRound, id: InterviewInvitationId, work: F) -> Outcome<InvitationView>
where
    F: AsyncFn(&Tx, By<'_>, &Whole) -> Outcome<()>,
{
    let AtRound { actor, place, now } = at;
    let not_found = || Failure::from(Kind::NotFound);
    let view = app
        .db
        .write(async |tx| {
            let round = rounds::find(tx, place).await?.ok_or_else(not_found)?;
            let whole = invitations::hold(tx, id).await?.filter(|whole| whole.round.id == round.id);
            let whole = whole.ok_or_else(not_found)?;
            work(tx, By { actor, who: BookedBy::Agency, now: *now }, &whole).await?;
            let after = invitations::of_link(tx, id).await?.ok_or_else(not_found)?;
            invitation_view::one(tx, &after, *now).await
        })
        .await?;
    app.wake.notify_one();
    Ok(view)
}
