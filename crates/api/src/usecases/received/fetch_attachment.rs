//! A file of a submitted application (X13-2).

use domain::agencies::Role;
use domain::ids::{AgencyId, ApplicationId, AttachmentId};
use domain::problem::Kind;
use domain::time::Instant;

use super::may_read_content;
use crate::actor::Actor;
use crate::app::App;
use crate::db::applications::{content, received};
use crate::db::audit::{self, Did};
use crate::db::entities::{attachments, blobs};
use crate::failure::{Failure, Outcome};

/// Finds it.
///
/// # Errors
/// [`Kind::NotFound`] for drafts, for applications to others, and where there is no such file.
pub async fn run(
    app: &App,
    (actor, role): (&Actor, Role),
    agency: &AgencyId,
    application: ApplicationId,
    id: AttachmentId,
    now: Instant,
) -> Outcome<(attachments::Model, blobs::Model)> {
    app.db
        .write(async |tx| {
            let version = received::find(tx, agency, application, super::kept(app, now))
                .await?
                .filter(|found| may_read_content(role, found.state))
                .and_then(|found| found.in_force_version_id)
                .ok_or_else(|| Failure::from(Kind::NotFound))?;
            let file = content::files(tx, version)
                .await?
                .into_iter()
                .find(|(attachment, _)| attachment.id == id)
                .ok_or_else(|| Failure::from(Kind::NotFound))?;
            audit::record(tx, actor, Did::FetchedReceivedAttachment, id, Some(agency), now).await?;
            Ok(file)
        })
        .await
}
