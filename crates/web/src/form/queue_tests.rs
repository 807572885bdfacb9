use domain::forms::{AnswerValue, BasicField, QuestionId, RowField, RowSection};
use domain::ids::RowId;
use uuid::Uuid;

use super::{Failure, LONGEST_PAUSE, Pause, SaveQueue, pause_after};
use crate::form::change::{Change, Request};
use crate::form::field::Field;

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
    queue.log_in();
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
    queue.log_in();
    assert_eq!(queue.next(u64::MAX), None);
    assert!(queue.flush().is_empty());
    assert_eq!(
        queue.unsaved_value(&Field::Answer(QuestionId::from("why"))),
        Some(Some(AnswerValue::Text("too late".to_owned())))
    );
}

/// Of X9-8: one may be logged out of an application that takes no changes, and log in again.
#[test]
fn one_can_be_logged_out_of_a_closed_application() {
    let mut queue = SaveQueue::default();
    queue.close();
    queue.wait_for_refresh();
    assert!(queue.may_refresh(), "it may be open again");
    queue.log_out();
    assert_eq!((queue.pause(), queue.may_refresh()), (Some(Pause::LoggedOut), false));
    queue.try_now();
    assert_eq!(queue.pause(), Some(Pause::LoggedOut), "a connection that is back logs nobody in");
    queue.log_in();
    assert_eq!((queue.pause(), queue.may_refresh()), (Some(Pause::Closed), true));
    queue.refreshed();
    queue.reopen();
    assert_eq!(queue.pause(), None);
}

/// Of G7.1-1: an order of rows that is refused is not tried for ever; the stored one is fetched.
#[test]
fn an_order_that_is_refused_is_undone() {
    let mut queue = SaveQueue::default();
    queue.push(Change::Order(RowSection::Degrees, vec![row(1), row(2)]));
    let batch = queue.next(0).expect("something waits");
    queue.failed(batch.id, &Failure::Undone, 0, 0.5);
    assert!(queue.is_empty());
    assert!(queue.may_refresh());
}

/// Holds G9-2: a refusal because it is closed, by a service that shows it open, makes no storm of requests.
#[test]
fn what_was_called_closed_is_not_tried_in_one_breath() {
    let mut queue = SaveQueue::default();
    queue.push(answer("why", "late"));
    let batch = queue.next(0).expect("something waits");
    queue.failed(batch.id, &Failure::Closed, 0, 0.5);
    queue.refreshed();
    queue.reopen();
    assert_eq!(queue.next(0), None);
    assert!(queue.next(LONGEST_PAUSE).is_some());
}

/// Holds G9-2: a late answer to what was asked before is not taken for one of what came in its place.
#[test]
fn a_successor_counts_on() {
    let mut queue = SaveQueue::default();
    queue.push(answer("why", "before"));
    let late = queue.next(0).expect("something waits");
    let mut queue = queue.successor();
    queue.push(answer("why", "after"));
    assert!(queue.next(0).is_some());
    assert_eq!(queue.saved(late.id), None);
    assert!(queue.is_busy());
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
    queue.log_in();
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
