//! Recruitments as their agency sees them.

use domain::ads::AdState;
use domain::ids::{AgencyId, RecruitmentId};
use domain::problem::Kind;
use domain::recruitments::{RecruitmentState, RecruitmentSummary, RecruitmentView, actions};
use domain::time::{Instant, Period, helsinki};

use crate::app::App;
use crate::db::recruitments::{self, Ad, Row, StoredRecruitment};
use crate::failure::{Failure, Outcome};

/// The recruitment of an agency.
///
/// # Errors
/// [`Kind::NotFound`] for another agency's.
pub async fn show(app: &App, agency: &AgencyId, id: RecruitmentId, now: Instant) -> Outcome<RecruitmentView> {
    let found = app.db.snapshot(async |tx| recruitments::find(tx, agency, id).await).await?;
    found.map(|stored| of(&stored, now)).ok_or_else(|| Failure::from(Kind::NotFound))
}

/// Shows a recruitment.
#[must_use]
pub fn of(stored: &StoredRecruitment, now: Instant) -> RecruitmentView {
    let row = &stored.row;
    let period = shown_period(row.state, &stored.period());
    RecruitmentView {
        id: row.id,
        agency_id: row.agency_id.clone(),
        external_id: row.external_id.clone(),
        recruitment_code: row.code.clone(),
        ad_id: stored.ad_id(),
        state: row.state,
        ad_state: stored.ad_state(now),
        actions: actions(row.state, &stored.period(), now),
        ad: stored.written(),
        opens_at: period.map(|period| period.opens_at),
        opens_at_local: period.map(|period| helsinki::write_local(period.opens_at)),
        closes_at: period.map(|period| period.closes_at),
        closes_at_local: period.map(|period| helsinki::write_local(period.closes_at)),
        withdrawn_at: row.withdrawn_at,
        ended_at: row.ended_at,
        archived_at: row.archived_at,
        corrections: match &stored.ad {
            Ad::Draft { .. } => Vec::new(),
            Ad::Published(ad) => ad.corrections.clone(),
        },
        version: row.row_version,
        created_at: row.created_at,
        updated_at: row.updated_at,
        now,
    }
}

/// Shows a row of the list.
#[must_use]
pub fn row(of: Row, now: Instant) -> RecruitmentSummary {
    let row = of.recruitment;
    let period = Period { opens_at: row.opens_at, closes_at: row.closes_at };
    let shown = shown_period(row.state, &period);
    RecruitmentSummary {
        id: row.id,
        external_id: row.external_id,
        recruitment_code: row.code,
        ad_id: of.ad,
        title: of.title,
        state: row.state,
        ad_state: AdState::of(row.state, &period, now),
        opens_at: shown.map(|period| period.opens_at),
        closes_at: shown.map(|period| period.closes_at),
        version: row.row_version,
        updated_at: row.updated_at,
    }
}

/// A draft has no period but the one it says itself.
fn shown_period(state: RecruitmentState, period: &Period) -> Option<Period> {
    (state != RecruitmentState::Draft).then_some(*period)
}
