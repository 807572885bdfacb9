//! Keys of requests that may be repeated.

use domain::time::Instant;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Tx;
use super::entities::idempotency_keys::{Column, Entity};
use crate::failure::Outcome;

/// Removes keys of long ago, with the answers they kept.
///
/// # Errors
/// Faults of the database.
pub async fn delete_before(tx: &Tx, before: Instant) -> Outcome<u64> {
    Ok(Entity::delete_many().filter(Column::CreatedAt.lt(before)).exec(tx).await?.rows_affected)
}
