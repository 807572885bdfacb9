//! Times as they would be (X13-3).

use domain::interviews::{AddInterviewSlots, RoundKind, SlotPreview, SlotPreviewList, new_slots};
use domain::problem::Kind;
use domain::time::helsinki;

use super::{AtRound, busy};
use crate::app::App;
use crate::db::interviews::{interviewers, rounds};
use crate::failure::{Failure, Outcome};

/// Shows them, with those at which an interviewer of the round is elsewhere. Nothing is added.
///
/// # Errors
/// Fields that do not fit; [`Kind::NotPossible`] for a video interview, which has no times.
pub async fn run(app: &App, at: &AtRound, wish: &AddInterviewSlots) -> Outcome<SlotPreviewList> {
    let AtRound { place, now, .. } = at;
    app.db
        .snapshot(async |tx| {
            let round = rounds::find(tx, place).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            if round.kind == RoundKind::Video {
                return Err(Kind::NotPossible.into());
            }
            let times = new_slots(&wish.times, wish.pattern.as_ref(), *now)?;
            let people: Vec<_> = interviewers::of_round(tx, round.id).await?.into_iter().map(|one| one.id).collect();
            let spans: Vec<_> = times.iter().map(|time| (time.starts_at, time.ends_at)).collect();
            let busy = busy(tx, &people, None, &spans, *now).await?;
            let items = spans.into_iter().zip(busy).map(|((starts_at, ends_at), busy)| SlotPreview {
                starts_at,
                ends_at,
                starts_at_local: helsinki::write_local(starts_at),
                ends_at_local: helsinki::write_local(ends_at),
                busy,
            });
            Ok(SlotPreviewList { items: items.collect() })
        })
        .await
}
