//! The one statement that lets a draft be changed: it locks the application, counts the change, and holds the state and
//! the deadline in its WHERE, so that nothing is saved a moment too late (G1-7).

use domain::ids::{ApplicationId, UserId};
use domain::recruitments::RecruitmentState;
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::db::Tx;
use crate::db::entities::{applications, recruitments};
use crate::failure::Outcome;

/// Counts a change of an unsent application, or of the changes of a sent one, while its period runs; `None` where the statement found nothing to change.
/// A change that is based on a version that does not exist yet finds nothing either.
///
/// # Errors
/// Faults of the database.
pub async fn draft(
    tx: &Tx,
    applicant: UserId,
    id: ApplicationId,
    base: RowVersion,
    now: Instant,
) -> Outcome<Option<applications::Model>> {
    let touched = applications::Entity::update_many()
        .col_expr(applications::Column::RowVersion, Expr::col(applications::Column::RowVersion).add(1))
        .col_expr(applications::Column::SavedAt, Expr::value(now))
        .filter(applications::Column::Id.eq(id))
        .filter(applications::Column::ApplicantId.eq(applicant))
        .filter(applications::Column::DraftVersionId.is_not_null())
        .filter(applications::Column::RowVersion.gte(base))
        .filter(Expr::exists(open(now)))
        .exec_with_returning(tx)
        .await?;
    Ok(touched.into_iter().next())
}

/// ‹Its recruitment is published and its period runs.›
pub(super) fn open(now: Instant) -> SelectStatement {
    Query::select()
        .expr(Expr::value(1))
        .from(recruitments::Entity)
        .and_where(
            Expr::col((recruitments::Entity, recruitments::Column::Id))
                .equals((applications::Entity, applications::Column::RecruitmentId)),
        )
        .and_where(Expr::col((recruitments::Entity, recruitments::Column::State)).eq(RecruitmentState::Published))
        .and_where(Expr::col((recruitments::Entity, recruitments::Column::OpensAt)).lte(now))
        .and_where(Expr::col((recruitments::Entity, recruitments::Column::ClosesAt)).gt(now))
        .to_owned()
}
