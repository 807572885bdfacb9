//! One submitted application (X13-2).

use std::collections::BTreeMap;

use domain::agencies::Role;
use domain::forms::BasicField;
use domain::ids::{AgencyId, ApplicationId};
use domain::problem::Kind;
use domain::recruiter::ReceivedApplication;
use domain::time::Instant;

use super::{may_read_content, person};
use crate::actor::Actor;
use crate::app::App;
use crate::db::applications::photo::Photo;
use crate::db::applications::{content, received};
use crate::db::audit::{self, Did};
use crate::failure::{Failure, Outcome};

/// Shows it.
///
/// # Errors
/// [`Kind::NotFound`] for drafts and for applications to others.
pub async fn run(
    app: &App,
    (actor, role): (&Actor, Role),
    agency: &AgencyId,
    id: ApplicationId,
    now: Instant,
) -> Outcome<ReceivedApplication> {
    app.db
        .write(async |tx| {
            let application = received::find(tx, agency, id, super::kept(app, now))
                .await?
                .ok_or_else(|| Failure::from(Kind::NotFound))?;
            let (Some(version), Some(sent_at)) = (application.in_force_version_id, application.sent_at) else {
                return Err(Failure::bug("a sent application without a version"));
            };
            audit::record(tx, actor, Did::ReadReceived, id, Some(agency), now).await?;
            let (mut content, form) = content::load_sent(tx, application.recruitment_id, version).await?;
            let closed = !may_read_content(role, application.state);
            if closed {
                // The applicant has left: that there was an application stays, its content is closed (D8).
                (content.answers, content.rows, content.files) = (BTreeMap::new(), Vec::new(), Vec::new());
                content.photo = None;
            }
            let mut basics = person::basics(tx, &application, &content).await?;
            if closed {
                basics.retain(|field, _| matches!(field, BasicField::FirstName | BasicField::LastName));
            }
            Ok(ReceivedApplication {
                id,
                recruitment_id: application.recruitment_id,
                state: application.state,
                language: application.language,
                form,
                basics,
                attachments: content.attachments(),
                photo: content.photo.as_ref().map(Photo::view),
                wishes_no_publication: content.version.wishes_no_publication,
                answers: content.answers,
                rows: content.rows,
                sent_at,
                edited_at: application.edited_at,
                withdrawn_at: application.withdrawn_at,
            })
        })
        .await
}
