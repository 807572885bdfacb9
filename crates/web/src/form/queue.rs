//! What has been typed and is not stored yet: one queue an application, in order (G9-2, D56).
//!
//! Plain values and no browser: time and chance come in as arguments, requests go out as [`Batch`]es, answers come back
//! through [`SaveQueue::saved`] and [`SaveQueue::failed`]. So every promise of autosave is tested without a browser.

use domain::forms::AnswerValue;
use domain::ids::RowId;

use super::change::{Batch, Change, target};
use super::field::Field;

/// Longest pause between two tries, in milliseconds.
const LONGEST_PAUSE: u64 = 60_000;

/// Why nothing goes out, though something waits. Where several things stand in the way, the first of these is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pause {
    /// The session is over: after login by the same person it goes on (X9-8).
    LoggedOut,
    /// The application takes no more changes; what was typed stays to be copied.
    Closed,
    /// A try failed; the next one is at this moment (milliseconds).
    RetryAt(u64),
    /// Somebody else changed the application: its newest state is fetched before anything is stored over it (D56).
    Refresh,
}

/// How a request failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The network or the service: it may well go later, but not before so many seconds where the service names them.
    Temporary(Option<u64>),
    /// Based on a version that the service does not know: the newest state is fetched, then it goes out again.
    Stale,
    /// Nobody is logged in any more.
    LoggedOut,
    /// The period is over, or the application was sent, withdrawn or removed.
    Closed,
    /// It named no field that could say so, an order of rows for instance: what is stored is shown again.
    Undone,
    /// These places cannot be stored as they are; the others of the request can.
    Refused(Vec<Field>),
}

/// The queue.
#[derive(Clone, Debug, Default)]
pub(crate) struct SaveQueue {
    waiting: Vec<Change>,
    out: Vec<Batch>,
    /// Each of these stands in the way by itself: a closed application can be logged out of, and be opened again.
    logged_out: bool,
    closed: bool,
    refresh: bool,
    retry_at: Option<u64>,
    failures: u32,
    next_id: u64,
}

impl SaveQueue {
    /// Takes a change in. A later value of the same field replaces the earlier one; a removed row takes its unsaved
    /// fields along.
    pub(crate) fn push(&mut self, change: Change) {
        if let Change::RemoveRow(_, removed) = &change {
            let was_new =
                self.waiting.iter().any(|waiting| matches!(waiting, Change::AddRow(_, row, _) if row == removed));
            self.waiting.retain(|waiting| waiting.row() != Some(*removed));
            let is_out = self.out.iter().any(|batch| batch.changes.iter().any(|out| out.row() == Some(*removed)));
            if was_new && !is_out {
                return;
            }
        }
        match self.waiting.iter_mut().find(|waiting| waiting.same_place(&change)) {
            Some(waiting) => *waiting = change,
            None => self.waiting.push(change),
        }
    }

    /// Forgets what waits for a field: somebody chose the other text.
    pub(crate) fn forget(&mut self, field: &Field) {
        self.waiting.retain(|waiting| !matches!(waiting, Change::Set(place, _) if place == field));
    }

    /// The next request, when one may go: one at a time, in the order in which fields were left.
    pub(crate) fn next(&mut self, now: u64) -> Option<Batch> {
        let waits = self.retry_at.is_some_and(|at| now < at);
        let held = waits || self.logged_out || self.closed || self.refresh;
        if held || !self.out.is_empty() { None } else { self.take() }
    }

    /// Everything at once, for a page that is being hidden: it may never come back. What is on its way goes out again,
    /// because a request without `keepalive` dies with the page; the same value twice does no harm.
    pub(crate) fn flush(&mut self) -> Vec<Batch> {
        if self.closed || self.logged_out {
            return Vec::new();
        }
        let again: Vec<Change> = self.out.drain(..).flat_map(|batch| batch.changes).collect();
        self.put_back(again);
        let mut batches = Vec::new();
        while let Some(batch) = self.take() {
            batches.push(batch);
        }
        batches
    }

    fn take(&mut self) -> Option<Batch> {
        let first = target(self.waiting.first()?);
        let (changes, rest): (Vec<_>, Vec<_>) = self.waiting.drain(..).partition(|change| target(change) == first);
        self.waiting = rest;
        self.next_id += 1;
        let batch = Batch { id: self.next_id, changes };
        self.out.push(batch.clone());
        Some(batch)
    }

    /// A request was answered. Gives back what it stored; `None` when another request has taken its place since.
    pub(crate) fn saved(&mut self, id: u64) -> Option<Batch> {
        self.failures = 0;
        self.retry_at = None;
        self.finish(id)
    }

    /// A request failed. What it carried waits again, in front, unless it was typed anew meanwhile.
    pub(crate) fn failed(&mut self, id: u64, failure: &Failure, now: u64, chance: f64) -> Option<Batch> {
        let batch = self.finish(id)?;
        let mut again = batch.changes.clone();
        match failure {
            Failure::Temporary(seconds) => {
                let asked = seconds.unwrap_or(0).saturating_mul(1_000).min(LONGEST_PAUSE);
                self.rest(now, asked, chance);
            }
            Failure::Stale => self.wait_for_refresh(),
            Failure::LoggedOut => self.log_out(),
            // How it stands now only the server knows. Should it say that it can be changed all the same, it is not asked
            // in one breath.
            Failure::Closed => {
                self.close();
                self.wait_for_refresh();
                self.rest(now, 0, chance);
            }
            Failure::Undone => {
                again.clear();
                self.wait_for_refresh();
            }
            Failure::Refused(fields) => {
                again.retain(|change| !matches!(change, Change::Set(field, _) if fields.contains(field)));
            }
        }
        self.put_back(again);
        Some(batch)
    }

