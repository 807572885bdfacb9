//! One alert from its making to its end. Each statement carries the state that it demands.

use domain::alerts::{AlertState, RENEWABLE_DAYS};
use domain::ids::AlertId;
use domain::personal::Personal;
use domain::time::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::Alert;
use crate::db::Tx;
use crate::db::entities::alert_sent;
use crate::db::entities::alerts::{Column, Entity};
use crate::failure::Outcome;

/// Adds an alert that waits for its link.
///
/// # Errors
/// Faults of the database.
pub async fn ask(tx: &Tx, alert: Alert) -> Outcome<()> {
    Entity::insert(alert.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// The alert, in whatever state.
///
/// # Errors
/// Faults of the database.
pub async fn by_id(db: &impl ConnectionTrait, id: AlertId) -> Outcome<Option<Alert>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// All alerts to an address that are kept, the newest first.
///
/// # Errors
/// Faults of the database.
pub async fn to_address(db: &impl ConnectionTrait, email_folded: &str) -> Outcome<Vec<Alert>> {
    Ok(Entity::find()
        .filter(Column::EmailFolded.eq(email_folded))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?)
}

/// How many alerts of an address wait for their link.
///
/// # Errors
/// Faults of the database.
pub async fn waiting_of(tx: &Tx, email_folded: &str) -> Outcome<u64> {
    let of_address = Entity::find().filter(Column::EmailFolded.eq(email_folded));
    Ok(of_address.filter(Column::ConfirmedAt.is_null()).filter(Column::EndedAt.is_null()).count(tx).await?)
}

/// When the last mail that asks for confirmation goes, or went, to an address.
///
/// # Errors
/// Faults of the database.
pub async fn mails_to(tx: &Tx, email_folded: &str) -> Outcome<Option<Instant>> {
    let last: Option<Option<Instant>> = Entity::find()
        .filter(Column::EmailFolded.eq(email_folded))
        .select_only()
        .column_as(Column::MailAt.max(), "last")
        .into_tuple()
        .one(tx)
        .await?;
    Ok(last.flatten())
}

/// Turns a waiting alert on: it watches from this number of the feed and this instant on. `false` when it does not wait.
///
/// # Errors
/// Faults of the database.
pub async fn confirm(tx: &Tx, id: AlertId, made_after: Instant, last_seq: i64, now: Instant) -> Outcome<bool> {
    let on = Entity::update_many()
        .col_expr(Column::ConfirmedAt, Expr::value(now))
        .col_expr(Column::LastSeq, Expr::value(last_seq))
        .col_expr(Column::LookedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::ConfirmedAt.is_null())
        .filter(Column::EndedAt.is_null())
        .filter(Column::CreatedAt.gt(made_after))
        .exec(tx)
        .await?;
    Ok(on.rows_affected == 1)
}

/// Ends an alert and erases what is personal in it, in the same statement; what it told of goes too. `false` when there was
/// nothing to erase any more.
///
/// # Errors
/// Faults of the database.
pub async fn end(tx: &Tx, id: AlertId, state: AlertState, now: Instant) -> Outcome<bool> {
    let ended = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .col_expr(Column::EndedAs, Expr::value(state))
        .col_expr(Column::Name, Expr::value(None::<Personal<String>>))
        .col_expr(Column::Email, Expr::value(None::<Personal<String>>))
        .col_expr(Column::EmailFolded, Expr::value(None::<Personal<String>>))
        .col_expr(Column::Query, Expr::value(None::<Personal<String>>))
        .filter(Column::Id.eq(id))
        // An alert that has run out keeps its address for a week, and may be deleted then.
        .filter(Column::Email.is_not_null())
        .exec(tx)
        .await?;
    alert_sent::Entity::delete_many().filter(alert_sent::Column::AlertId.eq(id)).exec(tx).await?;
    Ok(ended.rows_affected == 1)
}

/// Gives an alert that ends soon, or ended a few days ago, another end. To its owner it is a new alert with the same
/// search (X3.7-6); it keeps its row, so that no ad is told of twice and the links of old mails still delete it.
///
/// # Errors
/// Faults of the database.
pub async fn renew(tx: &Tx, id: AlertId, expires_at: Instant, now: Instant) -> Outcome<bool> {
    let living = Condition::any().add(Column::EndedAs.is_null()).add(Column::EndedAs.eq(AlertState::Expired));
    let renewed = Entity::update_many()
        .col_expr(Column::ExpiresAt, Expr::value(expires_at))
        .col_expr(Column::EndedAt, Expr::value(None::<Instant>))
        .col_expr(Column::EndedAs, Expr::value(None::<AlertState>))
        .filter(Column::Id.eq(id))
        .filter(Column::Email.is_not_null())
        .filter(Column::ConfirmedAt.is_not_null())
        .filter(Column::ExpiresAt.lte(now + chrono::TimeDelta::days(RENEWABLE_DAYS)))
        .filter(living)
        .exec(tx)
        .await?;
    Ok(renewed.rows_affected == 1)
}
