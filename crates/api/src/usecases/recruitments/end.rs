//! Ending the whole process (D1, D6, D55).

use chrono::TimeDelta;
use domain::ads::{AdChange, AdCorrection, AdField, MovedClosing};
use domain::event::DeadlineMove;
use domain::recruitments::{RecruitmentAct, RecruitmentView};
use domain::translated::Translated;

use super::change::{Request, Step, changed};
use crate::app::App;
use crate::db::recruitments::{self, NewEnd};
use crate::failure::Outcome;
use crate::usecases::applications::tell_drafts;
use crate::usecases::interviews::close;

/// Ends it. The ad stays readable until the recruitment is archived. While one may still apply, the period ends with it,
/// and the ad says so (X1-12, D31). From now on the profile no longer shines through in what was sent (D1).
///
/// # Errors
/// Not possible before the opening or when it is withdrawn.
pub async fn run(app: &App, request: &Request) -> Outcome<RecruitmentView> {
    changed(app, request, RecruitmentAct::End, async |tx, stored, guard| {
        let period = stored.period();
        let cut = (!period.is_over(guard.now)).then(|| guard.now.max(period.opens_at + TimeDelta::milliseconds(1)));
        if !recruitments::end(tx, guard, NewEnd(cut)).await? {
            return Ok(Step::Lost);
        }
        recruitments::freeze_people(tx, guard.id, guard.now).await?;
        close::of_recruitment(tx, &request.asked.actor, guard.id, guard.now).await?;
        let ad = stored.ad_id();
        if let Some(after) = cut {
            let closing = MovedClosing { before: period.closes_at, after };
            let correction = AdCorrection {
                at: guard.now,
                fields: vec![AdField::ApplicationPeriod],
                note: Translated::default(),
                closing: Some(closing),
            };
            recruitments::note_correction(tx, ad, correction).await?;
            tell_drafts::run(tx, guard.id, DeadlineMove::EndedEarly, closing, guard.now).await?;
        }
        Ok(Step::Done(Some(AdChange::Changed { ad })))
    })
    .await
}
