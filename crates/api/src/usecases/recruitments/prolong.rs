//! More time to apply (X1-12, D10).

use chrono::TimeDelta;
use domain::ads::{AdChange, AdCorrection, AdField, MovedClosing, check_note};
use domain::event::DeadlineMove;
use domain::problem::{FieldCode, FieldError};
use domain::recruitments::{ProlongAd, RecruitmentAct, RecruitmentView};
use domain::time::helsinki;

use super::change::{Request, Step, changed};
use crate::app::App;
use crate::db::recruitments;
use crate::failure::{Failure, Outcome};
use crate::usecases::applications::tell_drafts;

/// Prolongs; an ad that people have read says so, with the date (D31).
///
/// # Errors
/// An end that is not later than the present one; not possible when the period is over.
pub async fn run(app: &App, request: &Request, wish: &ProlongAd) -> Outcome<RecruitmentView> {
    let mut errors = check_note(&wish.note);
    let closes_at = helsinki::read_local(&wish.closes_at);
    if closes_at.is_none() {
        errors.push(FieldError::new("/closes_at", FieldCode::NotADate));
    }
    let (Some(closes_at), true) = (closes_at, errors.is_empty()) else { return Err(errors.into()) };
    changed(app, request, RecruitmentAct::Prolong, async |tx, stored, guard| {
        let before = stored.row.closes_at;
        if closes_at <= before {
            let earliest = helsinki::write_local(before + TimeDelta::minutes(1));
            let error = FieldError::new("/closes_at", FieldCode::TooEarly).with("earliest", earliest);
            return Err(Failure::from(error));
        }
        if !recruitments::prolong(tx, guard, closes_at).await? {
            return Ok(Step::Lost);
        }
        let ad = stored.ad_id();
        let closing = MovedClosing { before, after: closes_at };
        if stored.row.opens_at <= guard.now {
            let correction = AdCorrection {
                at: guard.now,
                fields: vec![AdField::ApplicationPeriod],
                note: wish.note.clone(),
                closing: Some(closing),
            };
            recruitments::note_correction(tx, ad, correction).await?;
            tell_drafts::run(tx, guard.id, DeadlineMove::Prolonged, closing, guard.now).await?;
        }
        Ok(Step::Done(Some(AdChange::Changed { ad })))
    })
    .await
}
