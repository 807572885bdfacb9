//! Adding times to a round, one by one or by a pattern (X13-3).

use domain::interviews::{AddInterviewSlots, InterviewRoundView, MAX_IN_ROUND, RoundKind, new_slots};
use domain::problem::{FieldCode, FieldError, Kind};
use domain::row_version::RowVersion;
use domain::time::helsinki;

use super::{AtRound, busy, hold, hold_people, round_view};
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::interviews::{interviewers, rounds, slots};
use crate::failure::{Failure, Outcome};

/// Adds all of them or none.
///
/// # Errors
/// Fields that do not fit; times at which an interviewer of the round is elsewhere, each named; [`Kind::NotPossible`] for a
/// video interview; [`Kind::Stale`] with the newer round.
pub async fn run(app: &App, at: &AtRound, seen: RowVersion, wish: &AddInterviewSlots) -> Outcome<InterviewRoundView> {
    let AtRound { actor, place, now } = at;
    let now = *now;
    app.db
        .write(async |tx| {
            let round = hold(tx, place).await?;
            if round.row_version != seen {
                return Err(round_view::stale(tx, &round, now).await?);
            }
            if round.kind == RoundKind::Video {
                return Err(Kind::NotPossible.into());
            }
            let times = new_slots(&wish.times, wish.pattern.as_ref(), now)?;
            let there = slots::of_round(tx, round.id).await?.len();
            if there + times.len() > MAX_IN_ROUND {
                return Err(FieldError::new("/times", FieldCode::TooMany).with("max", MAX_IN_ROUND).into());
            }
            let people: Vec<_> = interviewers::of_round(tx, round.id).await?.into_iter().map(|one| one.id).collect();
            // From here on nobody gives these people another time.
            hold_people(tx, &place.agency, &people).await?;
            let spans: Vec<_> = times.iter().map(|time| (time.starts_at, time.ends_at)).collect();
            let busy = busy(tx, &people, None, &spans, now).await?;
            let at = if wish.pattern.is_some() { "/pattern" } else { "/times" };
            let errors: Vec<_> = times
                .iter()
                .zip(busy)
                .filter(|(_, busy)| *busy)
                .map(|(time, _)| {
                    FieldError::new(at, FieldCode::InterviewerBusy).with("at", helsinki::write_local(time.starts_at))
                })
                .collect();
            if !errors.is_empty() {
                return Err(errors.into());
            }
            slots::insert(tx, round.id, &times).await?;
            rounds::touch(tx, round.id, now).await?;
            audit::record(tx, actor, Did::AddedInterviewTimes, round.id, Some(&place.agency), now).await?;
            let round = rounds::of_found(tx, round.id).await?.ok_or_else(|| Failure::bug("a held round is gone"))?;
            round_view::show(tx, &round, now).await
        })
        .await
}
