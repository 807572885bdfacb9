//! Changing a notice: its words, how much it disturbs, from when to when.

use domain::content::{NoticeView, SaveNotice};
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

/// Changes it.
///
/// # Errors
/// Fields that do not fit; [`Kind::NotFound`]; [`Kind::Stale`] with the newer one.
pub async fn run(
    app: &App,
    actor: &Actor,
    (id, seen): (NoticeId, RowVersion),
    wish: &SaveNotice,
    now: Instant,
) -> Outcome<NoticeView> {
    let times = wish.check()?;
    let view = app
        .db
        .write(async |tx| {
            let before = super::notice(tx, id).await?;
            if before.version != seen {
                return Err(stale(&before)?);
            }
            if !notices::change(tx, id, seen, wish, times).await? {
                return Err(Kind::Stale.into());
            }
            audit::record(tx, actor, Did::SavedNotice, id, None, now).await?;
            super::notice(tx, id).await
        })
        .await?;
    super::show(app, now).await;
    Ok(view)
}
