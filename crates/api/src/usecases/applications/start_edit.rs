//! “Redigera ansökan” (G9.4.2): changes are written beside what is in force, which the agency goes on seeing.

use domain::applications::{Act, ApplicationView, valid_until_typed};

use super::act::{self, Asked, Trace};
use crate::app::App;
use crate::db::applications::open::life;
use crate::db::applications::own::{self, Mine};
use crate::db::applications::{content, edit};
use crate::db::audit::Did;
use crate::db::forms::newest::newest;
use crate::failure::{Failure, Outcome};

/// Begins it. Whoever is editing already goes on.
///
/// # Errors
/// [`domain::problem::Kind::PeriodOver`]; `NotPossible` for one that is not sent; `Stale` when it changed since the page
/// looked.
pub async fn run(app: &App, mine: &Mine, asked: &Asked<'_>) -> Outcome<ApplicationView> {
    act::run(app, mine, asked, Act::StartEdit, async |tx, held| {
        if held.is_editing(asked.now) {
            return Ok(Some(None));
        }
        let Some(application) = edit::start(tx, mine.applicant, mine.id, asked.seen, asked.now).await? else {
            // A twin may have begun it meanwhile.
            let own = own::find(tx, mine.applicant, mine.id).await?;
            return Ok(own.is_some_and(|own| own.is_editing(asked.now)).then_some(None));
        };
        let form = newest(tx, held.recruitment.id).await?;
        let form_version = i32::try_from(form.version).map_err(|error| Failure::bug(error.to_string()))?;
        let mut in_force = content::load(tx, held.in_force()?).await?;
        // It may have been prolonged since it was sent.
        if let Some(day) = held.open.as_ref().and_then(life::valid_until) {
            in_force.answers.extend([valid_until_typed(day)]);
        }
        edit::copy(tx, &application, in_force, form_version, asked.now).await?;
        Ok(Some(Some(Trace::silent(Did::StartedEdit))))
    })
    .await
}
