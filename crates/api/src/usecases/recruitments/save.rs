//! Writing in a draft: the whole of it, or one language version.

use domain::ads::{AdDraft, AdTexts};
use domain::language::Language;
use domain::problem::{FieldCode, FieldError, Kind};
use domain::recruitments::{RecruitmentAct, RecruitmentView};

use super::change::{Request, Step, changed};
use crate::app::App;
use crate::db::recruitments::{self, Ad, StoredRecruitment, Wish};
use crate::db::{Tx, ads};
use crate::failure::{Failure, Outcome};
use crate::search::Codes;

/// Saves the whole draft.
///
/// # Errors
/// Fields that do not fit; [`Kind::Stale`] with the newer version; [`Kind::NotPossible`] once it is published.
pub async fn run(app: &App, request: &Request, draft: &AdDraft) -> Outcome<RecruitmentView> {
    let codes = Codes::load(&app.db).await?;
    let errors = draft.check(|list, code| codes.knows(list, code));
    if !errors.is_empty() {
        return Err(errors.into());
    }
    changed(app, request, RecruitmentAct::Save, async |tx, stored, guard| {
        let code = code(tx, stored, draft).await?;
        Ok(Step::done(recruitments::save_draft(tx, guard, Wish { code: &code, draft }).await?, None))
    })
    .await
}

/// Saves one language version of it, or removes it.
///
/// # Errors
/// As for the whole.
pub async fn version(
    app: &App,
    request: &Request,
    language: Language,
    texts: Option<&AdTexts>,
) -> Outcome<RecruitmentView> {
    if let Some(texts) = texts {
        let alone = AdDraft { versions: [(language, texts.clone())].into(), ..AdDraft::default() };
        let mut errors = alone.check(|_, _| true);
        let prefix = format!("/versions/{language}");
        for error in &mut errors {
            error.pointer = error.pointer.strip_prefix(&prefix).unwrap_or(&error.pointer).to_owned();
        }
        if !errors.is_empty() {
            return Err(errors.into());
        }
    }
    changed(app, request, RecruitmentAct::Save, async |tx, stored, guard| {
        let Ad::Draft { draft, .. } = &stored.ad else { return Err(Kind::NotPossible.into()) };
        let mut draft = AdDraft::clone(draft);
        match texts {
            Some(texts) => {
                draft.versions.insert(language, texts.clone());
            }
            None if draft.versions.remove(&language).is_none() => return Ok(Step::Same),
            None => {}
        }
        let wish = Wish { code: &stored.row.code, draft: &draft };
        Ok(Step::done(recruitments::save_draft(tx, guard, wish).await?, None))
    })
    .await
}

/// The code that the recruitment will have: its own, or a free one that the draft names.
pub(super) async fn code(tx: &Tx, stored: &StoredRecruitment, draft: &AdDraft) -> Outcome<String> {
    let Some(code) = &draft.recruitment_code else { return Ok(stored.row.code.clone()) };
    if ads::code_is_taken(tx, code, Some(stored.row.id)).await? {
        return Err(Failure::from(FieldError::new("/recruitment_code", FieldCode::NotTogether)));
    }
    Ok(code.clone())
}
