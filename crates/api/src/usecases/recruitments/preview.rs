//! The ad as everybody will see it, for its agency alone (X13-1).

use domain::ads::{AdDraft, AdView};
use domain::ids::{AgencyId, RecruitmentId};
use domain::language::Language;
use domain::problem::Kind;
use domain::recruitments::RecruitmentState;
use domain::row_version::RowVersion;
use domain::time::Instant;

use crate::app::App;
use crate::db::ads::StoredAd;
use crate::db::entities;
use crate::db::recruitments::{self, Ad, StoredRecruitment};
use crate::db::stored::Stored;
use crate::failure::{Failure, Outcome};
use crate::search::{Codes, ad_view};

/// Shows it as at its opening, made by the very function that makes the public answer.
///
/// # Errors
/// Every field that is still missing: what is not there cannot be shown.
pub async fn run(app: &App, agency: &AgencyId, id: RecruitmentId, language: Language, now: Instant) -> Outcome<AdView> {
    let found = app.db.snapshot(async |tx| recruitments::find(tx, agency, id).await).await?;
    let stored = found.ok_or_else(|| Failure::from(Kind::NotFound))?;
    let codes = Codes::load(&app.db).await?;
    let ad = match &stored.ad {
        Ad::Published(ad) => StoredAd::clone(ad),
        Ad::Draft { id, draft } => {
            let opens_at = draft.planned_opening().filter(|planned| *planned > now).unwrap_or(now);
            let whole = AdDraft::clone(draft).whole(Some(opens_at), |list, code| codes.knows(list, code))?;
            let StoredRecruitment { row, .. } = &stored;
            StoredAd {
                ad: entities::ads::Model {
                    id: *id,
                    recruitment_id: row.id,
                    facts: Stored(whole.facts),
                    feed_seq: None,
                    row_version: RowVersion(1),
                    created_at: now,
                    updated_at: now,
                },
                recruitment: entities::recruitments::Model {
                    state: RecruitmentState::Published,
                    opens_at: whole.period.opens_at,
                    closes_at: whole.period.closes_at,
                    first_published_at: Some(whole.period.opens_at),
                    ..row.clone()
                },
                versions: whole.versions,
                corrections: Vec::new(),
            }
        }
    };
    let at = now.max(ad.recruitment.opens_at);
    Ok(ad_view(&ad, &codes, language, None, at))
}
