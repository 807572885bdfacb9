//! Logging out: the session is gone at once, on all replicas.

use domain::ids::SessionId;
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::accounts::sessions;
use crate::db::audit::{self, Did};
use crate::failure::Outcome;

/// Ends the session.
///
/// # Errors
/// Faults of the database.
pub async fn run(app: &App, session: SessionId, actor: &Actor, now: Instant) -> Outcome<()> {
    app.db
        .write(async |tx| {
            sessions::delete(tx, session).await?;
            audit::record(tx, actor, Did::LoggedOut, actor.name(), None, now).await
        })
        .await
}
