//! A recruitment as the agency's own system writes it: found by that system's id, made where it is not there (X14-5).

use domain::ads::{AdDraft, check_external_id};
use domain::problem::Kind;
use domain::recruitments::{RecruitmentAct, RecruitmentView};
use domain::row_version::RowVersion;

use super::change::{did, stale};
use super::{Asked, create, save, view};
use crate::app::App;
use crate::db::audit;
use crate::db::recruitments::{self, Ad, Guard, StoredRecruitment, Wish};
use crate::failure::{Failure, Outcome, Refusal};
use crate::search::Codes;

/// What became of it.
#[derive(Clone, Debug)]
pub enum Put {
    /// It is new.
    Created(RecruitmentView),
    /// It was there, and is as it was written now.
    There(RecruitmentView),
}

/// Makes or changes the draft. Repeating it is harmless.
///
/// # Errors
/// Fields that do not fit; [`Kind::NotPossible`] once it is published, unless nothing would change; [`Kind::Stale`] where
/// a version was named and is not the present one.
pub async fn run(
    app: &App,
    asked: &Asked,
    external_id: &str,
    draft: &AdDraft,
    seen: Option<RowVersion>,
) -> Outcome<Put> {
    let mut errors = check_external_id("/external_id", external_id);
    let codes = Codes::load(&app.db).await?;
    errors.extend(draft.check(|list, code| codes.knows(list, code)));
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let Asked { actor, agency, now } = asked;
    app.db
        .write(async |tx| {
            recruitments::hold_agency(tx, agency).await?;
            let found = recruitments::hold_by_external_id(tx, agency, external_id).await?;
            let Some(stored) = found else {
                if seen.is_some() {
                    return Err(Kind::NotFound.into());
                }
                return create::begin(tx, asked, Some(external_id), draft).await.map(Put::Created);
            };
            if seen.is_some_and(|seen| seen != stored.row.row_version) {
                return Err(stale(&stored, *now)?);
            }
            if is_so_already(&stored, draft) {
                return Ok(Put::There(view::of(&stored, *now)));
            }
            let transition = stored.row.state.after(RecruitmentAct::Save, &stored.period(), *now).map_err(|kind| {
                // A published ad is changed by a correction, which everybody sees (D31): it says where.
                let at = format!("/api/v1/agencies/{agency}/recruitments/{}", stored.row.id);
                Failure::from(Refusal::new(kind).at(at))
            })?;
            let guard = Guard { agency, id: stored.row.id, version: stored.row.row_version, transition, now: *now };
            let code = save::code(tx, &stored, draft).await?;
            if !recruitments::save_draft(tx, &guard, Wish { code: &code, draft }).await? {
                return Err(stale(&stored, *now)?);
            }
            audit::record(tx, actor, did(RecruitmentAct::Save), stored.row.id, Some(agency), *now).await?;
            let saved = recruitments::find(tx, agency, stored.row.id).await?;
            Ok(Put::There(view::of(&saved.ok_or_else(|| Failure::bug("a saved recruitment is gone"))?, *now)))
        })
        .await
}

/// Whether writing it would change nothing. What the draft leaves to us (code, opening, zone) is as it is.
fn is_so_already(stored: &StoredRecruitment, draft: &AdDraft) -> bool {
    let is = stored.written();
    let mut wanted = draft.clone();
    wanted.recruitment_code = wanted.recruitment_code.or_else(|| is.recruitment_code.clone());
    if let Ad::Published(_) = stored.ad {
        let (period, was) = (&mut wanted.application_period, is.application_period.clone());
        period.from = period.from.take().or(was.from);
        period.timezone = was.timezone;
        for contact in &mut wanted.contacts {
            contact.fictional = false;
        }
        wanted.versions = wanted.versions.into_iter().map(|(language, texts)| (language, texts.tidy())).collect();
    }
    wanted == is
}
