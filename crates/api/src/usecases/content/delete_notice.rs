//! Deleting a notice.

use domain::ids::NoticeId;
use domain::problem::Kind;
use domain::row_version::RowVersion;
use domain::time::Instant;

use super::stale;
use crate::actor::Actor;
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::content::notices;
use crate::failure::Outcome;

/// Deletes it.
///
/// # Errors
/// [`Kind::NotFound`]; [`Kind::Stale`] with the newer one.
pub async fn run(app: &App, actor: &Actor, id: NoticeId, seen: RowVersion, now: Instant) -> Outcome<()> {
    app.db
        .write(async |tx| {
            let before = super::notice(tx, id).await?;
            if before.version != seen {
                return Err(stale(&before)?);
            }
            if !notices::delete(tx, id, seen).await? {
                return Err(Kind::Stale.into());
            }
            audit::record(tx, actor, Did::DeletedNotice, id, None, now).await
        })
        .await?;
    super::show(app, now).await;
    Ok(())
}
