//! Takes the rows of an application into the profile (G9.1).

use std::collections::BTreeMap;

use domain::applications::AnswersSaved;
use domain::forms::{DraftRow, as_typed};
use domain::problem::Kind;
use domain::time::Instant;

use crate::app::App;
use crate::db::applications::own::{self, Mine};
use crate::db::applications::{content, delete};
use crate::db::audit::{self, Did};
use crate::failure::{Failure, Outcome};
use crate::usecases::profile::take_in::{self, Wanted};

/// Takes them in; basic details are the profile's own already (G7.1-3). What says something else comes back as a conflict
/// unless it is wished to be overwritten.
///
/// # Errors
/// `invalid` where a section of the profile would be too full.
pub async fn run(app: &App, mine: &Mine, overwrite: bool, now: Instant) -> Outcome<AnswersSaved> {
    app.db
        .write(async |tx| {
            // What is copied is not dropped or sent meanwhile.
            delete::lock(tx, mine.applicant, mine.id).await?;
            let own = own::find(tx, mine.applicant, mine.id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            let content = content::load(tx, own.version(now)?).await?;
            let rows: Vec<DraftRow> = content.rows.iter().map(as_typed).collect();
            let wanted = Wanted { basics: &BTreeMap::new(), rows: &rows, overwrite };
            let answer = take_in::run(tx, mine.applicant, &wanted, now).await?;
            audit::record(tx, &mine.actor, Did::SavedProfile, mine.applicant, None, now).await?;
            Ok(answer)
        })
        .await
}
