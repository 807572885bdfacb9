//! What a run would remove, read at one moment and changed by nothing.

use domain::applications::Removed;
use domain::codes::Choice;
use domain::time::Instant;

use crate::app::App;
use crate::db::applications::open::life;
use crate::db::files::of_applications;
use crate::db::retention::runs::Counts;
use crate::db::retention::{self, Keeper};
use crate::failure::Outcome;

/// More than there ever are.
const ALL: u64 = 1 << 40;

/// Counts it, every kind named.
///
/// # Errors
/// Faults of the database.
pub async fn run(app: &App, at: Instant) -> Outcome<Counts> {
    let sent_months = app.settings.anonymise_after_months;
    app.db
        .snapshot(async |tx| {
            let mut counts: Counts = Removed::ALL.iter().map(|removed| (*removed, 0)).collect();
            for rule in retention::ALL {
                for recruitment in retention::due(tx, rule, sent_months, at).await? {
                    let found = retention::count(tx, rule, &recruitment, sent_months, at).await?;
                    *counts.entry(rule.removed).or_default() += found.len() as u64;
                    if rule.keeper == Keeper::Everybody {
                        for some in found.chunks(super::BATCH as usize) {
                            let files = of_applications(tx, some).await?;
                            *counts.entry(Removed::Files).or_default() += files.len() as u64;
                        }
                    }
                }
            }
            let open = life::run_out(tx, at, ALL).await?;
            for one in &open {
                *counts.entry(Removed::Files).or_default() += of_applications(tx, &[one.id]).await?.len() as u64;
            }
            *counts.entry(Removed::Open).or_default() += open.len() as u64;
            Ok(counts)
        })
        .await
}
