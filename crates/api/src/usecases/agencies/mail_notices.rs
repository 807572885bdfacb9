//! Whether and where an agency is told by mail what comes in to its recruitments.

use domain::agencies::MailNotices;
use domain::ids::AgencyId;
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::agencies::mail_notices;
use crate::db::audit::{self, Did};
use crate::failure::Outcome;

/// Sets it.
///
/// # Errors
/// `invalid` where the address is none.
pub async fn set(
    app: &App,
    actor: &Actor,
    agency: &AgencyId,
    wish: &MailNotices,
    now: Instant,
) -> Outcome<MailNotices> {
    let email = wish.address()?;
    app.db
        .write(async |tx| {
            mail_notices::set(tx, agency, wish, email.as_ref()).await?;
            audit::record(tx, actor, Did::SetMailNotices, agency, Some(agency), now).await?;
            mail_notices::of(tx, agency).await
        })
        .await
}
