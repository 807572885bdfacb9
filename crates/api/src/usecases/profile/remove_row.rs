//! Removes a row of the profile; removing what is not there is no error.

use domain::applications::AnswersSaved;
use domain::forms::RowSection;
use domain::ids::{RowId, UserId};
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::profile;
use crate::failure::Outcome;

/// Removes it.
///
/// # Errors
/// Faults of the database.
pub async fn run(
    app: &App,
    actor: &Actor,
    user: UserId,
    (section, row): (RowSection, RowId),
    now: Instant,
) -> Outcome<AnswersSaved> {
    app.db
        .write(async |tx| {
            let version = profile::begin_save(tx, user, now).await?.version;
            profile::rows::remove(tx, user, section, row).await?;
            audit::record(tx, actor, Did::SavedProfile, user, None, now).await?;
            let saved = vec![format!("/rows/{section}/{row}")];
            Ok(AnswersSaved { version, saved, conflicts: Vec::new(), evaluation: None, saved_at: now })
        })
        .await
}
