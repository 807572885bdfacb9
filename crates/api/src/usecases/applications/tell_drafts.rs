//! Whoever has an application that is not sent hears when the end of its period moves (X1-12).

use domain::ads::MovedClosing;
use domain::event::{DeadlineMove, Event};
use domain::ids::RecruitmentId;
use domain::time::Instant;

use crate::db::applications::drafts;
use crate::db::{Tx, outbox};
use crate::failure::Outcome;

/// Adds an event for each draft there is at this moment, in the transaction that moves the end: each is planned once, and so
/// is its mail. Says how many.
///
/// # Errors
/// Faults of the database.
pub async fn run(
    tx: &Tx,
    recruitment: RecruitmentId,
    how: DeadlineMove,
    closing: MovedClosing,
    now: Instant,
) -> Outcome<u32> {
    let mut told = 0;
    for draft in drafts::drafts_of(tx, &[recruitment]).await? {
        let event = Event::DeadlineMoved {
            application: draft.id,
            how,
            before: closing.before,
            after: closing.after,
            language: draft.language,
        };
        outbox::add(tx, event, now).await?;
        told += 1;
    }
    Ok(told)
}
