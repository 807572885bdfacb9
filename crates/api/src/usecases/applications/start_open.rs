//! Begins “Öppen ansökan till staten” (G11): an application to no ad, by the one standing form.

use std::collections::BTreeMap;

use domain::applications::{ApplicationKind, ApplicationView, OpenDays, StartOpenApplication, valid_until_typed};
use domain::ids::UserId;
use domain::language::Language;
use domain::problem::Kind;
use domain::row_version::RowVersion;
use domain::time::{Instant, helsinki};

use super::start::address;
use super::{copy, view};
use crate::actor::Actor;
use crate::app::App;
use crate::db::applications::open::{life, standing};
use crate::db::applications::{own, start, write};
use crate::db::audit::{self, Did};
use crate::db::idempotency::Once;
use crate::db::stored::Field;
use crate::db::terms;
use crate::failure::{Failure, Outcome, Refusal};

/// Begins it. There is one per applicant at a time: whoever has one is sent to it. How long it is valid is proposed.
///
/// # Errors
/// [`Kind::AlreadyApplied`] with the first one's address; [`Kind::TermsNotAccepted`]; [`Kind::Invalid`] where there is no
/// such application to begin with.
pub async fn run(
    app: &App,
    actor: &Actor,
    applicant: UserId,
    wish: &StartOpenApplication,
    once: &Once,
    language: Language,
    now: Instant,
) -> Outcome<ApplicationView> {
    app.db
        .write(async |tx| {
            if let Some(first) = view::first(tx, once, applicant, now).await? {
                return Ok(first);
            }
            let recruitment = standing::recruitment(tx, now).await?;
            if let Some(first) = own::find_for(tx, applicant, recruitment.id).await? {
                return Err(Refusal::new(Kind::AlreadyApplied).at(address(first)).into());
            }
            if !terms::waiting(tx, applicant, now).await?.is_nothing() {
                return Err(Kind::TermsNotAccepted.into());
            }
            let form = standing::form(tx, now).await?;
            let copied = copy::copied(tx, applicant, wish.start_from, &form, now).await?;
            let form_version = i32::try_from(form.version).map_err(|error| Failure::bug(error.to_string()))?;
            let to = (ApplicationKind::Open, recruitment.id);
            let Some(id) = start::start(tx, applicant, to, wish.language, form_version, now).await? else {
                // A twin was faster between the look and the insert; the unique index decided.
                let first = own::find_for(tx, applicant, recruitment.id).await?.map(address);
                return Err(first.map_or_else(
                    || Kind::StillRunning.into(),
                    |first| Refusal::new(Kind::AlreadyApplied).at(first).into(),
                ));
            };
            life::begin(tx, id).await?;
            audit::record(tx, actor, Did::StartedApplication, id, None, now).await?;
            let own =
                own::find(tx, applicant, id).await?.ok_or_else(|| Failure::bug("a new application is not there"))?;
            let draft = own.draft()?;
            copy::into_draft(tx, draft, copied).await?;
            let (question, day) = valid_until_typed(OpenDays::of(helsinki::date(now)).proposed);
            let field = Field { v: Some(day), changed_in: RowVersion(1).0 };
            write::answers(tx, draft, BTreeMap::from([(question, field)])).await?;
            let mut view = view::show(tx, &own, applicant, language, now).await?;
            view::keep(tx, once, &mut view).await?;
            Ok(view)
        })
        .await
}
