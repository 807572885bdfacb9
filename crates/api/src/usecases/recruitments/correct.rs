//! Correcting a published ad: everybody sees when and what (D31).

use domain::ads::{AdChange, AdCorrection, AdDraft, changed_fields, check_note};
use domain::problem::{FieldCode, FieldError, Kind};
use domain::recruitments::{CorrectAd, RecruitmentAct, RecruitmentView};

use super::change::{Request, Step, changed};
use crate::app::App;
use crate::db::ads::{self, Content};
use crate::db::recruitments::{self, Ad};
use crate::failure::Outcome;
use crate::search::Codes;

/// Corrects. The period has operations of its own, and a code that people have noted down stays.
///
/// # Errors
/// Every field that is missing or does not fit; not possible for a draft or an ad that is gone.
pub async fn run(app: &App, request: &Request, wish: &CorrectAd) -> Outcome<RecruitmentView> {
    let codes = Codes::load(&app.db).await?;
    changed(app, request, RecruitmentAct::Correct, async |tx, stored, guard| {
        let Ad::Published(is) = &stored.ad else { return Err(Kind::NotPossible.into()) };
        let (written, wanted) = (stored.written(), &wish.ad);
        let mut errors = check_note(&wish.note);
        let (period, was) = (&wanted.application_period, &written.application_period);
        for (pointer, wanted, was) in [
            ("/ad/recruitment_code", &wanted.recruitment_code, &written.recruitment_code),
            ("/ad/application_period/from", &period.from, &was.from),
            ("/ad/application_period/to", &period.to, &was.to),
            ("/ad/application_period/timezone", &period.timezone, &was.timezone),
        ] {
            if wanted.is_some() && wanted != was {
                errors.push(FieldError::new(pointer, FieldCode::Contradiction));
            }
        }
        let whole = AdDraft {
            recruitment_code: written.recruitment_code,
            application_period: written.application_period,
            ..wanted.clone()
        }
        .whole(Some(is.recruitment.opens_at), |list, code| codes.knows(list, code));
        let whole = match whole {
            Ok(whole) if errors.is_empty() => whole,
            Ok(_) => return Err(errors.into()),
            Err(more) => {
                errors.extend(more.into_iter().map(|mut error| {
                    error.pointer.insert_str(0, "/ad");
                    error
                }));
                return Err(errors.into());
            }
        };
        let fields = changed_fields((&is.ad.facts.0, &is.versions), (&whole.facts, &whole.versions));
        if fields.is_empty() {
            return Ok(Step::Same);
        }
        if !recruitments::correct(tx, guard).await? {
            return Ok(Step::Lost);
        }
        let ad = is.ad.id;
        let content = Content { facts: &whole.facts, versions: &whole.versions };
        ads::replace_content(tx, ad, content, is.recruitment.opens_at, guard.now).await?;
        // What nobody has read yet needs no history.
        if is.recruitment.opens_at <= guard.now {
            let correction = AdCorrection { at: guard.now, fields, note: wish.note.clone(), closing: None };
            recruitments::note_correction(tx, ad, correction).await?;
        }
        Ok(Step::Done(Some(AdChange::Changed { ad })))
    })
    .await
}
