//! The submitted applications of a recruitment (X13-2).

use domain::agencies::Role;
use domain::ids::{AgencyId, RecruitmentId};
use domain::problem::Kind;
use domain::recruiter::{ReceivedList, ReceivedListItem};
use domain::time::Instant;

use super::{may_read_content, person};
use crate::actor::Actor;
use crate::app::App;
use crate::db::applications::{content, received};
use crate::db::audit::{self, Did};
use crate::failure::{Failure, Outcome};

/// Lists them, the first sent first.
///
/// # Errors
/// [`Kind::NotFound`] for a recruitment of another agency.
pub async fn run(
    app: &App,
    (actor, role): (&Actor, Role),
    agency: &AgencyId,
    recruitment: RecruitmentId,
    now: Instant,
) -> Outcome<ReceivedList> {
    app.db
        .write(async |tx| {
            if !received::has_recruitment(tx, agency, recruitment).await? {
                return Err(Kind::NotFound.into());
            }
            audit::record(tx, actor, Did::ListedReceived, recruitment, Some(agency), now).await?;
            let mut items = Vec::new();
            for application in received::list(tx, agency, recruitment, super::kept(app, now)).await? {
                let (Some(version), Some(sent_at)) = (application.in_force_version_id, application.sent_at) else {
                    return Err(Failure::bug("a sent application without a version"));
                };
                let content = content::load(tx, version).await?;
                let files = if may_read_content(role, application.state) { content.files.len() } else { 0 };
                items.push(ReceivedListItem {
                    id: application.id,
                    name: person::name(&person::basics(tx, &application, &content).await?),
                    state: application.state,
                    language: application.language,
                    sent_at,
                    edited_at: application.edited_at,
                    withdrawn_at: application.withdrawn_at,
                    attachments: u32::try_from(files).unwrap_or(u32::MAX),
                });
            }
            let total = u32::try_from(items.len()).unwrap_or(u32::MAX);
            Ok(ReceivedList { items, next: None, prev: None, total })
        })
        .await
}
