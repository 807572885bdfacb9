//! “Skicka på nytt” (G10.3): what was withdrawn is in force again, and can be edited.

use domain::applications::{Act, ApplicationView};
use domain::event::Event;
use domain::forms::evaluate;
use domain::problem::Kind;
use domain::time::helsinki;

use super::act::{self, Asked, Trace};
use super::draft::with_own;
use crate::app::App;
use crate::db::applications::own::Mine;
use crate::db::applications::{content, send, withdraw};
use crate::db::audit::Did;
use crate::db::forms::newest;
use crate::failure::{Outcome, Refusal};

/// Sends it as it was, with the basic details as they are now.
///
/// # Errors
/// [`Kind::NotComplete`] when a mandatory basic detail was removed from the profile since; `PeriodOver`; `NotPossible`
/// for one that is not withdrawn; `Stale` when it changed since the page looked.
pub async fn run(app: &App, mine: &Mine, asked: &Asked<'_>) -> Outcome<ApplicationView> {
    act::run(app, mine, asked, Act::SendAgain, async |tx, held| {
        let now = asked.now;
        let Some(application) = withdraw::send_again(tx, mine.applicant, mine.id, asked.seen, now).await? else {
            return Ok(None);
        };
        let version = held.in_force()?;
        let content = content::load(tx, version).await?;
        let form = newest::version(tx, held.recruitment.id, content.version.form_version).await?;
        let (_, profile) = content::all_basics(tx, mine.applicant).await?;
        let whole = content.draft(with_own(profile, &content));
        let verdict = evaluate(&form, &whole, helsinki::date(now));
        if !verdict.errors.is_empty() {
            return Err(Refusal::new(Kind::NotComplete).with_errors(verdict.errors).into());
        }
        if held.open.is_none() {
            send::count_for_equality(tx, mine.id, &whole.basics).await?;
        }
        let event = Event::ApplicationSent {
            application: mine.id,
            version,
            recruitment: held.recruitment.id,
            language: application.language,
        };
        Ok(Some(Some(Trace::told(Did::SentApplicationAgain, event, "application.sent_again"))))
    })
    .await
}
