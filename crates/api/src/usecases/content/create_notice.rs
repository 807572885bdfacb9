//! Setting a notice.

use domain::content::{NoticeView, SaveNotice};
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::content::notices;
use crate::db::idempotency::Once;
use crate::failure::Outcome;

/// Sets it.
///
/// # Errors
/// Fields that do not fit.
pub async fn run(app: &App, actor: &Actor, wish: &SaveNotice, once: &Once, now: Instant) -> Outcome<NoticeView> {
    let times = wish.check()?;
    let view = app
        .db
        .write(async |tx| {
            if let Some(first) = once.begin(tx, now).await? {
                return Ok(first);
            }
            let id = notices::add(tx, wish, times, now).await?;
            audit::record(tx, actor, Did::CreatedNotice, id, None, now).await?;
            let view = super::notice(tx, id).await?;
            once.complete(tx, &view).await?;
            Ok(view)
        })
        .await?;
    super::show(app, now).await;
    Ok(view)
}
