//! Removes the photo of a profile; removing what is not there is no error (G7.1-4).

use domain::ids::UserId;
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
pub async fn run(app: &App, actor: &Actor, user: UserId, now: Instant) -> Outcome<()> {
    app.db
        .write(async |tx| {
            profile::begin_save(tx, user, now).await?;
            profile::photo::remove(tx, user, now).await?;
            audit::record(tx, actor, Did::SavedProfile, user, None, now).await
        })
        .await
}
