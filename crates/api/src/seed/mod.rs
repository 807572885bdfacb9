//! What every database begins with, compiled in so that the program needs no files beside it. `seed/SOURCES.md` says
//! where it comes from.

mod csv;
mod lists;
pub mod pages;
mod terms;

use domain::time::Instant;

use crate::db::feed::{self, Feed};
use crate::db::{Db, codes};
use crate::failure::Outcome;

/// Writes code lists, agencies, the first terms and the first pages. Doing it again changes nothing.
///
/// # Errors
/// Faults of the database.
pub async fn run(db: &Db, now: Instant) -> Outcome<()> {
    let lists = lists::codes();
    let agencies = lists::agencies()?;
    db.write(async |tx| {
        let before = (codes::all(tx).await?, codes::agencies(tx).await?);
        for rows in &lists {
            codes::save_codes(tx, rows).await?;
        }
        codes::save_agencies(tx, &agencies, now).await?;
        terms::first(tx, now).await?;
        pages::first(tx, now).await?;
        if before != (codes::all(tx).await?, codes::agencies(tx).await?) {
            // Servers that run already have the old names in memory.
            feed::append(tx, &Feed::Codes, serde_json::json!({ "change": "codes" }), now).await?;
        }
        Ok(())
    })
    .await
}
