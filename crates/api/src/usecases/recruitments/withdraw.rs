//! Withdrawing an ad from the public: its addresses answer 410 (D34, D54), and whoever had begun to apply is told (X1-12).

use domain::ads::{AdChange, MovedClosing};
use domain::event::DeadlineMove;
use domain::recruitments::{RecruitmentAct, RecruitmentView};

use super::change::{Request, Step, changed};
use crate::app::App;
use crate::db::recruitments;
use crate::failure::Outcome;
use crate::usecases::applications::tell_drafts;
use crate::usecases::interviews::close;

/// Withdraws.
///
/// # Errors
/// Not possible before the opening (then the publication can be taken back) or when it is ended.
pub async fn run(app: &App, request: &Request) -> Outcome<RecruitmentView> {
    changed(app, request, RecruitmentAct::Withdraw, async |tx, stored, guard| {
        if !recruitments::withdraw(tx, guard).await? {
            return Ok(Step::Lost);
        }
        // A withdrawn recruitment comes to no interviews any more.
        close::of_recruitment(tx, &request.asked.actor, guard.id, guard.now).await?;
        let period = stored.period();
        if !period.is_over(guard.now) {
            let closing = MovedClosing { before: period.closes_at, after: guard.now };
            tell_drafts::run(tx, guard.id, DeadlineMove::Withdrawn, closing, guard.now).await?;
        }
        Ok(Step::Done(Some(AdChange::Removed { ad: stored.ad_id() })))
    })
    .await
}
