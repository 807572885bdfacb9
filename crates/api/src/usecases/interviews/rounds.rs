//! Reading rounds.

use domain::ids::{AgencyId, RecruitmentId};
use domain::interviews::{InterviewRoundList, InterviewRoundView};
use domain::problem::Kind;
use domain::time::Instant;

use super::{AtRound, round_view};
use crate::app::App;
use crate::db::applications::received;
use crate::db::interviews::rounds;
use crate::failure::{Failure, Outcome};

/// The rounds of a recruitment, the oldest first.
///
/// # Errors
/// [`Kind::NotFound`] for a recruitment of another agency.
pub async fn list(
    app: &App,
    agency: &AgencyId,
    recruitment: RecruitmentId,
    now: Instant,
) -> Outcome<InterviewRoundList> {
    app.db
        .snapshot(async |tx| {
            if !received::has_recruitment(tx, agency, recruitment).await? {
                return Err(Kind::NotFound.into());
            }
            let mut items = Vec::new();
            for round in rounds::list(tx, agency, recruitment).await? {
                items.push(round_view::row(tx, round, now).await?);
            }
            let total = u32::try_from(items.len()).unwrap_or(u32::MAX);
            Ok(InterviewRoundList { items, next: None, prev: None, total })
        })
        .await
}

/// One round.
///
/// # Errors
/// [`Kind::NotFound`] for another agency's.
pub async fn show(app: &App, at: &AtRound) -> Outcome<InterviewRoundView> {
    app.db
        .snapshot(async |tx| {
            let round = rounds::find(tx, &at.place).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            round_view::show(tx, &round, at.now).await
        })
        .await
}
