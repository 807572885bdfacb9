//! What happened, written in the transaction that made it so. `jobs/relay.rs` takes it from here.

use domain::event::Event;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::Tx;
use super::entities::outbox;
use super::stored::Stored;
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
