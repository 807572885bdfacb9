//! Changing a round. Whoever has booked is told what changes for them, with a new version of the event.

use domain::ids::InterviewerId;
use domain::interviews::{InterviewRoundView, SaveInterviewRound, check_round};
use domain::problem::{FieldCode, FieldError};
use domain::row_version::RowVersion;

use super::book::tell_details;
use super::{AtRound, busy, hold, hold_people, round_view};
use crate::app::App;
use crate::db::Tx;
use crate::db::audit::{self, Did};
use crate::db::interviews::invitations::{self, Whole};
use crate::db::interviews::rounds::{self, Round};
use crate::db::interviews::{interviewers, settings, slots};
use crate::failure::{Failure, Outcome};

/// Changes it.
///
/// # Errors
/// Fields that do not fit; somebody who has other interviews at one of its times; [`domain::problem::Kind::Stale`] with the newer one.
pub async fn run(app: &App, at: &AtRound, seen: RowVersion, wish: &SaveInterviewRound) -> Outcome<InterviewRoundView> {
    let AtRound { actor, place, now } = at;
    let now = *now;
    let view = app
        .db
        .write(async |tx| {
            let round = hold(tx, place).await?;
            if round.row_version != seen {
                return Err(round_view::stale(tx, &round, now).await?);
            }
            let hosts = settings::find(tx, &place.agency).await?.video_hosts;
            let book_until = check_round(wish, &hosts, Some(round.book_until), now)?;
            if wish.kind != round.kind {
                return Err(FieldError::new("/kind", FieldCode::Locked).into());
            }
            hold_people(tx, &place.agency, &wish.interviewer_ids).await?;
            refuse_busy(tx, &round, &wish.interviewer_ids, now).await?;
            let people: Vec<_> = interviewers::of_round(tx, round.id).await?.into_iter().map(|one| one.id).collect();
            let before = booked(tx, &round).await?;
            rounds::change(tx, round.id, wish, book_until, now).await?;
            interviewers::put_into(tx, round.id, &wish.interviewer_ids).await?;
            let changed = rounds::of_found(tx, round.id).await?.ok_or_else(|| Failure::bug("a held round is gone"))?;
            let others = {
                let (mut old, mut new) = (people, wish.interviewer_ids.clone());
                old.sort_unstable();
                new.sort_unstable();
                old != new
            };
            for one in &before {
                let after = Whole { round: changed.clone(), ..one.clone() };
                let elsewhere = one.live.as_ref().is_some_and(|(_, slot)| one.meeting(slot) != after.meeting(slot));
                if elsewhere || others || round.contact != changed.contact {
                    tell_details(tx, one, &after, now).await?;
                }
            }
            audit::record(tx, actor, Did::SavedInterviewRound, round.id, Some(&place.agency), now).await?;
            round_view::show(tx, &changed, now).await
        })
        .await?;
    app.wake.notify_one();
    Ok(view)
}

/// Refuses people who are elsewhere at one of the times of the round.
async fn refuse_busy(tx: &Tx, round: &Round, people: &[InterviewerId], now: domain::time::Instant) -> Outcome<()> {
    let times: Vec<_> = slots::of_round(tx, round.id)
        .await?
        .into_iter()
        .filter(|slot| slot.ends_at > now)
        .map(|slot| (slot.starts_at, slot.ends_at))
        .collect();
    for (place, one) in people.iter().enumerate() {
        if busy(tx, &[*one], Some(round), &times, now).await?.contains(&true) {
            let error = FieldError::new(format!("/interviewer_ids/{place}"), FieldCode::InterviewerBusy);
            return Err(error.into());
        }
    }
    Ok(())
}

/// Those who have booked in the round, each held until the commit.
async fn booked(tx: &Tx, round: &Round) -> Outcome<Vec<Whole>> {
    let mut all = Vec::new();
    for invitation in invitations::of_round(tx, round.id).await? {
        let held = invitations::hold(tx, invitation.id).await?;
        all.extend(held.filter(|whole| whole.live.is_some() && whole.invitation.closed_at.is_none()));
    }
    Ok(all)
}
