//! Begins an application to an ad (G9-1).

use domain::accounts::terms_can_wait;
use domain::applications::{ApplicationKind, ApplicationView, StartApplication};
use domain::ids::{ApplicationId, UserId};
use domain::language::Language;
use domain::problem::Kind;
use domain::recruitments::RecruitmentState;
use domain::time::Instant;

use super::{copy, view};
use crate::actor::Actor;
use crate::app::App;
use crate::db::applications::{about, own, send, start};
use crate::db::audit::{self, Did};
use crate::db::forms::newest;
use crate::db::idempotency::Once;
use crate::db::terms;
use crate::failure::{Failure, Outcome, Refusal};

/// The address of an application in the API.
#[must_use]
pub fn address(id: ApplicationId) -> String {
    format!("/api/v1/applications/{id}")
}

/// Begins it. There is one per applicant and recruitment: whoever has one is sent to it.
///
/// # Errors
/// [`Kind::AlreadyApplied`] with the first one's address; [`Kind::TermsNotAccepted`]; [`Kind::PeriodNotOpen`],
/// [`Kind::PeriodOver`], [`Kind::Gone`], [`Kind::NotFound`]; [`Kind::Invalid`] where there is no such application to begin
/// with.
pub async fn run(
    app: &App,
    actor: &Actor,
    applicant: UserId,
    wish: &StartApplication,
    once: &Once,
    language: Language,
    now: Instant,
) -> Outcome<ApplicationView> {
    app.db
        .write(async |tx| {
            if let Some(first) = view::first(tx, once, applicant, now).await? {
                return Ok(first);
            }
            let (_, recruitment) = about::find(tx, wish.ad_id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            let held = send::hold_recruitment(tx, recruitment.id).await?;
            let recruitment = held.ok_or_else(|| Failure::from(Kind::NotFound))?;
            if let Some(first) = own::find_for(tx, applicant, recruitment.id).await? {
                return Err(Refusal::new(Kind::AlreadyApplied).at(address(first)).into());
            }
            let period = own::period(&recruitment);
            match recruitment.state {
                RecruitmentState::Published if period.is_open(now) => {}
                RecruitmentState::Published if period.is_over(now) => return Err(Kind::PeriodOver.into()),
                RecruitmentState::Published => return Err(Kind::PeriodNotOpen.into()),
                RecruitmentState::Ended => return Err(Kind::PeriodOver.into()),
                RecruitmentState::Withdrawn | RecruitmentState::Archived => return Err(Kind::Gone.into()),
                RecruitmentState::Draft => return Err(Kind::NotFound.into()),
            }
            if !terms_can_wait(&period, now) && !terms::waiting(tx, applicant, now).await?.is_nothing() {
                return Err(Kind::TermsNotAccepted.into());
            }
            let form = newest::freeze(tx, recruitment.id, now).await?;
            let copied = copy::copied(tx, applicant, wish.start_from, &form, now).await?;
            let form_version = i32::try_from(form.version).map_err(|error| Failure::bug(error.to_string()))?;
            let kind = ApplicationKind::Targeted;
            let Some(id) =
                start::start(tx, applicant, (kind, recruitment.id), wish.language, form_version, now).await?
            else {
                // A twin was faster between the look and the insert; the unique index decided.
                let first = own::find_for(tx, applicant, recruitment.id).await?.map(address);
                return Err(first.map_or_else(
                    || Kind::StillRunning.into(),
                    |first| Refusal::new(Kind::AlreadyApplied).at(first).into(),
                ));
            };
            audit::record(tx, actor, Did::StartedApplication, id, None, now).await?;
            let own =
                own::find(tx, applicant, id).await?.ok_or_else(|| Failure::bug("a new application is not there"))?;
            copy::into_draft(tx, own.draft()?, copied).await?;
            let mut view = view::show(tx, &own, applicant, language, now).await?;
            view::keep(tx, once, &mut view).await?;
            Ok(view)
        })
        .await
}
