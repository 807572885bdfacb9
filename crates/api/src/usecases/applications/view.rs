//! One application as its applicant sees it.

use std::collections::BTreeMap;

use domain::applications::{ApplicationAd, ApplicationState, ApplicationView, changes, valid_until_answer};
use domain::forms::{
    AnswerValue, BasicField, Evaluation, Form, FormChanges, SectionProgress, SectionState, as_sent, evaluate,
    form_changes,
};
use domain::ids::UserId;
use domain::language::Language;
use domain::problem::Kind;
use domain::row_version::RowVersion;
use domain::time::{Instant, helsinki};

use super::draft::{form_of, with_own};
use super::receipt;
use crate::db::applications::about;
use crate::db::applications::content::{self, Content};
use crate::db::applications::open::life;
use crate::db::applications::own::Own;
use crate::db::applications::photo::Photo;
use crate::db::forms::newest;
use crate::db::idempotency::Once;
use crate::db::{Reads, Tx};
use crate::failure::{Failure, Outcome, Refusal};

/// The refusal of what was asked on top of another version than the newest, with the newest: nobody has to ask again
/// (X14-4).
///
/// # Errors
/// Faults of the database.
pub async fn stale(
    db: &impl Reads,
    own: &Own,
    applicant: UserId,
    language: Language,
    now: Instant,
) -> Outcome<Failure> {
    let current = show(db, own, applicant, language, now).await?;
    let current = serde_json::to_value(current).map_err(|error| Failure::bug(error.to_string()))?;
    Ok(Refusal::new(Kind::Stale).with_current(current).into())
}

/// Shows it. A draft is shown with the newest form; a sent one with the form it answers.
///
/// # Errors
/// Faults of the database.
pub async fn show(
    db: &impl Reads,
    own: &Own,
    applicant: UserId,
    language: Language,
    now: Instant,
) -> Outcome<ApplicationView> {
    let (version, editing) = (own.version(now)?, own.is_editing(now));
    let (content, form) = if own.application.state == ApplicationState::Unsent || editing {
        content::load_to_judge(db, version).await?
    } else {
        let (content, form) = content::load_sent(db, own.recruitment.id, version).await?;
        (as_it_stands(own, content), form)
    };
    let form_changes = changes_of_form(db, own, &content, &form).await?;
    let changes = if editing {
        let before = as_it_stands(own, content::load(db, own.in_force()?).await?);
        // Both as they would be sent: `31.5.2014` and `2014-05-31` are the same day.
        let whole = |content: &Content| as_sent(&form, &content.draft(values_of(content)));
        changes(&whole(&before), &whole(&content))
    } else {
        Vec::new()
    };
    let profile = content::all_basics(db, applicant).await?;
    let ad = about::show(db, &own.recruitment, language, now).await?;
    Ok(ApplicationView { changes, form_changes, ..of(own, content, profile, form, ad, now) })
}

/// What changed in the form since its writer last said to have seen it (D31).
async fn changes_of_form(db: &impl Reads, own: &Own, content: &Content, form: &Form) -> Outcome<Option<FormChanges>> {
    let seen = content.version.form_version;
    if content.version.in_force_from.is_some() || u32::try_from(seen).is_ok_and(|seen| seen >= form.version) {
        return Ok(None);
    }
    let before = newest::version(db, own.recruitment.id, seen).await?;
    Ok(Some(form_changes(&before, form)))
}

/// The answer of the first time, where the request came before. Legal gender and work at the state are not kept beside an
/// application for a day (D4): they are the profile's, and are read from there.
///
/// # Errors
/// Those of [`Once::begin`].
pub(super) async fn first(tx: &Tx, once: &Once, applicant: UserId, now: Instant) -> Outcome<Option<ApplicationView>> {
    let Some(mut first) = once.begin::<ApplicationView>(tx, now).await? else { return Ok(None) };
    let (_, profile) = content::all_basics(tx, applicant).await?;
    first.basics.extend(profile.into_iter().filter(|(field, _)| field.is_for_equality_only()));
    Ok(Some(first))
}

/// Keeps the answer for the next time, without them.
///
/// # Errors
/// Faults of the database.
pub(super) async fn keep(tx: &Tx, once: &Once, view: &mut ApplicationView) -> Outcome<()> {
    let (apart, kept) =
        std::mem::take(&mut view.basics).into_iter().partition(|(field, _)| field.is_for_equality_only());
    view.basics = kept;
    let done = once.complete(tx, view).await;
    let apart: BTreeMap<BasicField, AnswerValue> = apart;
    view.basics.extend(apart);
    done
}

/// The same out of what is at hand already.
pub(super) fn of(
    own: &Own,
    content: Content,
    (profile_version, profile): (RowVersion, BTreeMap<BasicField, AnswerValue>),
    form: Form,
    ad: ApplicationAd,
    now: Instant,
) -> ApplicationView {
    let basics = with_own(profile, &content);
    let form = form_of(own, form, now);
    let editing = own.is_editing(now);
    let evaluation = if own.application.state == ApplicationState::Unsent || editing {
        evaluate(&form, &content.draft(basics.clone()), helsinki::date(now))
    } else {
        nothing_missing(&form)
    };
    let application = &own.application;
    ApplicationView {
        id: application.id,
        ad: own.under(ad, now),
        open: own.validity(now),
        language: application.language,
        state: application.state,
        editing,
        changes: Vec::new(),
        actions: own.actions(now),
        form,
        version: application.row_version,
        profile_version,
        basics,
        attachments: content.attachments(),
        photo: content.photo.as_ref().map(Photo::view),
        form_changes: None,
        wishes_no_publication: content.version.wishes_no_publication,
        receipt: receipt::of(&content.version).filter(|_| !editing),
        answers: content.answers,
        rows: content.rows,
        evaluation,
        created_at: application.created_at,
        saved_at: application.saved_at,
        sent_at: application.sent_at,
        edited_at: application.edited_at,
        withdrawn_at: application.withdrawn_at,
        disappears_at: own.disappears_at(),
        now,
    }
}

/// What was sent, with the day up to which it has been prolonged since, where it is an open application (G11-1).
fn as_it_stands(own: &Own, mut content: Content) -> Content {
    if let Some(day) = own.open.as_ref().and_then(life::valid_until) {
        content.answers.extend([valid_until_answer(day)]);
    }
    content
}

/// The basic details that belong to this application only.
fn values_of(content: &Content) -> BTreeMap<BasicField, AnswerValue> {
    content::values(content.version.own_basics.0.clone())
}

/// What was sent was complete when it was sent; a telephone number that is removed from the profile later does not change
/// that.
fn nothing_missing(form: &Form) -> Evaluation {
    let sections =
        form.shown_sections().map(|section| SectionProgress { section, state: SectionState::Done }).collect();
    Evaluation { errors: Vec::new(), percent: 100, sections }
}
