//! Archiving: the ad is gone (410), what was received stays with the agency (D6, D55).

use domain::ads::AdChange;
use domain::recruitments::{RecruitmentAct, RecruitmentView};

use super::change::{Request, Step, changed};
use crate::app::App;
use crate::db::recruitments;
use crate::failure::Outcome;

/// Archives.
///
/// # Errors
/// Not possible before it is ended or withdrawn.
pub async fn run(app: &App, request: &Request) -> Outcome<RecruitmentView> {
    changed(app, request, RecruitmentAct::Archive, async |tx, stored, guard| {
        if !recruitments::archive(tx, guard).await? {
            return Ok(Step::Lost);
        }
        // A withdrawn one was never ended: here its process is over too (D1).
        recruitments::freeze_people(tx, guard.id, guard.now).await?;
        Ok(Step::Done(Some(AdChange::Removed { ad: stored.ad_id() })))
    })
    .await
}
