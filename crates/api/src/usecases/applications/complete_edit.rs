//! “Redigering klar” (G9.4.2): judged as a sending is (D24); the agency sees the changes from now on, and is told.

use domain::applications::{Act, ApplicationView};
use domain::event::Event;

use super::act::{self, Asked, Trace};
use super::send;
use crate::app::App;
use crate::db::applications::edit;
use crate::db::applications::own::{Mine, Own};
use crate::db::audit::Did;
use crate::failure::Outcome;

/// Puts the changes in force. The wish not to be published (G9.3-2) may be another one now.
///
/// # Errors
/// [`domain::problem::Kind::NotComplete`] with every field; `Stale` when it changed since the preview; `PeriodOver`;
/// `NotPossible` when nothing is being edited.
pub async fn run(app: &App, mine: &Mine, asked: &Asked<'_>, wishes_no_publication: bool) -> Outcome<ApplicationView> {
    act::run(app, mine, asked, Act::CompleteEdit, async |tx, held| {
        let Some(application) = edit::complete(tx, mine.applicant, mine.id, asked.seen, asked.now).await? else {
            return Ok(None);
        };
        let language = application.language;
        let own = Own { application, ..held };
        send::seal(tx, mine, &own, wishes_no_publication, asked.now).await?;
        let event = Event::ApplicationEdited { application: mine.id, version: own.in_force()?, language };
        Ok(Some(Some(Trace::told(Did::EditedApplication, event, "application.edited"))))
    })
    .await
}
