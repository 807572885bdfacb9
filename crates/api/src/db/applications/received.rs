//! What an agency may load: applications to its own recruitments that were sent. A draft or another agency's row cannot
//! be loaded by mistake (X13-2).

use domain::ids::{AgencyId, ApplicationId, RecruitmentId};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::db::entities::{application_person, applications, recruitments};
use crate::failure::Outcome;

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

/// The applications of a recruitment, the first sent first.
///
/// # Errors
/// Faults of the database.
pub async fn list(
    db: &impl ConnectionTrait,
    agency: &AgencyId,
    recruitment: RecruitmentId,
) -> Outcome<Vec<applications::Model>> {
    Ok(received(agency)
        .filter(applications::Column::RecruitmentId.eq(recruitment))
        .order_by_asc(applications::Column::SentAt)
        .order_by_asc(applications::Column::Id)
        .all(db)
        .await?)
}

/// One of them.
///
/// # Errors
/// Faults of the database.
pub async fn find(
    db: &impl ConnectionTrait,
    agency: &AgencyId,
    id: ApplicationId,
) -> Outcome<Option<applications::Model>> {
    Ok(received(agency).filter(applications::Column::Id.eq(id)).one(db).await?)
}

/// The frozen basic details, where the recruitment has ended or the account is gone (D1, D2).
///
/// # Errors
/// Faults of the database.
pub async fn frozen_person(db: &impl ConnectionTrait, id: ApplicationId) -> Outcome<Option<application_person::Model>> {
    Ok(application_person::Entity::find_by_id(id).one(db).await?)
}
