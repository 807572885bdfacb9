//! Reading the lists.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::db::applications::open::standing;
use crate::db::entities::{agencies, code_lists};
use crate::failure::Outcome;

/// Every row of every list, in display order.
///
/// # Errors
/// Faults of the database.
pub async fn all(db: &impl ConnectionTrait) -> Outcome<Vec<code_lists::Model>> {
    Ok(code_lists::Entity::find().order_by_asc(code_lists::Column::Position).all(db).await?)
}

/// Every agency, in display order. What stands in its place over open applications is none.
///
/// # Errors
/// Faults of the database.
pub async fn agencies(db: &impl ConnectionTrait) -> Outcome<Vec<agencies::Model>> {
    Ok(agencies::Entity::find()
        .filter(agencies::Column::Id.ne(standing::AGENCY))
        .order_by_asc(agencies::Column::Position)
        .all(db)
        .await?)
}
