//! The applicant's applications under the guide's headings (G6-1).

use domain::applications::{ApplicationList, ApplicationListItem, ApplicationState, Heading};
use domain::ids::UserId;
use domain::language::Language;
use domain::time::Instant;

use super::draft;
use crate::db::Reads;
use crate::db::applications::{about, own};
use crate::failure::Outcome;

/// All of them, the last saved first.
///
/// # Errors
/// Faults of the database.
pub async fn show(db: &impl Reads, applicant: UserId, language: Language, now: Instant) -> Outcome<ApplicationList> {
    let mut items = Vec::new();
    for own in own::list(db, applicant, now).await? {
        let application = &own.application;
        let Some(heading) = Heading::of(application.state, own.recruitment.state, &own.period(), now) else { continue };
        let editing = own.is_editing(now);
        let percent = if application.state == ApplicationState::Unsent || editing {
            draft::judge(db, &own, applicant, now).await?.percent
        } else {
            100
        };
        items.push(ApplicationListItem {
            id: application.id,
            ad: own.under(about::show(db, &own.recruitment, language, now).await?, now),
            open: own.validity(now),
            heading,
            state: application.state,
            editing,
            actions: own.actions(now),
            percent,
            version: application.row_version,
            created_at: application.created_at,
            saved_at: application.saved_at,
            sent_at: application.sent_at,
            edited_at: application.edited_at,
            withdrawn_at: application.withdrawn_at,
            disappears_at: own.disappears_at(),
        });
    }
    let total = u32::try_from(items.len()).unwrap_or(u32::MAX);
    Ok(ApplicationList { items, next: None, prev: None, total, now })
}
