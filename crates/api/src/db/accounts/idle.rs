//! Applicants' accounts that nobody uses (X8-3).

use domain::accounts::{AccountKind, Idle};
use domain::applications::ApplicationState;
use domain::ids::UserId;
use domain::recruitments::RecruitmentState;
use domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::db::Tx;
use crate::db::entities::users::{Column, Entity, Model};
use crate::db::entities::{applications, recruitments};
use crate::failure::Outcome;

/// Looked at in one go.
const BATCH: u64 = 500;

/// Not used since an instant, and no application of theirs is in a recruitment that goes on (D30).
fn unused(since: Instant) -> Condition {
    let awaited = Query::select()
        .expr(Expr::value(1))
        .from(applications::Entity)
        .inner_join(
            recruitments::Entity,
            Expr::col((recruitments::Entity, recruitments::Column::Id))
                .equals((applications::Entity, applications::Column::RecruitmentId)),
        )
        .and_where(Expr::col((applications::Entity, applications::Column::ApplicantId)).equals((Entity, Column::Id)))
        .and_where(Expr::col((applications::Entity, applications::Column::State)).eq(ApplicationState::Sent))
        .and_where(Expr::col((recruitments::Entity, recruitments::Column::State)).eq(RecruitmentState::Published))
        .to_owned();
    Condition::all()
        .add(Column::Kind.eq(AccountKind::Applicant))
        .add(
            Condition::any()
                .add(Column::LastLoginAt.lte(since))
                .add(Condition::all().add(Column::LastLoginAt.is_null()).add(Column::CreatedAt.lte(since))),
        )
        .add(Expr::exists(awaited).not())
}

/// How an account stands.
#[must_use]
pub fn standing(account: &Model) -> Idle {
    Idle {
        last_used: account.last_login_at.unwrap_or(account.created_at),
        warnings: account.idle_warnings,
        warned_at: account.idle_warned_at,
    }
}

/// Accounts that were not used since an instant: so many, those after an account.
///
/// # Errors
/// Faults of the database.
pub async fn unused_since(db: &impl ConnectionTrait, since: Instant, after: Option<UserId>) -> Outcome<Vec<Model>> {
    let mut found = Entity::find().filter(unused(since)).order_by_asc(Column::Id).limit(BATCH);
    if let Some(after) = after {
        found = found.filter(Column::Id.gt(after));
    }
    Ok(found.all(db).await?)
}

/// Notes a warning; `false` when somebody logged in or another worker was faster.
///
/// # Errors
/// Faults of the database.
pub async fn warn(tx: &Tx, user: UserId, before: i32, since: Instant, now: Instant) -> Outcome<bool> {
    let warned = Entity::update_many()
        .col_expr(Column::IdleWarnings, Expr::col(Column::IdleWarnings).add(1))
        .col_expr(Column::IdleWarnedAt, Expr::value(now))
        .filter(Column::Id.eq(user))
        .filter(Column::IdleWarnings.eq(before))
        .filter(unused(since))
        .exec(tx)
        .await?;
    Ok(warned.rows_affected == 1)
}

/// The account, held until the commit, if it is still unused.
///
/// # Errors
/// Faults of the database.
pub async fn hold(tx: &Tx, user: UserId, since: Instant) -> Outcome<Option<Model>> {
    Entity::find_by_id(user).lock_exclusive().one(tx).await?;
    Ok(Entity::find_by_id(user).filter(unused(since)).one(tx).await?)
}
