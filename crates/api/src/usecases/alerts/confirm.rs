//! The button behind the link of the confirmation mail turns the alert on (G3.7-1, D11).

use chrono::TimeDelta;
use domain::alerts::AlertView;
use domain::problem::Kind;
use domain::search::Query;
use domain::time::Instant;

use super::view;
use crate::app::App;
use crate::db::alerts::{self, by_id, by_secret};
use crate::failure::{Failure, Outcome};

/// After so long an alert that nobody confirmed is gone (D21).
pub(crate) const WAITS: TimeDelta = TimeDelta::days(7);

/// Turns it on, once; answers how it stands.
///
/// # Errors
/// [`Kind::NotFound`] when there is no such link, or the alert waited too long.
pub async fn run(app: &App, secret: &str, now: Instant) -> Outcome<AlertView> {
    let gone = || Failure::from(Kind::NotFound);
    let alert = by_secret(app.db.read(), secret).await?.ok_or_else(gone)?;
    if let (None, None, Some(url)) = (alert.confirmed_at, alert.ended_at, &alert.query) {
        // Read before the transaction: what is published after this is told of, whatever comes between.
        let snapshot = app.search.snapshot(&app.db, now).await?;
        let query = Query::parse_str(url).map_err(|_errors| Failure::bug("an alert watches nothing readable"))?;
        let there = snapshot.index.ads_found(&query, alert.language, now);
        let seq = snapshot.heads.ads;
        app.db
            .write(async |tx| {
                if alerts::confirm(tx, alert.id, now - WAITS, seq, now).await? {
                    alerts::matched_before(tx, alert.id, &there).await?;
                }
                Ok(())
            })
            .await?;
    }
    let alert = by_id(app.db.read(), alert.id).await?.ok_or_else(gone)?;
    let waited_too_long = alert.confirmed_at.is_none() && alert.ended_at.is_none();
    if waited_too_long { Err(gone()) } else { Ok(view::of(alert, now)) }
}
