//! Publishing, now or at a set time, and taking a publication back that lies ahead (G1-7, D10, D54).

use domain::ads::{AdChange, AdDraft};
use domain::problem::{FieldCode, FieldError, Kind};
use domain::recruitments::{PublishAd, RecruitmentAct, RecruitmentView};
use domain::time::{Instant, helsinki};

use super::change::{Request, Step, changed};
use super::save_form;
use crate::app::App;
use crate::db::ads::{self, Content};
use crate::db::forms::newest;
use crate::db::recruitments::{self, Ad};
use crate::failure::{Failure, Outcome};
use crate::search::Codes;

/// Publishes. The 14 days count from the actual publication: for a set time, from that time.
///
/// # Errors
/// Every field that is missing or does not fit; not possible when it is published already.
pub async fn run(app: &App, request: &Request, wish: &PublishAd) -> Outcome<RecruitmentView> {
    let codes = Codes::load(&app.db).await?;
    let now = request.asked.now;
    let at = wish.at.as_deref().map(|at| read(at, now)).transpose()?;
    changed(app, request, RecruitmentAct::Publish, async |tx, stored, guard| {
        let Ad::Draft { id, draft } = &stored.ad else { return Err(Kind::NotPossible.into()) };
        let opens_at = at.or_else(|| draft.planned_opening().filter(|planned| *planned > now)).unwrap_or(now);
        let whole = AdDraft::clone(draft).whole(Some(opens_at), |list, code| codes.knows(list, code))?;
        let unsaid = match newest::all(tx, stored.row.id).await?.last() {
            Some(newest) => save_form::unsaid(&newest.form, stored),
            None => Vec::new(),
        };
        if !unsaid.is_empty() {
            let at_form = |error: FieldError| FieldError { pointer: format!("/form{}", error.pointer), ..error };
            return Err(unsaid.into_iter().map(at_form).collect::<Vec<_>>().into());
        }
        if !recruitments::publish(tx, guard, &whole.period).await? {
            return Ok(Step::Lost);
        }
        let content = Content { facts: &whole.facts, versions: &whole.versions };
        ads::insert_ad(tx, *id, stored.row.id, content, whole.period.opens_at, now).await?;
        Ok(Step::Done(Some(AdChange::Published { ad: *id })))
    })
    .await
}

/// A time that is on the clock and lies ahead.
fn read(at: &str, now: Instant) -> Outcome<Instant> {
    let read = helsinki::read_local(at).ok_or_else(|| Failure::from(FieldError::new("/at", FieldCode::NotADate)))?;
    if read < now {
        let earliest = helsinki::write_local(now + chrono::TimeDelta::minutes(1));
        return Err(FieldError::new("/at", FieldCode::TooEarly).with("earliest", earliest).into());
    }
    Ok(read)
}

/// Makes a draft of an ad again that nobody has seen yet.
///
/// # Errors
/// Not possible from the opening on: then the ad can be withdrawn.
pub async fn cancel(app: &App, request: &Request) -> Outcome<RecruitmentView> {
    changed(app, request, RecruitmentAct::CancelPublication, async |tx, stored, guard| {
        let ad = stored.ad_id();
        let found = recruitments::cancel(tx, guard, ad, &stored.written()).await?;
        Ok(Step::done(found, Some(AdChange::Removed { ad })))
    })
    .await
}
