//! A new round of interviews (X13-3).

use domain::ids::RecruitmentId;
use domain::interviews::{InterviewRoundView, SaveInterviewRound, check_round};
use domain::problem::Kind;
use domain::recruitments::RecruitmentState;

use super::{hold_people, round_view};
use crate::app::App;
use crate::db::applications::{received, send};
use crate::db::audit::{self, Did};
use crate::db::idempotency::Once;
use crate::db::interviews::{interviewers, rounds, settings};
use crate::failure::{Failure, Outcome};
use crate::usecases::recruitments::Asked;

/// Makes it, without times.
///
/// # Errors
/// Fields that do not fit; [`Kind::NotFound`] for a recruitment of another agency; [`Kind::NotPossible`] for one that is not
/// published or has ended.
pub async fn run(
    app: &App,
    asked: &Asked,
    recruitment: RecruitmentId,
    wish: &SaveInterviewRound,
    once: &Once,
) -> Outcome<InterviewRoundView> {
    let Asked { actor, agency, now } = asked;
    let now = *now;
    app.db
        .write(async |tx| {
            if let Some(first) = once.begin(tx, now).await? {
                return Ok(first);
            }
            if !received::has_recruitment(tx, agency, recruitment).await? {
                return Err(Kind::NotFound.into());
            }
            let hosts = settings::find(tx, agency).await?.video_hosts;
            let book_until = check_round(wish, &hosts, None, now)?;
            // Ending the recruitment and this exclude each other.
            let held = send::hold_recruitment(tx, recruitment).await?;
            if held.is_none_or(|held| held.state != RecruitmentState::Published) {
                return Err(Kind::NotPossible.into());
            }
            hold_people(tx, agency, &wish.interviewer_ids).await?;
            let id = rounds::insert(tx, recruitment, wish, book_until, now).await?;
            interviewers::put_into(tx, id, &wish.interviewer_ids).await?;
            audit::record(tx, actor, Did::CreatedInterviewRound, id, Some(agency), now).await?;
            let round = rounds::of_found(tx, id).await?.ok_or_else(|| Failure::bug("a new round is gone"))?;
            let view = round_view::show(tx, &round, now).await?;
            once.complete(tx, &view).await?;
            Ok(view)
        })
        .await
}
