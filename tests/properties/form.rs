//! The form of the browser application as plain values. Its crate is built for browsers only, so the files that need
//! none run their unit tests here; and whatever happens on the way, what was typed last is what is stored (G9-2).
#![expect(dead_code, reason = "the rest of it is used by the browser application")]

#[path = "../../crates/web/src/form/answered.rs"]
pub(crate) mod answered;
#[path = "../../crates/web/src/form/as_form.rs"]
pub(crate) mod as_form;
#[path = "../../crates/web/src/form/change.rs"]
pub(crate) mod change;
#[path = "../../crates/web/src/form/field.rs"]
pub(crate) mod field;
#[path = "../../crates/web/src/form/kept.rs"]
pub(crate) mod kept;
#[path = "../../crates/web/src/form/queue.rs"]
pub(crate) mod queue;
#[path = "../../crates/web/src/form/required.rs"]
pub(crate) mod required;
#[path = "../../crates/web/src/form/state.rs"]
pub(crate) mod state;
#[path = "../../crates/web/src/form/values.rs"]
pub(crate) mod values;

use std::collections::BTreeMap;

use domain::forms::{AnswerValue, BasicField, QuestionId};
use proptest::prelude::*;

use change::{Batch, Change};
use field::Field;
use queue::{Failure, SaveQueue};

/// What may happen while somebody fills in a form.
#[derive(Clone, Debug)]
enum Step {
    Leave(u8, u8),
    Answered,
    Lost,
    LoggedOut,
    Hidden,
    GoOn,
    LoggedIn,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0_u8..5, any::<u8>()).prop_map(|(field, value)| Step::Leave(field, value)),
        3 => Just(Step::Answered),
        2 => Just(Step::Lost),
        1 => Just(Step::LoggedOut),
        1 => Just(Step::Hidden),
        1 => Just(Step::GoOn),
        1 => Just(Step::LoggedIn),
    ]
}

fn place(number: u8) -> Field {
    match number {
        0 => Field::Basic(BasicField::Phone),
        1 => Field::Basic(BasicField::Citizenship),
        other => Field::Answer(QuestionId(format!("question_{other}"))),
    }
}

fn store(server: &mut BTreeMap<Field, AnswerValue>, batch: Option<Batch>) {
    for change in batch.into_iter().flat_map(|batch| batch.changes) {
        if let Change::Set(field, Some(value)) = change {
            server.insert(field, value);
        }
    }
}

proptest! {
    /// Holds G9-2. Of X9-8: whatever is lost, refused or repeated on the way, the last value of each field is stored.
    #[test]
    fn what_was_typed_last_is_what_is_stored(steps in prop::collection::vec(step(), 1..60)) {
        let (mut queue, mut server) = (SaveQueue::default(), BTreeMap::new());
        let (mut typed, mut out) = (BTreeMap::new(), Vec::<u64>::new());
        for step in steps {
            match step {
                Step::Leave(number, value) => {
                    let (field, value) = (place(number), AnswerValue::Text(value.to_string()));
                    typed.insert(field.clone(), value.clone());
                    queue.push(Change::Set(field, Some(value)));
                }
                Step::Answered if !out.is_empty() => store(&mut server, queue.saved(out.remove(0))),
                Step::Lost if !out.is_empty() => {
                    queue.failed(out.remove(0), &Failure::Temporary(None), 0, 0.5);
                }
                Step::LoggedOut if !out.is_empty() => {
                    queue.failed(out.remove(0), &Failure::LoggedOut, 0, 0.5);
                }
                Step::Hidden => out.extend(queue.flush().into_iter().map(|batch| batch.id)),
                Step::GoOn => queue.try_now(),
                Step::LoggedIn => queue.log_in(),
                Step::Answered | Step::Lost | Step::LoggedOut => {}
            }
            out.extend(queue.next(u64::MAX).map(|batch| batch.id));
            prop_assert!(queue.len() >= out.iter().filter(|id| queue.is_out(**id)).count());
        }
        for id in out {
            store(&mut server, queue.saved(id));
        }
        queue.log_in();
        while let Some(batch) = queue.next(u64::MAX) {
            store(&mut server, queue.saved(batch.id));
        }
        prop_assert!(queue.is_empty());
        prop_assert_eq!(server, typed);
    }
}
