//! What has been typed and is not stored yet: one queue an application, in order (G9-2, D56).
//!
//! Plain values and no browser: time and chance come in as arguments, requests go out as [`Batch`]es, answers come back
//! through [`SaveQueue::saved`] and [`SaveQueue::failed`]. So every promise of autosave is tested without a browser.

use std::collections::BTreeMap;

use domain::forms::{AnswerValue, BasicField, QuestionId, RowField, RowSection};
use domain::ids::RowId;
use serde::{Deserialize, Serialize};

use super::field::Field;

/// Longest pause between two tries, in milliseconds.
const LONGEST_PAUSE: u64 = 60_000;

/// What is to be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Change {
    /// A field was left; `None` clears it.
    Set(Field, Option<AnswerValue>),
    /// A row was added.
    AddRow(RowSection, RowId, i32),
    /// A row was removed.
    RemoveRow(RowSection, RowId),
    /// The rows of a section were put in this order (the profile's only).
    Order(RowSection, Vec<RowId>),
}

impl Change {
    /// Whether both are about the same thing, so that the later replaces the earlier.
    fn same_place(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Set(mine, _), Self::Set(theirs, _)) => mine == theirs,
            (Self::AddRow(_, mine, _), Self::AddRow(_, theirs, _))
            | (Self::RemoveRow(_, mine), Self::RemoveRow(_, theirs)) => mine == theirs,
            (Self::Order(mine, _), Self::Order(theirs, _)) => mine == theirs,
            _different => false,
        }
    }

    fn row(&self) -> Option<RowId> {
        match self {
            Self::Set(Field::Row(_, row, _), _) | Self::AddRow(_, row, _) | Self::RemoveRow(_, row) => Some(*row),
            Self::Set(Field::Basic(_) | Field::Answer(_), _) | Self::Order(..) => None,
        }
    }
}

/// Which operation stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Profile,
    Answers,
    Row(RowSection, RowId),
    Removal(RowSection, RowId),
    Order(RowSection),
}

fn target(change: &Change) -> Target {
    match change {
        Change::Set(Field::Basic(field), _) if !field.is_of_application() => Target::Profile,
        Change::Set(Field::Basic(_) | Field::Answer(_), _) => Target::Answers,
        Change::Set(Field::Row(section, row, _), _) | Change::AddRow(section, row, _) => Target::Row(*section, *row),
        Change::RemoveRow(section, row) => Target::Removal(*section, *row),
        Change::Order(section, _) => Target::Order(*section),
    }
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Batch {
    /// Names it when the answer comes.
    pub(crate) id: u64,
    /// What it stores.
    pub(crate) changes: Vec<Change>,
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Request {
    /// `PATCH /me/profile`
    Profile(BTreeMap<BasicField, Option<AnswerValue>>),
    /// `PATCH /applications/{id}/answers`
    Answers {
        /// Answers to questions.
        answers: BTreeMap<QuestionId, Option<AnswerValue>>,
        /// Basic details of this application only.
        basics: BTreeMap<BasicField, Option<AnswerValue>>,
    },
    /// `PUT /applications/{id}/rows/{section}/{row}`
    Row {
        /// Where.
        section: RowSection,
        /// Which.
        row: RowId,
        /// Its place, when it is new.
        position: Option<i32>,
        /// Its fields.
        fields: BTreeMap<RowField, Option<AnswerValue>>,
    },
    /// `DELETE /applications/{id}/rows/{section}/{row}`
    RemoveRow {
        /// Where.
        section: RowSection,
        /// Which.
        row: RowId,
    },
    /// `PUT /me/profile/{section}/order`
    Order {
        /// Where.
        section: RowSection,
        /// All rows of the section, in order.
        order: Vec<RowId>,
    },
}

impl Batch {
    /// What to send. `None` for a batch of nothing, which the queue never makes.
    pub(crate) fn request(&self) -> Option<Request> {
        Some(match target(self.changes.first()?) {
            Target::Profile => Request::Profile(self.basics()),
            Target::Answers => Request::Answers {
                answers: self
                    .changes
                    .iter()
                    .filter_map(|change| match change {
                        Change::Set(Field::Answer(question), value) => Some((question.clone(), value.clone())),
                        Change::Set(Field::Basic(_) | Field::Row(..), _)
                        | Change::AddRow(..)
                        | Change::RemoveRow(..)
                        | Change::Order(..) => None,
                    })
                    .collect(),
                basics: self.basics(),
            },
            Target::Row(section, row) => Request::Row {
                section,
                row,
                position: self.changes.iter().find_map(|change| match change {
                    Change::AddRow(_, _, position) => Some(*position),
                    Change::Set(..) | Change::RemoveRow(..) | Change::Order(..) => None,
                }),
                fields: self
                    .changes
                    .iter()
                    .filter_map(|change| match change {
                        Change::Set(Field::Row(_, _, field), value) => Some((*field, value.clone())),
                        Change::Set(Field::Basic(_) | Field::Answer(_), _)
                        | Change::AddRow(..)
                        | Change::RemoveRow(..)
                        | Change::Order(..) => None,
                    })
                    .collect(),
            },
            Target::Removal(section, row) => Request::RemoveRow { section, row },
            Target::Order(section) => Request::Order {
                section,
                order: self
                    .changes
                    .iter()
                    .find_map(|change| match change {
                        Change::Order(_, order) => Some(order.clone()),
                        Change::Set(..) | Change::AddRow(..) | Change::RemoveRow(..) => None,
                    })
                    .unwrap_or_default(),
            },
        })
    }

    fn basics(&self) -> BTreeMap<BasicField, Option<AnswerValue>> {
        self.changes
            .iter()
            .filter_map(|change| match change {
                Change::Set(Field::Basic(field), value) => Some((*field, value.clone())),
                Change::Set(Field::Answer(_) | Field::Row(..), _)
                | Change::AddRow(..)
                | Change::RemoveRow(..)
                | Change::Order(..) => None,
            })
            .collect()
    }
}

/// Why nothing goes out, though something waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pause {
    /// A try failed; the next one is at this moment (milliseconds).
    RetryAt(u64),
    /// The session is over: after login by the same person it goes on (X9-8).
    LoggedOut,
    /// Somebody else changed the application: its newest state is fetched before anything is stored over it (D56).
    Refresh,
    /// The application takes no more changes; what was typed stays to be copied.
    Closed,
}

/// How a request failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The network or the service: it may well go later, but not before so many seconds where the service names them.
    Temporary(Option<u64>),
    /// Based on a version that the service does not know: the newest state is fetched, then it goes out again.
    Stale,
    /// 401.
    LoggedOut,
    /// The period is over, or the application was sent, withdrawn or removed.
    Closed,
    /// These places cannot be stored as they are; the others of the request can.
    Refused(Vec<Field>),
}

