//! Removes a row; removing what is not there is no error.

use domain::applications::AnswersSaved;
use domain::forms::RowSection;
use domain::ids::RowId;
use domain::time::Instant;

use super::draft;
use crate::app::App;
use crate::db::applications::own::Mine;
use crate::db::applications::write;
use crate::failure::Outcome;

/// Removes it.
///
/// # Errors
/// `PeriodOver` and its kind.
pub async fn run(app: &App, mine: &Mine, section: RowSection, row: RowId, now: Instant) -> Outcome<AnswersSaved> {
    app.db
        .write(async |tx| {
            let touched = draft::touch(tx, mine, None, now).await?;
            write::remove_row(tx, touched.draft, section, row).await?;
            let evaluation = Some(draft::judge(tx, &touched.own, mine.applicant, now).await?);
            let saved = vec![format!("/rows/{section}/{row}")];
            Ok(AnswersSaved { version: touched.next, saved, conflicts: Vec::new(), evaluation, saved_at: now })
        })
        .await
}
