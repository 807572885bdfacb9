//! Begins an application. The unique index lets one applicant have one per recruitment.

use domain::applications::{ApplicationKind, ApplicationState};
use domain::ids::{ApplicationId, ApplicationVersionId, RecruitmentId, UserId};
use domain::language::Language;
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;

use crate::db::Tx;
use crate::db::entities::{application_versions, applications};
use crate::db::stored::Stored;
use crate::failure::Outcome;
use crate::random;

/// A new, empty application; `None` where the applicant has one already.
///
/// # Errors
/// Faults of the database.
pub async fn start(
    tx: &Tx,
    applicant: UserId,
    (kind, recruitment): (ApplicationKind, RecruitmentId),
    language: Language,
    form_version: i32,
    now: Instant,
) -> Outcome<Option<ApplicationId>> {
    let (id, draft): (ApplicationId, ApplicationVersionId) = (random::id(), random::id());
    let inserted = applications::Entity::insert(applications::ActiveModel {
        id: Set(id),
        recruitment_id: Set(recruitment),
        applicant_id: Set(Some(applicant)),
        kind: Set(kind),
        state: Set(ApplicationState::Unsent),
        language: Set(language),
        // Written before the version it names; the reference is checked at the commit.
        draft_version_id: Set(Some(draft)),
        in_force_version_id: Set(None),
        row_version: Set(RowVersion(1)),
        created_at: Set(now),
        saved_at: Set(now),
        sent_at: Set(None),
        edited_at: Set(None),
        withdrawn_at: Set(None),
    })
    .on_conflict(OnConflict::new().do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    if inserted == 0 {
        return Ok(None);
    }
    application_versions::Entity::insert(application_versions::ActiveModel {
        id: Set(draft),
        application_id: Set(id),
        number: Set(1),
        form_version: Set(form_version),
        own_basics: Set(Stored::default()),
        basics_at_sending: Set(None),
        wishes_no_publication: Set(false),
        in_force_from: Set(None),
        receipt_number: Set(None),
        receipt_sha256: Set(None),
        created_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(Some(id))
}
