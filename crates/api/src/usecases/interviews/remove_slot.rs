//! Removing a time. Whoever has booked it gets a message and chooses another one.

use domain::ids::InterviewSlotId;
use domain::interviews::{BookedBy, CancelReason, InterviewRoundView, RemoveInterviewSlot, check_message};
use domain::problem::Kind;
use domain::row_version::RowVersion;

use super::book::{By, Release, release};
use super::{AtRound, hold, round_view};
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::interviews::{bookings, invitations, rounds, slots};
use crate::failure::{Failure, Outcome};

/// Removes it.
///
/// # Errors
/// A message that is missing where somebody has booked it; [`Kind::NotFound`]; [`Kind::NotPossible`] for a time that has
/// begun and was booked; [`Kind::Stale`] with the newer round.
pub async fn run(
    app: &App,
    at: &AtRound,
    seen: RowVersion,
    id: InterviewSlotId,
    wish: &RemoveInterviewSlot,
) -> Outcome<InterviewRoundView> {
    let AtRound { actor, place, now } = at;
    let now = *now;
    let message = wish.message.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let view = app
        .db
        .write(async |tx| {
            let round = hold(tx, place).await?;
            if round.row_version != seen {
                return Err(round_view::stale(tx, &round, now).await?);
            }
            // Invitations before times, as whoever books has them.
            for invitation in bookings::at(tx, id).await? {
                invitations::hold(tx, invitation).await?;
            }
            let slot = slots::hold(tx, round.id, id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            let booked = bookings::at(tx, id).await?;
            let errors = check_message(message, !booked.is_empty());
            if !errors.is_empty() {
                return Err(errors.into());
            }
            if !booked.is_empty() && slot.starts_at <= now {
                return Err(Kind::NotPossible.into());
            }
            let by = By { actor, who: BookedBy::Agency, now };
            for invitation in booked {
                let whole = invitations::hold(tx, invitation).await?;
                let whole = whole.ok_or_else(|| Failure::bug("a booking without its invitation"))?;
                let removed =
                    Release { reason: CancelReason::TimeRemoved, message: message.map(str::to_owned), to: None };
                release(tx, by, &whole, removed).await?;
            }
            if !slots::remove(tx, id, now).await? {
                return Err(Failure::bug("a held time was booked meanwhile"));
            }
            rounds::touch(tx, round.id, now).await?;
            audit::record(tx, actor, Did::RemovedInterviewTime, id, Some(&place.agency), now).await?;
            let round = rounds::of_found(tx, round.id).await?.ok_or_else(|| Failure::bug("a held round is gone"))?;
            round_view::show(tx, &round, now).await
        })
        .await?;
    app.wake.notify_one();
    Ok(view)
}
