//! What is erased with time (X15-6): addresses that nobody confirmed, alerts that have ended, notes of old runs.

use domain::alerts::AlertState;
use domain::personal::Personal;
use domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::db::Tx;
use crate::db::entities::alerts::{Column, Entity};
use crate::db::entities::{alert_runs, alert_sent};
use crate::failure::Outcome;

/// Deletes alerts made before this that nobody confirmed.
///
/// # Errors
/// Faults of the database.
pub async fn delete_unconfirmed(tx: &Tx, made_before: Instant) -> Outcome<u64> {
    let waiting = Entity::delete_many().filter(Column::ConfirmedAt.is_null());
    Ok(waiting.filter(Column::CreatedAt.lte(made_before)).exec(tx).await?.rows_affected)
}

/// Erases what is personal in alerts whose six months ended before this and that nobody has renewed.
///
/// # Errors
/// Faults of the database.
pub async fn erase_expired(tx: &Tx, ended_before: Instant) -> Outcome<u64> {
    let over = || {
        Column::EndedAs.eq(AlertState::Expired).and(Column::EndedAt.lte(ended_before)).and(Column::Email.is_not_null())
    };
    let ids = Entity::find().select_only().column(Column::Id).filter(over()).into_query();
    let told = Query::delete()
        .from_table(alert_sent::Entity)
        .and_where(alert_sent::Column::AlertId.in_subquery(ids))
        .to_owned();
    tx.execute(&told).await?;
    let erased = Entity::update_many()
        .col_expr(Column::Name, Expr::value(None::<Personal<String>>))
        .col_expr(Column::Email, Expr::value(None::<Personal<String>>))
        .col_expr(Column::EmailFolded, Expr::value(None::<Personal<String>>))
        .col_expr(Column::Query, Expr::value(None::<Personal<String>>))
        .filter(over())
        .exec(tx)
        .await?;
    Ok(erased.rows_affected)
}

/// Deletes what is left of alerts that ended before this, with the links of their mails.
///
/// # Errors
/// Faults of the database.
pub async fn delete_ended(tx: &Tx, before: Instant) -> Outcome<u64> {
    Ok(Entity::delete_many().filter(Column::EndedAt.lte(before)).exec(tx).await?.rows_affected)
}

/// Deletes the notes of runs of long ago.
///
/// # Errors
/// Faults of the database.
pub async fn delete_runs_before(tx: &Tx, before: Instant) -> Outcome<u64> {
    let old = alert_runs::Entity::delete_many().filter(alert_runs::Column::DueAt.lt(before));
    Ok(old.exec(tx).await?.rows_affected)
}
