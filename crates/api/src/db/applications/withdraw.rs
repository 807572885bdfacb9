//! Withdrawing and sending again (G10). State, deadline and version stand in the WHERE of the statement that decides.

use domain::applications::ApplicationState;
use domain::ids::{ApplicationId, ApplicationVersionId, UserId};
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, UpdateMany};

use super::touch::open;
use crate::db::Tx;
use crate::db::entities::{application_equality, applications};
use crate::failure::Outcome;

fn from(
    state: ApplicationState,
    applicant: UserId,
    id: ApplicationId,
    seen: RowVersion,
    now: Instant,
) -> UpdateMany<applications::Entity> {
    applications::Entity::update_many()
        .col_expr(applications::Column::RowVersion, Expr::col(applications::Column::RowVersion).add(1))
        .filter(applications::Column::Id.eq(id))
        .filter(applications::Column::ApplicantId.eq(applicant))
        .filter(applications::Column::State.eq(state))
        .filter(applications::Column::RowVersion.eq(seen))
        .filter(Expr::exists(open(now)))
}

/// Withdraws a sent application, with the changes of it that are not in force; `None` where the statement found none.
/// Legal gender and work at the state no longer count (D4).
///
/// # Errors
/// Faults of the database.
pub async fn withdraw(
    tx: &Tx,
    applicant: UserId,
    id: ApplicationId,
    seen: RowVersion,
    now: Instant,
) -> Outcome<Option<applications::Model>> {
    let withdrawn = from(ApplicationState::Sent, applicant, id, seen, now)
        .col_expr(applications::Column::State, Expr::value(ApplicationState::Withdrawn))
        .col_expr(applications::Column::DraftVersionId, Expr::value(Option::<ApplicationVersionId>::None))
        .col_expr(applications::Column::WithdrawnAt, Expr::value(now))
        .exec_with_returning(tx)
        .await?;
    let withdrawn = withdrawn.into_iter().next();
    if withdrawn.is_some() {
        application_equality::Entity::delete_by_id(id).exec(tx).await?;
    }
    Ok(withdrawn)
}

/// “Skicka på nytt”: what was in force before the withdrawal is in force again; `None` where the statement found nothing.
///
/// # Errors
/// Faults of the database.
pub async fn send_again(
    tx: &Tx,
    applicant: UserId,
    id: ApplicationId,
    seen: RowVersion,
    now: Instant,
) -> Outcome<Option<applications::Model>> {
    let sent = from(ApplicationState::Withdrawn, applicant, id, seen, now)
        .col_expr(applications::Column::State, Expr::value(ApplicationState::Sent))
        .col_expr(applications::Column::SentAt, Expr::value(now))
        .col_expr(applications::Column::WithdrawnAt, Expr::value(Option::<Instant>::None))
        .exec_with_returning(tx)
        .await?;
    Ok(sent.into_iter().next())
}
