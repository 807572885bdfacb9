//! The button behind the link of the last two weeks: the same search for another six months (X3.7-6).

use domain::alerts::{self as rules, AlertView};
use domain::problem::Kind;
use domain::time::Instant;

use super::view;
use crate::app::App;
use crate::db::alerts::{self, by_id, by_secret};
use crate::failure::{Failure, Outcome};

/// Renews it where it ends soon or ended a few days ago; answers how it stands. Doing it again changes nothing.
///
/// # Errors
/// [`Kind::NotFound`] when there is no such link.
pub async fn run(app: &App, secret: &str, now: Instant) -> Outcome<AlertView> {
    let gone = || Failure::from(Kind::NotFound);
    let alert = by_secret(app.db.read(), secret).await?.ok_or_else(gone)?;
    app.db.write(async |tx| alerts::renew(tx, alert.id, rules::expires_at(now), now).await).await?;
    let alert = by_id(app.db.read(), alert.id).await?.ok_or_else(gone)?;
    Ok(view::of(alert, now))
}
