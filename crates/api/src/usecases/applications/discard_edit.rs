//! Drops the changes of a sent application: what was sent was in force all the time.

use domain::applications::{Act, ApplicationView};

use super::act::{self, Asked, Trace};
use crate::app::App;
use crate::db::applications::edit;
use crate::db::applications::own::Mine;
use crate::db::audit::Did;
use crate::failure::Outcome;

/// Drops them with their files.
///
/// # Errors
/// [`domain::problem::Kind::NotPossible`] when nothing is being edited; `Stale` when it changed since the page looked.
pub async fn run(app: &App, mine: &Mine, asked: &Asked<'_>) -> Outcome<ApplicationView> {
    act::run(app, mine, asked, Act::DiscardEdit, async |tx, held| {
        if edit::discard(tx, mine.applicant, mine.id, asked.seen).await?.is_none() {
            return Ok(None);
        }
        edit::forget(tx, held.draft()?, asked.now).await?;
        Ok(Some(Some(Trace::silent(Did::DiscardedEdit))))
    })
    .await
}
