//! One of one's own sessions ends: a browser that was left logged in.

use domain::ids::{SessionId, UserId};
use domain::problem::Kind;
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::accounts::sessions;
use crate::db::audit::{self, Did};
use crate::failure::Outcome;

/// Ends it.
///
/// # Errors
/// [`Kind::NotFound`] for a session that has ended or is somebody else's.
pub async fn run(app: &App, actor: &Actor, user: UserId, session: SessionId, now: Instant) -> Outcome<()> {
    app.db
        .write(async |tx| {
            if !sessions::delete_own(tx, user, session).await? {
                return Err(Kind::NotFound.into());
            }
            audit::record(tx, actor, Did::EndedSession, session, None, now).await
        })
        .await
}
