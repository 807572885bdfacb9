//! Withdrawing an ad from the public: its addresses answer 410 (D34, D54).

use domain::ads::AdChange;
use domain::recruitments::{RecruitmentAct, RecruitmentView};

use super::change::{Request, Step, changed};
use crate::app::App;
use crate::db::recruitments;
use crate::failure::Outcome;

/// Withdraws.
///
/// # Errors
/// Not possible before the opening (then the publication can be taken back) or when it is ended.
pub async fn run(app: &App, request: &Request) -> Outcome<RecruitmentView> {
    changed(app, request, RecruitmentAct::Withdraw, async |tx, stored, guard| {
        let ad = stored.ad_id();
        Ok(Step::done(recruitments::withdraw(tx, guard).await?, Some(AdChange::Removed { ad })))
    })
    .await
}
