//! “Återkalla ansökan” (G10.1): while the period lasts. It stays to be read, and can be sent again.

use domain::applications::{Act, ApplicationView};
use domain::event::Event;

use super::act::{self, Asked, Trace};
use crate::app::App;
use crate::db::applications::own::Mine;
use crate::db::applications::{edit, withdraw};
use crate::db::audit::Did;
use crate::failure::Outcome;

/// Withdraws it; changes that are not in force are dropped with it.
///
/// # Errors
/// [`domain::problem::Kind::PeriodOver`]: then the agency must be told (G10.2); `NotPossible` for one that is not sent;
/// `Stale` when it changed since the page looked.
pub async fn run(app: &App, mine: &Mine, asked: &Asked<'_>) -> Outcome<ApplicationView> {
    act::run(app, mine, asked, Act::Withdraw, async |tx, held| {
        let now = asked.now;
        let Some(application) = withdraw::withdraw(tx, mine.applicant, mine.id, asked.seen, now).await? else {
            return Ok(None);
        };
        if let Some(draft) = held.application.draft_version_id {
            edit::forget(tx, draft, now).await?;
        }
        let language = application.language;
        let event = Event::ApplicationWithdrawn { application: mine.id, version: held.in_force()?, language };
        Ok(Some(Some(Trace { did: Did::WithdrewApplication, event: Some(event), told: "application.withdrawn" })))
    })
    .await
}