    /// Waits before the next try, longer each time, and at least as long as the service asked.
    fn rest(&mut self, now: u64, asked: u64, chance: f64) {
        self.failures = self.failures.saturating_add(1);
        self.retry_at = Some(now + pause_after(self.failures, chance).max(asked));
    }

    fn finish(&mut self, id: u64) -> Option<Batch> {
        let at = self.out.iter().position(|batch| batch.id == id)?;
        Some(self.out.remove(at))
    }

    fn put_back(&mut self, changes: Vec<Change>) {
        let removed: Vec<RowId> = self
            .waiting
            .iter()
            .filter_map(|change| match change {
                Change::RemoveRow(_, row) => Some(*row),
                Change::Set(..) | Change::AddRow(..) | Change::Order(..) => None,
            })
            .collect();
        let newer = std::mem::take(&mut self.waiting);
        self.waiting = changes
            .into_iter()
            .filter(|old| !newer.iter().any(|new| new.same_place(old)))
            .filter(|old| old.row().is_none_or(|row| !removed.contains(&row)))
            .collect();
        self.waiting.extend(newer);
    }

    /// Stops until the newest state has been fetched. A closed one is fetched too: it may be open again.
    pub(crate) fn wait_for_refresh(&mut self) {
        self.refresh = true;
    }

    /// The newest state is here.
    pub(crate) fn refreshed(&mut self) {
        self.refresh = false;
    }

    /// Whether the newest state is to be fetched now: not while something is on its way that would change it.
    pub(crate) fn may_refresh(&self) -> bool {
        self.refresh && !self.logged_out && self.out.is_empty()
    }

    /// Whether the newest state has yet to be seen.
    pub(crate) fn waits_for_refresh(&self) -> bool {
        self.refresh
    }

    /// “Försök nu”, or the network is back. Nobody is logged in by that.
    pub(crate) fn try_now(&mut self) {
        self.retry_at = None;
    }

    /// Changes are taken again: the period was prolonged, or a sent application is being edited.
    pub(crate) fn reopen(&mut self) {
        self.closed = false;
    }

    /// No change is taken any more.
    pub(crate) fn close(&mut self) {
        self.closed = true;
    }

    /// Whether no change is taken any more.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed
    }

    /// The session is over.
    pub(crate) fn log_out(&mut self) {
        self.logged_out = true;
    }

    /// The same person is logged in again: what waits goes out at once.
    pub(crate) fn log_in(&mut self) {
        self.logged_out = false;
        self.retry_at = None;
    }

    /// Whether the session is over.
    pub(crate) fn is_logged_out(&self) -> bool {
        self.logged_out
    }

    /// A queue for another application in its place: an answer that is still on its way must not be taken for one of its.
    pub(crate) fn successor(&self) -> Self {
        Self { next_id: self.next_id, ..Self::default() }
    }

    /// Whether this request is still on its way.
    pub(crate) fn is_out(&self, id: u64) -> bool {
        self.out.iter().any(|batch| batch.id == id)
    }

    /// Why nothing goes out, where something stands in the way.
    pub(crate) fn pause(&self) -> Option<Pause> {
        if self.logged_out {
            Some(Pause::LoggedOut)
        } else if self.closed {
            Some(Pause::Closed)
        } else {
            self.retry_at.map(Pause::RetryAt).or(self.refresh.then_some(Pause::Refresh))
        }
    }

    /// Whether a request is on its way.
    pub(crate) fn is_busy(&self) -> bool {
        !self.out.is_empty()
    }

    /// Whether everything is stored.
    pub(crate) fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.out.is_empty()
    }

    /// How many changes are not stored yet.
    pub(crate) fn len(&self) -> usize {
        self.waiting.len() + self.out.iter().map(|batch| batch.changes.len()).sum::<usize>()
    }

    /// All that is not stored yet, oldest first: what is kept on the device (X9-8).
    pub(crate) fn unsaved(&self) -> Vec<Change> {
        self.out.iter().flat_map(|batch| batch.changes.iter()).chain(&self.waiting).cloned().collect()
    }

    /// The value of a field that is not stored yet, where there is one.
    pub(crate) fn unsaved_value(&self, field: &Field) -> Option<Option<AnswerValue>> {
        self.unsaved().into_iter().rev().find_map(|change| match change {
            Change::Set(place, value) if place == *field => Some(value),
            Change::Set(..) | Change::AddRow(..) | Change::RemoveRow(..) | Change::Order(..) => None,
        })
    }
}

/// 2, 4, 8 … 60 s, give or take a fifth, so that many browsers do not come back in the same second.
fn pause_after(failures: u32, chance: f64) -> u64 {
    let plain = 1_000_u64.saturating_mul(1_u64.checked_shl(failures.min(6)).unwrap_or(64)).min(LONGEST_PAUSE);
    let share = u64::from(u16::try_from((chance.clamp(0.0, 1.0) * 400.0).round() as i64).unwrap_or(200));
    plain * (800 + share) / 1_000
}

#[cfg(test)]
#[path = "queue_tests.rs"]
mod tests;
