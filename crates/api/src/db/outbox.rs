//! What happened, written in the transaction that made it so. `jobs/relay.rs` takes it from here.

use domain::event::Event;
use domain::ids::OutboxId;
use domain::time::Instant;
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entities::outbox;
use super::stored::Stored;
use super::{Db, Tx};
use crate::failure::Outcome;
use crate::random;

/// Adds an event.
///
/// # Errors
/// Faults of the database.
pub async fn add(tx: &Tx, event: Event, now: Instant) -> Outcome<()> {
    outbox::Entity::insert(outbox::ActiveModel {
        id: Set(random::id()),
        event: Set(Stored(event)),
        at: Set(now),
        planned_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Whether any event waits to be planned: asked often, and without a lock.
///
/// # Errors
/// Faults of the database.
pub async fn something_waits(db: &Db) -> Outcome<bool> {
    let waiting = outbox::Entity::find().filter(outbox::Column::PlannedAt.is_null()).limit(1).one(db.read()).await?;
    Ok(waiting.is_some())
}

/// Events that wait, oldest first. Those that another worker is planning are skipped, not waited for; SQLite has one
/// writer anyway.
///
/// # Errors
/// Faults of the database.
pub async fn waiting(tx: &Tx, limit: u64) -> Outcome<Vec<(OutboxId, Event)>> {
    let rows = outbox::Entity::find()
        .filter(outbox::Column::PlannedAt.is_null())
        .order_by_asc(outbox::Column::Id)
        .limit(limit)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.event.0)).collect())
}

/// Notes that an event is planned, and what may stay of it.
///
/// # Errors
/// Faults of the database.
pub async fn planned(tx: &Tx, id: OutboxId, event: Event, now: Instant) -> Outcome<()> {
    outbox::ActiveModel {
        id: Unchanged(id),
        event: Set(Stored(event)),
        planned_at: Set(Some(now)),
        ..Default::default()
    }
    .update(tx)
    .await?;
    Ok(())
}

/// Removes events that were planned long ago.
///
/// # Errors
/// Faults of the database.
pub async fn delete_planned_before(tx: &Tx, before: Instant) -> Outcome<u64> {
    Ok(outbox::Entity::delete_many().filter(outbox::Column::PlannedAt.lt(before)).exec(tx).await?.rows_affected)
}
