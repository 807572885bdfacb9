//! Changing one time: how many may book it, where it is. Whoever has booked it is told.

use domain::ids::InterviewSlotId;
use domain::interviews::{ChangeInterviewSlot, InterviewRoundView, check_slot};
use domain::problem::{FieldCode, FieldError, Kind};
use domain::row_version::RowVersion;

use super::book::tell_details;
use super::{AtRound, hold, round_view};
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::interviews::{bookings, invitations, rounds, slots};
use crate::failure::{Failure, Outcome};

/// Changes it.
///
/// # Errors
/// Fields that do not fit, fewer places than have booked among them; [`Kind::NotFound`]; [`Kind::Stale`] with the newer round.
pub async fn run(
    app: &App,
    at: &AtRound,
    seen: RowVersion,
    id: InterviewSlotId,
    wish: &ChangeInterviewSlot,
) -> Outcome<InterviewRoundView> {
    let errors = check_slot("", wish.capacity, wish.place.as_deref(), wish.link.as_deref());
    let AtRound { actor, place, now } = at;
    let now = *now;
    let view = app
        .db
        .write(async |tx| {
            let round = hold(tx, place).await?;
            if round.row_version != seen {
                return Err(round_view::stale(tx, &round, now).await?);
            }
            if !errors.is_empty() {
                return Err(errors.clone().into());
            }
            // Invitations before times, as whoever books has them.
            let mut booked = Vec::new();
            for invitation in bookings::at(tx, id).await? {
                booked.extend(invitations::hold(tx, invitation).await?);
            }
            let slot = slots::hold(tx, round.id, id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            if !slots::change(tx, id, wish).await? {
                let error = FieldError::new("/capacity", FieldCode::OutOfRange).with("min", slot.booked);
                return Err(error.into());
            }
            for before in booked {
                let Some(after) = invitations::hold(tx, before.invitation.id).await? else { continue };
                let there = |whole: &invitations::Whole| {
                    whole.live.as_ref().filter(|(_, slot)| slot.id == id).map(|(_, slot)| whole.meeting(slot))
                };
                if there(&before).is_some() && there(&before) != there(&after) {
                    tell_details(tx, &before, &after, now).await?;
                }
            }
            rounds::touch(tx, round.id, now).await?;
            audit::record(tx, actor, Did::ChangedInterviewTime, id, Some(&place.agency), now).await?;
            let round = rounds::of_found(tx, round.id).await?.ok_or_else(|| Failure::bug("a held round is gone"))?;
            round_view::show(tx, &round, now).await
        })
        .await?;
    app.wake.notify_one();
    Ok(view)
}
