//! Deleting a draft. What was public once is never deleted, only archived.

use domain::recruitments::RecruitmentAct;

use super::change::{Request, Step, run as change};
use crate::app::App;
use crate::db::recruitments;
use crate::failure::Outcome;

/// Deletes it.
///
/// # Errors
/// Not possible once it is published; stale with the newer version.
pub async fn run(app: &App, request: &Request) -> Outcome<()> {
    change(app, request, RecruitmentAct::Delete, async |tx, _, guard| {
        Ok(Step::done(recruitments::delete(tx, guard).await?, None))
    })
    .await?;
    Ok(())
}
