//! Who administers the service itself.

use domain::ids::UserId;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::db::Tx;
use crate::db::entities::service_administrators::{ActiveModel, Column, Entity};
use crate::failure::Outcome;

/// Whether this account does.
///
/// # Errors
/// Faults of the database.
pub async fn is_one(db: &impl ConnectionTrait, user: UserId) -> Outcome<bool> {
    Ok(Entity::find_by_id(user).one(db).await?.is_some())
}

/// Makes it one, where it is none yet.
///
/// # Errors
/// Faults of the database.
pub async fn add(tx: &Tx, user: UserId, now: Instant) -> Outcome<()> {
    Entity::insert(ActiveModel { user_id: Set(user), created_at: Set(now) })
        .on_conflict(OnConflict::column(Column::UserId).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
