//! Published ads of all agencies whose end fell into a disturbance (X1-12): the one thing that a service administrator does to
//! ads, so these statements need no agency.

use std::collections::BTreeMap;

use domain::ids::{AdId, RecruitmentId};
use domain::recruitments::{Prolongation, RecruitmentState};
use domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, LockType};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::db::Tx;
use crate::db::entities::ads;
use crate::db::entities::recruitments::{Column, Entity, Model};
use crate::failure::Outcome;

/// The recruitments, by their ends, with their ads. In a transaction that writes they stay locked until the commit: nobody
/// prolongs, ends or withdraws one of them meanwhile, and nobody sends an application.
///
/// # Errors
/// Faults of the database.
pub async fn hit(db: &impl ConnectionTrait, wish: &Prolongation, held: bool) -> Outcome<Vec<(Model, AdId)>> {
    let mut hit = Entity::find()
        .filter(Column::State.eq(RecruitmentState::Published))
        .filter(Column::ClosesAt.gte(wish.from))
        .filter(Column::ClosesAt.lte(wish.to))
        .order_by_asc(Column::ClosesAt)
        .order_by_asc(Column::Id);
    if held {
        hit = hit.lock(LockType::NoKeyUpdate);
    }
    let rows = hit.all(db).await?;
    let of_these = ads::Column::RecruitmentId.is_in(rows.iter().map(|row| row.id));
    let ads = ads::Entity::find().filter(of_these).all(db).await?;
    let ads: BTreeMap<RecruitmentId, AdId> = ads.into_iter().map(|ad| (ad.recruitment_id, ad.id)).collect();
    Ok(rows.into_iter().filter_map(|row| ads.get(&row.id).map(|ad| (row.clone(), *ad))).collect())
}

/// Gives these recruitments a later end, also where theirs is over. They must be held.
///
/// # Errors
/// Faults of the database.
pub async fn prolong_all(tx: &Tx, ids: &[RecruitmentId], closes_at: Instant, now: Instant) -> Outcome<u64> {
    let prolonged = Entity::update_many()
        .col_expr(Column::ClosesAt, Expr::value(closes_at))
        .col_expr(Column::RowVersion, Expr::col(Column::RowVersion).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(Column::State.eq(RecruitmentState::Published))
        .filter(Column::ClosesAt.lt(closes_at))
        .exec(tx)
        .await?;
    Ok(prolonged.rows_affected)
}
