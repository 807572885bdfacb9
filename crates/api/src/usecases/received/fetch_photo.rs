//! The photo that a submitted application was sent with (G9.2.1).

use domain::agencies::Role;
use domain::ids::{AgencyId, ApplicationId};
use domain::problem::Kind;
use domain::time::Instant;

use super::may_read_content;
use crate::actor::Actor;
use crate::app::App;
use crate::db::applications::{photo, received};
use crate::db::audit::{self, Did};
use crate::db::entities::blobs;
use crate::failure::{Failure, Outcome};

/// Finds it.
///
/// # Errors
/// [`Kind::NotFound`] for drafts, to recruiters for withdrawn applications, for applications to others, and where there is none.
pub async fn run(
    app: &App,
    (actor, role): (&Actor, Role),
    agency: &AgencyId,
    application: ApplicationId,
    now: Instant,
) -> Outcome<blobs::Model> {
    app.db
        .write(async |tx| {
            let version = received::find(tx, agency, application, super::kept(app, now))
                .await?
                .filter(|found| may_read_content(role, found.state))
                .and_then(|found| found.in_force_version_id)
                .ok_or_else(|| Failure::from(Kind::NotFound))?;
            let photo = photo::of_version(tx, version).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            audit::record(tx, actor, Did::FetchedReceivedPhoto, application, Some(agency), now).await?;
            Ok(photo.blob)
        })
        .await
}
