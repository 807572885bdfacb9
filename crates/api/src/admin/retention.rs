//! `virka admin retention`: removes what is kept no longer, or says what that would be, for any day (G1-8, G8-2).

use std::collections::BTreeMap;

use domain::applications::Removed;
use domain::time::{Instant, helsinki};
use serde::Serialize;

use crate::app::App;
use crate::db::retention::runs::{self, Counts};
use crate::failure::Outcome;
use crate::jobs;
use crate::usecases::retention::{self, Asked, dry_run};

/// So many of the earlier runs are shown.
const SHOWN: u64 = 5;

/// What is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish {
    /// What is due at this instant; without it: now.
    pub at: Option<Instant>,
    /// Only says it.
    pub dry_run: bool,
    /// Removes also what is not due yet.
    pub ahead_of_time: bool,
}

/// What was done, or would be.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The instant that was judged by.
    pub at: Instant,
    /// Whether it was only counted.
    pub dry_run: bool,
    /// How much, by kind.
    pub removed: Counts,
    /// The runs that removed something, the newest first; this one among them.
    pub runs: Vec<Earlier>,
}

/// A run that removed something.
#[derive(Clone, Debug, Serialize)]
pub struct Earlier {
    /// The instant that it judged by.
    pub at: Instant,
    /// When it began.
    pub started_at: Instant,
    /// When it was through; null when it is at it, failed, or was killed: the next one goes on.
    pub finished_at: Option<Instant>,
    /// How much, by kind.
    pub removed: BTreeMap<Removed, u64>,
}

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{at} lies ahead: what is removed does not come back. See with --dry-run what it would be; --ahead-of-time does it"
)]
pub struct Ahead {
    /// The instant that was given.
    pub at: Instant,
}

/// Whether the wish can be fulfilled at all.
///
/// # Errors
/// [`Ahead`] when it would remove what is not due yet, by mistake.
pub fn check(wish: &Wish, now: Instant) -> Result<(), Ahead> {
    match wish.at {
        Some(at) if at > now && !wish.dry_run && !wish.ahead_of_time => Err(Ahead { at }),
        Some(_) | None => Ok(()),
    }
}

/// Does it. The files of what was removed go at once; mails and other work are left to the workers.
///
/// # Errors
/// Faults of the database; repeating goes on where it stopped.
pub async fn run(app: &App, wish: Wish) -> Outcome<Report> {
    let now = app.clock.now();
    let at = wish.at.unwrap_or(now);
    let removed = if wish.dry_run {
        dry_run::run(app, at).await?
    } else {
        let removed = retention::run(app, Asked { at, now }).await?;
        jobs::delete_files(app).await?;
        removed
    };
    let runs = runs::last(app.db.read(), SHOWN).await?;
    let runs = runs.into_iter().map(|run| Earlier {
        at: run.at,
        started_at: run.started_at,
        finished_at: run.finished_at,
        removed: run.counts,
    });
    Ok(Report { at, dry_run: wish.dry_run, removed, runs: runs.collect() })
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let at = helsinki::write_with_offset(self.at);
        if self.dry_run {
            writeln!(f, "due at {at}, and not removed (--dry-run):")?;
        } else {
            writeln!(f, "removed what was due at {at}:")?;
        }
        for (kind, number) in &self.removed {
            writeln!(f, "  {number:>7}  {}", words(*kind))?;
        }
        if !self.runs.is_empty() {
            writeln!(f, "runs that removed something:")?;
        }
        for run in &self.runs {
            let kinds: Vec<String> = run.removed.iter().map(|(kind, number)| format!("{kind} {number}")).collect();
            let end = if run.finished_at.is_some() { "" } else { ", not through" };
            let (began, kinds) = (helsinki::write_with_offset(run.started_at), kinds.join(", "));
            writeln!(f, "  {began} for {}: {kinds}{end}", helsinki::write_with_offset(run.at))?;
        }
        Ok(())
    }
}

const fn words(kind: Removed) -> &'static str {
    match kind {
        Removed::Unsent => "unsent applications, 6 months after their period",
        Removed::Withdrawn => "withdrawn applications, 6 months after their period",
        Removed::Anonymised => "sent applications, anonymised at their agency",
        Removed::LeftProfile => "sent applications that leave a profile and stay with their agency",
        Removed::Open => "open applications whose time is over",
        Removed::Files => "files of all these",
    }
}

#[cfg(test)]
mod tests {
    use super::{Ahead, Wish, check};

    /// Of G1-8: what is ahead is not removed by mistake.
    #[test]
    fn a_time_ahead_needs_a_word_more() {
        let now = "2026-11-25T08:00:00Z".parse().unwrap();
        let ahead = "2026-11-25T08:00:00.001Z".parse().unwrap();
        let at = |at| Wish { at: Some(at), ..Wish::default() };
        assert_eq!(check(&at(ahead), now), Err(Ahead { at: ahead }));
        assert_eq!(check(&at(now), now), Ok(()));
        assert_eq!(check(&Wish::default(), now), Ok(()));
        assert_eq!(check(&Wish { dry_run: true, ..at(ahead) }, now), Ok(()));
        assert_eq!(check(&Wish { ahead_of_time: true, ..at(ahead) }, now), Ok(()));
    }
}
