//! What is kept no longer goes: from applicants, from agencies, and from the store (G1-8, G8-2, X10-4, D6 to D8). It may
//! run twice, late, at the same time elsewhere, and be killed: each batch is one transaction whose statement decides again.

mod batch;
pub mod dry_run;
pub mod hold;
mod open;

use domain::applications::Removed;
use domain::codes::Choice;
use domain::ids::RecruitmentId;
use domain::time::Instant;

use crate::app::App;
use crate::db::retention::runs::{self, Counts, Run};
use crate::db::retention::{self, Rule};
use crate::failure::Outcome;
use crate::random;

/// So many applications in one transaction.
pub const BATCH: u64 = 200;

/// When a run judges, and when it is.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// What is due at this instant goes.
    pub at: Instant,
    /// The clock, for what the run leaves behind.
    pub now: Instant,
}

/// Removes all that is due; answers how much, every kind named.
///
/// # Errors
/// The first fault, after everything else was tried: one recruitment in which something is wrong keeps nothing of others.
/// What was removed stays removed, and is noted.
pub async fn run(app: &App, asked: Asked) -> Outcome<Counts> {
    let run = Run { id: random::id(), at: asked.at, started_at: asked.now };
    let mut counts: Counts = Removed::ALL.iter().map(|removed| (*removed, 0)).collect();
    let mut outcome = Ok(());
    for rule in retention::ALL {
        outcome = outcome.and(everything(app, rule, run, asked.now, &mut counts).await);
    }
    outcome = outcome.and(open::run(app, run, asked.now, &mut counts).await);
    if counts.values().any(|number| *number > 0) {
        if outcome.is_ok() {
            app.db.write(async |tx| runs::finish(tx, run, app.clock.now()).await).await?;
        }
        let number = |removed| counts.get(&removed).copied().unwrap_or(0);
        tracing::info!(
            at = %asked.at,
            unsent = number(Removed::Unsent),
            withdrawn = number(Removed::Withdrawn),
            anonymised = number(Removed::Anonymised),
            left_profile = number(Removed::LeftProfile),
            open = number(Removed::Open),
            files = number(Removed::Files),
            "removed what is kept no longer"
        );
        app.wake.notify_one();
    }
    outcome.map(|()| counts)
}

/// One rule, recruitment by recruitment, batch by batch.
async fn everything(app: &App, rule: Rule, run: Run, now: Instant, counts: &mut Counts) -> Outcome<()> {
    let sent_months = app.settings.anonymise_after_months;
    let mut outcome = Ok(());
    for recruitment in retention::due(app.db.read(), rule, sent_months, run.at).await? {
        let done = one_recruitment(app, rule, recruitment.id, run, now, counts).await;
        if done.is_err() {
            tracing::error!(recruitment.id = %recruitment.id, rule = %rule.removed, "could not remove what is kept no longer");
        }
        outcome = outcome.and(done);
    }
    outcome
}

async fn one_recruitment(
    app: &App,
    rule: Rule,
    id: RecruitmentId,
    run: Run,
    now: Instant,
    counts: &mut Counts,
) -> Outcome<()> {
    loop {
        let removed = batch::remove(app, rule, id, run, now).await?;
        if removed.is_empty() {
            return Ok(());
        }
        for (kind, number) in removed {
            *counts.entry(kind).or_default() += number;
        }
    }
}
