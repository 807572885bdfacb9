//! An alert ends before its time, and its address goes with it: deleted by its owner (G3.7-3), or stopped because no mail
//! reaches them.

use domain::alerts::{AlertState, AlertView};
use domain::ids::AlertId;
use domain::problem::Kind;
use domain::time::Instant;

use super::view;
use crate::app::App;
use crate::db::alerts::{self, Alert, by_id, by_one_click, by_secret};
use crate::failure::{Failure, Outcome};

/// Deletes the alert of a link; deleting it again changes nothing. Either secret of a mail does it.
///
/// # Errors
/// [`Kind::NotFound`] when there is no such link.
pub async fn by_link(app: &App, secret: &str, now: Instant) -> Outcome<AlertView> {
    let alert = match by_secret(app.db.read(), secret).await? {
        Some(alert) => Some(alert),
        None => by_one_click(app.db.read(), secret).await?,
    };
    removed(app, alert, now).await
}

/// Deletes the alert of a one-click address (RFC 8058).
///
/// # Errors
/// [`Kind::NotFound`] when there is no such address.
pub async fn one_click(app: &App, secret: &str, now: Instant) -> Outcome<()> {
    let alert = by_one_click(app.db.read(), secret).await?;
    removed(app, alert, now).await?;
    Ok(())
}

/// Stops an alert whose mail nobody can get.
///
/// # Errors
/// Faults of the database.
pub async fn unreachable(app: &App, alert: AlertId, now: Instant) -> Outcome<()> {
    app.db.write(async |tx| alerts::end(tx, alert, AlertState::Bounced, now).await).await?;
    tracing::info!(alert.id = %alert, "no mail reaches the address of an alert; it is stopped");
    Ok(())
}

async fn removed(app: &App, alert: Option<Alert>, now: Instant) -> Outcome<AlertView> {
    let gone = || Failure::from(Kind::NotFound);
    let alert = alert.ok_or_else(gone)?;
    app.db.write(async |tx| alerts::end(tx, alert.id, AlertState::Removed, now).await).await?;
    let alert = by_id(app.db.read(), alert.id).await?.ok_or_else(gone)?;
    Ok(view::of(alert, now))
}
