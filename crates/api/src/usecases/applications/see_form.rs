//! The applicant has seen what changed in the form (D31).

use domain::applications::ApplicationView;
use domain::language::Language;
use domain::problem::{FieldCode, FieldError, Kind};
use domain::time::Instant;

use super::view;
use crate::app::App;
use crate::db::applications::own::{self, Mine};
use crate::db::applications::write;
use crate::db::forms::newest::newest;
use crate::failure::{Failure, Outcome};

/// Notes it; from then on these changes are no longer told. Repeating it is harmless, and an older version than the one
/// that was noted changes nothing.
///
/// # Errors
/// [`Kind::NotPossible`] where nothing is being written; [`Kind::Invalid`] for a version that there has never been.
pub async fn run(app: &App, mine: &Mine, version: u32, language: Language, now: Instant) -> Outcome<ApplicationView> {
    app.db
        .write(async |tx| {
            let own = own::find(tx, mine.applicant, mine.id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            let draft = own.application.draft_version_id.ok_or_else(|| Failure::from(Kind::NotPossible))?;
            let form = newest(tx, own.recruitment.id).await?;
            let seen = i32::try_from(version).ok().filter(|_| (1..=form.version).contains(&version));
            let Some(seen) = seen else {
                let error = FieldError::new("/form_version", FieldCode::OutOfRange);
                return Err(error.with("min", 1).with("max", form.version).into());
            };
            write::see_form(tx, draft, seen).await?;
            view::show(tx, &own, mine.applicant, language, now).await
        })
        .await
}
