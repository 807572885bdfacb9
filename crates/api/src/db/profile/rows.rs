//! Rows of a profile. Whoever writes has begun a save, which locks the profile.

use domain::forms::{DraftRow, RowSection};
use domain::ids::{RowId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::db::Tx;
use crate::db::applications::content::values;
use crate::db::entities::profile_entries::{ActiveModel, Column, Entity, Model};
use crate::failure::Outcome;

/// All rows as they are stored, in order.
///
/// # Errors
/// Faults of the database.
pub async fn stored(db: &impl ConnectionTrait, user: UserId) -> Outcome<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::UserId.eq(user))
        .order_by_asc(Column::Section)
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// All rows as their owner reads them, in order.
///
/// # Errors
/// Faults of the database.
pub async fn all(db: &impl ConnectionTrait, user: UserId) -> Outcome<Vec<DraftRow>> {
    Ok(stored(db, user).await?.into_iter().map(without_history).collect())
}

/// A row without its history.
#[must_use]
pub fn without_history(row: Model) -> DraftRow {
    DraftRow { id: row.id, section: row.section, position: row.position, fields: values(row.fields.0) }
}

/// Writes a row, new or not.
///
/// # Errors
/// Faults of the database.
pub async fn write(tx: &Tx, row: Model) -> Outcome<()> {
    Entity::insert(ActiveModel {
        user_id: Set(row.user_id),
        id: Set(row.id),
        section: Set(row.section),
        position: Set(row.position),
        fields: Set(row.fields),
        changed_in: Set(row.changed_in),
    })
    .on_conflict(
        OnConflict::columns([Column::UserId, Column::Id])
            .update_columns([Column::Position, Column::Fields, Column::ChangedIn])
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Puts a row somewhere else in its section.
///
/// # Errors
/// Faults of the database.
pub async fn place(tx: &Tx, user: UserId, row: RowId, position: i32) -> Outcome<()> {
    Entity::update_many()
        .col_expr(Column::Position, Expr::value(position))
        .filter(Column::UserId.eq(user))
        .filter(Column::Id.eq(row))
        .exec(tx)
        .await?;
    Ok(())
}

/// Removes a row of a section, where it is there.
///
/// # Errors
/// Faults of the database.
pub async fn remove(tx: &Tx, user: UserId, section: RowSection, row: RowId) -> Outcome<()> {
    Entity::delete_many()
        .filter(Column::UserId.eq(user))
        .filter(Column::Section.eq(section))
        .filter(Column::Id.eq(row))
        .exec(tx)
        .await?;
    Ok(())
}
