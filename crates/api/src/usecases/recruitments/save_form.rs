//! Writing the form of a recruitment (G9-1, D31).

use domain::codes::CodeList;
use domain::event::Event;
use domain::forms::{Form, QuestionKind, check_change, check_form};
use domain::language::Language;
use domain::problem::{FieldCode, FieldError, Kind};
use domain::recruitments::{FormView, RecruitmentAct, SaveForm};
use domain::translated::Translated;

use super::change::{Request, did};
use super::form;
use crate::app::App;
use crate::db::applications::drafts;
use crate::db::forms::save;
use crate::db::recruitments::{self, Guard, StoredRecruitment};
use crate::db::{Reads, Tx, audit, codes, outbox};
use crate::failure::{Failure, Outcome, Refusal};

/// Writes it: in place while nobody writes by it, else as the next version. Then every draft moves on to that version,
/// and its writer is told. Writing what is there already changes nothing.
///
/// # Errors
/// Every place of the definition that is broken, or that may no longer change (D31); [`Kind::Stale`] with what is there
/// now; [`Kind::NotPossible`] once the application period is over.
pub async fn run(app: &App, request: &Request, wish: &SaveForm) -> Outcome<FormView> {
    let now = request.asked.now;
    let view = app
        .db
        .write(async |tx| {
            let stored = hold(tx, request).await?;
            if stored.row.row_version != request.seen {
                return Err(stale(tx, &stored, request).await?);
            }
            let transition = stored.row.state.after(RecruitmentAct::SaveForm, &stored.period(), now)?;
            let before = form::versions(tx, request.id).await?;
            let used = form::used(tx, request.id, &before).await?;
            let newest = before.last().ok_or_else(|| Failure::bug("a recruitment without a form"))?;
            let is_next = u32::from(newest.frozen);
            let wanted =
                Form { version: newest.form.version + is_next, basics: wish.basics, sections: wish.sections.clone() };
            let same = Form { version: newest.form.version, ..wanted.clone() } == newest.form;
            let frozen: Vec<Form> =
                before.iter().filter(|version| version.frozen).map(|version| version.form.clone()).collect();
            let mut errors = check_form(&wanted);
            errors.extend(unknown_languages(tx, &wanted).await?);
            errors.extend(unsaid(&wanted, &stored));
            errors.extend(check_change(&frozen, &wanted, used));
            if !errors.is_empty() {
                return Err(errors.into());
            }
            if same {
                return form::of(tx, &stored, now).await;
            }
            let agency = &request.asked.agency;
            let guard = Guard { agency, id: request.id, version: request.seen, transition, now };
            if !recruitments::save_form(tx, &guard).await? {
                return Err(stale(tx, &hold(tx, request).await?, request).await?);
            }
            if newest.frozen {
                save::add(tx, request.id, &wanted, now).await?;
                tell(tx, request, wanted.version).await?;
            } else {
                save::replace(tx, request.id, &wanted, now).await?;
            }
            audit::record(tx, &request.asked.actor, did(RecruitmentAct::SaveForm), request.id, Some(agency), now)
                .await?;
            form::of(tx, &hold(tx, request).await?, now).await
        })
        .await?;
    app.wake.notify_one();
    Ok(view)
}

async fn hold(tx: &Tx, request: &Request) -> Outcome<StoredRecruitment> {
    let held = recruitments::hold(tx, &request.asked.agency, request.id).await?;
    held.ok_or_else(|| Failure::from(Kind::NotFound))
}

async fn stale(tx: &Tx, stored: &StoredRecruitment, request: &Request) -> Outcome<Failure> {
    let current = form::of(tx, stored, request.asked.now).await?;
    let current = serde_json::to_value(current).map_err(|error| Failure::bug(error.to_string()))?;
    Ok(Refusal::new(Kind::Stale).with_current(current).into())
}

/// An event for each draft there is: its writer is told (D31).
async fn tell(tx: &Tx, request: &Request, form_version: u32) -> Outcome<()> {
    for draft in drafts::drafts_of(tx, &[request.id]).await? {
        let event = Event::FormChanged { application: draft.id, form_version, language: draft.language };
        outbox::add(tx, event, request.asked.now).await?;
    }
    Ok(())
}

/// Languages that the form names and the list does not know.
async fn unknown_languages(db: &impl Reads, form: &Form) -> Outcome<Vec<FieldError>> {
    let mut errors = Vec::new();
    for (s, section) in form.sections.iter().enumerate() {
        for (q, question) in section.questions.iter().enumerate() {
            let QuestionKind::Languages(ask) = &question.kind else { continue };
            for (group, languages) in [("required_by_law", &ask.required_by_law), ("needed", &ask.needed)] {
                for (l, named) in languages.iter().enumerate() {
                    if !codes::exists(db, CodeList::Languages, &named.language).await? {
                        let at = format!("/sections/{s}/questions/{q}/kind/{group}/{l}/language");
                        errors.push(FieldError::new(at, FieldCode::NotAChoice));
                    }
                }
            }
        }
    }
    errors.dedup();
    Ok(errors)
}

/// Labels that are missing in a language of the ad (D48).
pub(super) fn unsaid(form: &Form, stored: &StoredRecruitment) -> Vec<FieldError> {
    let languages: Vec<Language> = stored.written().versions.keys().copied().collect();
    let mut errors = Vec::new();
    let mut check = |text: &Translated, at: String| {
        // Where nothing is said at all, the definition itself is broken.
        if text.languages().next().is_some() {
            let missing = languages.iter().filter(|language| text.get(**language).is_none());
            errors.extend(missing.map(|language| FieldError::new(format!("{at}/{language}"), FieldCode::Missing)));
        }
    };
    for (s, section) in form.sections.iter().enumerate() {
        for (q, question) in section.questions.iter().enumerate() {
            let at = format!("/sections/{s}/questions/{q}");
            check(&question.label, format!("{at}/label"));
            if let Some(help) = &question.help {
                check(help, format!("{at}/help"));
            }
            if let QuestionKind::OneOf { choices } | QuestionKind::ManyOf { choices } = &question.kind {
                for (c, choice) in choices.iter().enumerate() {
                    check(&choice.label, format!("{at}/kind/choices/{c}/label"));
                }
            }
        }
    }
    errors
}
