//! Puts the rows of a section in an order.

use domain::applications::AnswersSaved;
use domain::forms::RowSection;
use domain::ids::{RowId, UserId};
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::profile;
use crate::failure::{Failure, Outcome};

/// Orders them. Rows that are gone meanwhile are passed over, those that the order does not name come last: of two orders
/// at the same time the later one holds, and no row is lost.
///
/// # Errors
/// Faults of the database.
pub async fn run(
    app: &App,
    actor: &Actor,
    user: UserId,
    section: RowSection,
    order: &[RowId],
    now: Instant,
) -> Outcome<AnswersSaved> {
    app.db
        .write(async |tx| {
            let version = profile::begin_save(tx, user, now).await?.version;
            let mut rows = profile::rows::stored(tx, user).await?;
            rows.retain(|row| row.section == section);
            // The sort is stable: what the order does not name stays as it was, after the others.
            rows.sort_by_key(|row| order.iter().position(|named| *named == row.id).unwrap_or(usize::MAX));
            for (position, row) in rows.iter().enumerate() {
                let position = i32::try_from(position).map_err(|error| Failure::bug(error.to_string()))?;
                if row.position != position {
                    profile::rows::place(tx, user, row.id, position).await?;
                }
            }
            audit::record(tx, actor, Did::SavedProfile, user, None, now).await?;
            let saved = vec![format!("/rows/{section}")];
            Ok(AnswersSaved { version, saved, conflicts: Vec::new(), evaluation: None, saved_at: now })
        })
        .await
}
