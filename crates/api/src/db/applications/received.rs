//! What an agency may load: applications to its own recruitments that were sent. A draft or another agency's row cannot
//! be loaded by mistake (X13-2).

use domain::ids::{AgencyId, ApplicationId, RecruitmentId};
use domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::db::entities::{application_person, applications, recruitments};
use crate::db::retention;
use crate::failure::{Failure, Outcome};

/// Until when an agency has what it received.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    /// So many months after the recruitment ended what was sent is gone (G8-2).
    pub sent_months: u32,
    /// Now.
    pub now: Instant,
}

/// Sent applications to this agency.
fn received(agency: &AgencyId) -> Select<applications::Entity> {
    applications::Entity::find().filter(applications::Column::InForceVersionId.is_not_null()).filter(
        applications::Column::RecruitmentId.in_subquery(
            Query::select()
                .column(recruitments::Column::Id)
                .from(recruitments::Entity)
                .and_where(Expr::col(recruitments::Column::AgencyId).eq(agency.clone()))
                .to_owned(),
        ),
    )
}

/// Whether this is a recruitment of the agency.
///
/// # Errors
/// Faults of the database.
pub async fn has_recruitment(db: &impl ConnectionTrait, agency: &AgencyId, id: RecruitmentId) -> Outcome<bool> {
    Ok(recruitments::Entity::find_by_id(id)
        .filter(recruitments::Column::AgencyId.eq(agency.clone()))
        .one(db)
        .await?
        .is_some())
}

/// The applications of a recruitment that the agency still has, the first sent first.
///
/// # Errors
/// Faults of the database.
pub async fn list(
    db: &impl ConnectionTrait,
    agency: &AgencyId,
    recruitment: RecruitmentId,
    kept: Kept,
) -> Outcome<Vec<applications::Model>> {
    let found = received(agency)
        .filter(applications::Column::RecruitmentId.eq(recruitment))
        .order_by_asc(applications::Column::SentAt)
        .order_by_asc(applications::Column::Id)
        .all(db)
        .await?;
    retention::kept(db, recruitment, found, kept.sent_months, kept.now).await
}

/// One of them.
///
/// # Errors
/// Faults of the database.
pub async fn find(
    db: &impl ConnectionTrait,
    agency: &AgencyId,
    id: ApplicationId,
    kept: Kept,
) -> Outcome<Option<applications::Model>> {
    let Some(found) = received(agency).filter(applications::Column::Id.eq(id)).one(db).await? else { return Ok(None) };
    let recruitment = found.recruitment_id;
    Ok(retention::kept(db, recruitment, vec![found], kept.sent_months, kept.now).await?.pop())
}

/// The frozen basic details, where the recruitment has ended or the account is gone (D1, D2).
///
/// # Errors
/// Faults of the database.
pub async fn frozen_person(db: &impl ConnectionTrait, id: ApplicationId) -> Outcome<Option<application_person::Model>> {
    Ok(application_person::Entity::find_by_id(id).one(db).await?)
}

/// The application of an invitation that was found already: only sent ones are invited.
///
/// # Errors
/// Faults of the database.
pub async fn of_invitation(db: &impl ConnectionTrait, id: ApplicationId) -> Outcome<applications::Model> {
    let found = applications::Entity::find_by_id(id).filter(applications::Column::InForceVersionId.is_not_null());
    found.one(db).await?.ok_or_else(|| Failure::bug("an invitation without its application"))
}