/// The queue.
#[derive(Clone, Debug, Default)]
pub(crate) struct SaveQueue {
    waiting: Vec<Change>,
    out: Vec<Batch>,
    pause: Option<Pause>,
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
        let held = match self.pause {
            Some(Pause::RetryAt(at)) => now < at,
            Some(Pause::LoggedOut | Pause::Refresh | Pause::Closed) => true,
            None => false,
        };
        if held || !self.out.is_empty() { None } else { self.take() }
    }

    /// Everything at once, for a page that is being hidden: it may never come back. What is on its way goes out again,
    /// because a request without `keepalive` dies with the page; the same value twice does no harm.
    pub(crate) fn flush(&mut self) -> Vec<Batch> {
        if matches!(self.pause, Some(Pause::Closed | Pause::LoggedOut)) {
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
        if matches!(self.pause, Some(Pause::RetryAt(_))) {
            self.pause = None;
        }
        self.finish(id)
    }

    /// A request failed. What it carried waits again, in front, unless it was typed anew meanwhile.
    pub(crate) fn failed(&mut self, id: u64, failure: &Failure, now: u64, chance: f64) -> Option<Batch> {
        let batch = self.finish(id)?;
        let mut again = batch.changes.clone();
        match failure {
            Failure::Temporary(seconds) => {
                self.failures = self.failures.saturating_add(1);
                if !matches!(self.pause, Some(Pause::Closed | Pause::LoggedOut)) {
                    let asked = seconds.unwrap_or(0).saturating_mul(1_000).min(LONGEST_PAUSE);
                    self.pause = Some(Pause::RetryAt(now + pause_after(self.failures, chance).max(asked)));
                }
            }
            Failure::Stale => self.wait_for_refresh(),
            Failure::LoggedOut => self.pause = Some(Pause::LoggedOut),
            Failure::Closed => self.pause = Some(Pause::Closed),
            Failure::Refused(fields) => {
                again.retain(|change| !matches!(change, Change::Set(field, _) if fields.contains(field)));
            }
        }
        self.put_back(again);
        Some(batch)
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

    /// Stops until the newest state has been fetched.
    pub(crate) fn wait_for_refresh(&mut self) {
        if !matches!(self.pause, Some(Pause::Closed | Pause::LoggedOut)) {
            self.pause = Some(Pause::Refresh);
        }
    }

    /// The newest state is here.
    pub(crate) fn refreshed(&mut self) {
        if self.pause == Some(Pause::Refresh) {
            self.pause = None;
        }
    }

    /// “Försök nu”, the network is back, or somebody logged in again.
    pub(crate) fn go_on(&mut self) {
        if self.pause != Some(Pause::Closed) {
            self.pause = None;
        }
    }

    /// Changes are taken again: the period was prolonged, or a sent application is being edited.
    pub(crate) fn reopen(&mut self) {
        if self.pause == Some(Pause::Closed) {
            self.pause = None;
        }
    }

    /// No change is taken any more.
    pub(crate) fn close(&mut self) {
        self.pause = Some(Pause::Closed);
    }

    /// Stops for a reason that came from elsewhere than a save.
    pub(crate) fn stop(&mut self, pause: Pause) {
        if self.pause != Some(Pause::Closed) {
            self.pause = Some(pause);
        }
    }

    /// Whether this request is still on its way.
    pub(crate) fn is_out(&self, id: u64) -> bool {
        self.out.iter().any(|batch| batch.id == id)
    }

    /// Why nothing goes out, where something stands in the way.
    pub(crate) fn pause(&self) -> Option<Pause> {
        self.pause
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
mod tests {
    use domain::forms::{AnswerValue, BasicField, QuestionId, RowField, RowSection};
    use domain::ids::RowId;
    use uuid::Uuid;

    use super::{Change, Failure, Field, Pause, Request, SaveQueue, pause_after};

    const MIDDLE: f64 = 0.5;

    fn answer(question: &str, text: &str) -> Change {
        Change::Set(Field::Answer(QuestionId::from(question)), Some(AnswerValue::Text(text.to_owned())))
    }

    fn basic(field: BasicField, text: &str) -> Change {
        Change::Set(Field::Basic(field), Some(AnswerValue::Text(text.to_owned())))
    }

    fn row(number: u128) -> RowId {
        RowId::from(Uuid::from_u128(number))
    }

    /// Holds G9-2: one request at a time, in order, fields of one operation together.
    #[test]
    fn fields_go_out_in_the_order_in_which_they_were_left() {
        let mut queue = SaveQueue::default();
        queue.push(basic(BasicField::Phone, "040 123 456"));
        queue.push(answer("why", "Because"));
        queue.push(basic(BasicField::City, "Vasa"));
        let first = queue.next(0).expect("something waits");
        let Some(Request::Profile(basics)) = first.request() else { panic!("the profile is first") };
        assert_eq!(basics.len(), 2);
        assert_eq!(queue.next(0), None, "one at a time");
        assert!(queue.saved(first.id).is_some());
        let second = queue.next(0).expect("the answer waits");
        assert!(matches!(second.request(), Some(Request::Answers { answers, .. }) if answers.len() == 1));
        assert!(queue.saved(second.id).is_some());
        assert!(queue.is_empty());
    }

    /// Holds G9-2: a failed save is retried, and what was typed meanwhile wins over what failed.
    #[test]
    fn a_failed_save_waits_again_and_the_newest_value_is_sent() {
        let mut queue = SaveQueue::default();
        queue.push(answer("why", "first"));
        let batch = queue.next(0).expect("something waits");
        queue.push(answer("why", "second"));
        queue.failed(batch.id, &Failure::Temporary(None), 10_000, MIDDLE);
        assert_eq!(queue.pause(), Some(Pause::RetryAt(12_000)));
        assert_eq!(queue.next(11_999), None);
        let again = queue.next(12_000).expect("the pause is over");
        assert_eq!(again.changes, vec![answer("why", "second")]);
        assert!(queue.saved(again.id).is_some());
        assert!(queue.is_empty());
        assert_eq!(queue.pause(), None);
    }

    /// Holds G9-2: the service knows best when it is back, but nobody waits longer than a minute.
    #[test]
    fn the_service_says_when_to_come_back() {
        for (seconds, pause) in [(Some(5), 5_000), (Some(1), 2_000), (None, 2_000), (Some(900), 60_000)] {
            let mut queue = SaveQueue::default();
            queue.push(answer("why", "typed"));
            let batch = queue.next(0).expect("something waits");
            queue.failed(batch.id, &Failure::Temporary(seconds), 10_000, MIDDLE);
            assert_eq!(queue.pause(), Some(Pause::RetryAt(10_000 + pause)), "{seconds:?}");
        }
    }

    /// Holds D56: what was based on a version that the service does not know goes out again on top of the newest.
    #[test]
    fn a_stale_save_waits_for_the_newest_state() {
        let mut queue = SaveQueue::default();
        queue.push(answer("why", "typed"));
        let batch = queue.next(0).expect("something waits");
        queue.failed(batch.id, &Failure::Stale, 0, MIDDLE);
        assert_eq!((queue.pause(), queue.next(99)), (Some(Pause::Refresh), None));
        queue.refreshed();
        assert_eq!(queue.next(99).expect("it goes on").changes, vec![answer("why", "typed")]);
    }

    /// Holds G9-2: 2, 4, 8, 16, 32, 60 seconds, with jitter.
    #[test]
    fn the_pauses_grow_to_a_minute() {
        let pauses: Vec<u64> = (1..=8).map(|failures| pause_after(failures, MIDDLE) / 1_000).collect();
        assert_eq!(pauses, vec![2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(pause_after(1, 0.0), 1_600);
        assert_eq!(pause_after(1, 1.0), 2_400);
    }

    /// Holds G9-2: closing the browser in the middle loses nothing, not even what was on its way.
    #[test]
    fn a_hidden_page_sends_everything_again() {
        let mut queue = SaveQueue::default();
        queue.push(answer("why", "on its way"));
        let lost = queue.next(0).expect("something waits");
        queue.push(basic(BasicField::FirstName, "Ada"));
        queue.push(Change::Set(
            Field::Row(RowSection::Degrees, row(1), RowField::School),
            Some(AnswerValue::Text("Åbo Akademi".to_owned())),
        ));
        let batches = queue.flush();
        assert_eq!(batches.len(), 3);
        assert_eq!(batches.iter().map(|batch| batch.changes.len()).sum::<usize>(), 3);
        assert_eq!(queue.saved(lost.id), None, "its place was taken");
        for batch in &batches {
            assert!(queue.saved(batch.id).is_some());
        }
        assert!(queue.is_empty());
    }

    /// Of X9-8: after the session's end the queue waits for login and then goes on.
    #[test]
    fn the_end_of_the_session_stops_the_queue_and_login_starts_it() {
        let mut queue = SaveQueue::default();
        queue.push(answer("why", "kept"));
        let batch = queue.next(0).expect("something waits");
        queue.failed(batch.id, &Failure::LoggedOut, 0, MIDDLE);
        assert_eq!(queue.pause(), Some(Pause::LoggedOut));
        assert_eq!(queue.next(1_000_000), None);
        assert!(queue.flush().is_empty(), "the server would refuse it");
        queue.go_on();
        assert_eq!(queue.next(0).expect("it goes on").changes, vec![answer("why", "kept")]);
    }

    /// Holds G9-2: a value the server cannot take does not block the others.
    #[test]
    fn a_refused_field_lets_the_others_through() {
        let mut queue = SaveQueue::default();
        queue.push(answer("bad", "\u{0}"));
        queue.push(answer("good", "fine"));
        let batch = queue.next(0).expect("something waits");
        queue.failed(batch.id, &Failure::Refused(vec![Field::Answer(QuestionId::from("bad"))]), 0, MIDDLE);
        assert_eq!(queue.next(0).expect("the good one").changes, vec![answer("good", "fine")]);
    }

    /// Holds G1-7, G9-2: after the period nothing goes out, and what was typed is still there to copy.
    #[test]
    fn a_closed_application_keeps_what_was_typed() {
        let mut queue = SaveQueue::default();
        queue.push(answer("why", "too late"));
        let batch = queue.next(0).expect("something waits");
        queue.failed(batch.id, &Failure::Closed, 0, MIDDLE);
        queue.go_on();
        assert_eq!(queue.next(u64::MAX), None);
        assert!(queue.flush().is_empty());
        assert_eq!(
            queue.unsaved_value(&Field::Answer(QuestionId::from("why"))),
            Some(Some(AnswerValue::Text("too late".to_owned())))
        );
    }

    /// Holds G9-2: a row that was never stored and is removed again makes no request at all.
    #[test]
    fn a_removed_row_takes_its_unsaved_fields_along() {
        let mut queue = SaveQueue::default();
        queue.push(Change::AddRow(RowSection::Degrees, row(1), 0));
        queue.push(Change::Set(Field::Row(RowSection::Degrees, row(1), RowField::School), None));
        queue.push(Change::RemoveRow(RowSection::Degrees, row(1)));
        assert!(queue.is_empty());

        queue.push(Change::AddRow(RowSection::Degrees, row(2), 0));
        let adding = queue.next(0).expect("the row goes out");
        queue.push(Change::RemoveRow(RowSection::Degrees, row(2)));
        queue.failed(adding.id, &Failure::Temporary(None), 0, MIDDLE);
        queue.go_on();
        let removal = queue.next(0).expect("it may have arrived, so it is removed");
        assert_eq!(removal.request(), Some(Request::RemoveRow { section: RowSection::Degrees, row: row(2) }));
        assert!(queue.saved(removal.id).is_some());
        assert!(queue.is_empty());
    }

    /// Holds D56: nothing is stored over somebody else's change before it has been seen.
    #[test]
    fn the_queue_waits_while_the_newest_state_is_fetched() {
        let mut queue = SaveQueue::default();
        queue.push(answer("why", "mine"));
        queue.wait_for_refresh();
        assert_eq!(queue.next(0), None);
        queue.refreshed();
        assert!(queue.next(0).is_some());
    }
}
