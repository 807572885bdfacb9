//! Beginning a recruitment.

use domain::ads::AdDraft;
use domain::forms::standard_form;
use domain::ids::AgencyId;
use domain::problem::{FieldCode, FieldError};
use domain::recruitments::RecruitmentView;
use domain::time::{Instant, helsinki};

use super::{Asked, view};
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::idempotency::Once;
use crate::db::recruitments::{self, NewDraft};
use crate::db::{Tx, ads};
use crate::failure::{Failure, Outcome};
use crate::search::Codes;

/// Begins one; what is missing is no mistake yet.
///
/// # Errors
/// Fields that do not fit, a code that another recruitment has.
pub async fn run(app: &App, asked: &Asked, draft: &AdDraft, once: &Once) -> Outcome<RecruitmentView> {
    let codes = Codes::load(&app.db).await?;
    let errors = draft.check(|list, code| codes.knows(list, code));
    if !errors.is_empty() {
        return Err(errors.into());
    }
    app.db
        .write(async |tx| {
            if let Some(first) = once.begin::<RecruitmentView>(tx, asked.now).await? {
                return Ok(first);
            }
            recruitments::hold_agency(tx, &asked.agency).await?;
            let view = begin(tx, asked, None, draft).await?;
            once.complete(tx, &view).await?;
            Ok(view)
        })
        .await
}

/// The part that an import shares.
pub(super) async fn begin(
    tx: &Tx,
    asked: &Asked,
    external_id: Option<&str>,
    draft: &AdDraft,
) -> Outcome<RecruitmentView> {
    let Asked { actor, agency, now } = asked;
    let code = match &draft.recruitment_code {
        Some(code) if ads::code_is_taken(tx, code, None).await? => {
            return Err(FieldError::new("/recruitment_code", FieldCode::NotTogether).into());
        }
        Some(code) => code.clone(),
        None => free_code(tx, agency, *now).await?,
    };
    let form = standard_form();
    let new = NewDraft { agency, external_id, code: &code, draft, form: &form };
    let id = recruitments::insert(tx, new, *now).await?;
    audit::record(tx, actor, Did::CreatedRecruitment, id, Some(agency), *now).await?;
    let stored = recruitments::find(tx, agency, id).await?;
    Ok(view::of(&stored.ok_or_else(|| Failure::bug("a new recruitment is gone"))?, *now))
}

/// `MIGRI-83-2026`: the agency, its running number, the year (D46).
async fn free_code(tx: &Tx, agency: &AgencyId, now: Instant) -> Outcome<String> {
    let (name, year) = (agency.as_str().to_uppercase(), helsinki::local(now).format("%Y"));
    let mut number = recruitments::count(tx, agency).await? + 1;
    loop {
        let code = format!("{name}-{number}-{year}");
        if !ads::code_is_taken(tx, &code, None).await? {
            return Ok(code);
        }
        number += 1;
    }
}
