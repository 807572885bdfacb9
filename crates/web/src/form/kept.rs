//! Typed but not stored yet: kept on this device until it is (X9-8).
//!
//! Only in `sessionStorage`, which ends with the tab: shared computers. Never the whole form, only what the server does
//! not have. Erased once saved, at logout, when somebody else logs in, and after 24 hours.

use domain::forms::AnswerValue;
use domain::ids::{ApplicationId, UserId};
use domain::time::Instant;
use serde::{Deserialize, Serialize};

use super::queue::Change;

/// How long it is kept.
const HOURS: i64 = 24;
/// What the names of our entries begin with.
const PREFIX: &str = "virka.unsaved.";

/// What one application still has to store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// When it was kept.
    pub(crate) at: Instant,
    /// What, oldest first.
    pub(crate) changes: Vec<KeptChange>,
}

/// One change, and what the server had when it was made: so a change from elsewhere is noticed even after a crash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptChange {
    /// The change.
    pub(crate) change: Change,
    /// What was stored when it was made.
    pub(crate) stored: Option<AnswerValue>,
}

/// The name of the entry: nobody else's login ever reads it.
pub(crate) fn name(account: UserId, application: ApplicationId) -> String {
    format!("{PREFIX}{account}.{application}")
}

/// Whether an entry belongs to somebody else, or to nobody who is logged in.
pub(crate) fn is_foreign(name: &str, account: Option<UserId>) -> bool {
    match (name.strip_prefix(PREFIX), account) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(rest), Some(account)) => !rest.starts_with(&format!("{account}.")),
    }
}

/// Reads an entry, unless it is too old or unreadable.
pub(crate) fn read(text: &str, now: Instant) -> Option<Kept> {
    let kept: Kept = serde_json::from_str(text).ok()?;
    (now - kept.at < chrono::TimeDelta::hours(HOURS)).then_some(kept)
}

#[cfg(test)]
mod tests {
    use domain::forms::{AnswerValue, QuestionId};
    use domain::ids::{ApplicationId, UserId};
    use domain::time::Instant;
    use uuid::Uuid;

    use super::{Kept, KeptChange, is_foreign, name, read};
    use crate::form::field::Field;
    use crate::form::queue::Change;

    fn at(text: &str) -> Instant {
        text.parse().expect("a time")
    }

    /// Of X9-8: a reload brings back what was typed, for a day.
    #[test]
    fn what_was_kept_comes_back_within_a_day() {
        let kept = Kept {
            at: at("2026-12-01T10:00:00Z"),
            changes: vec![KeptChange {
                change: Change::Set(
                    Field::Answer(QuestionId::from("why")),
                    Some(AnswerValue::Text("Därför".to_owned())),
                ),
                stored: None,
            }],
        };
        let text = serde_json::to_string(&kept).expect("json");
        assert_eq!(read(&text, at("2026-12-02T09:59:00Z")), Some(kept));
        assert_eq!(read(&text, at("2026-12-02T10:00:00Z")), None);
        assert_eq!(read("{", at("2026-12-02T10:00:00Z")), None);
    }

    /// Of X9-8: on a shared computer nobody sees what another person typed.
    #[test]
    fn somebody_elses_entries_are_told_apart() {
        let (mine, other) = (UserId::from(Uuid::from_u128(1)), UserId::from(Uuid::from_u128(2)));
        let entry = name(mine, ApplicationId::from(Uuid::from_u128(3)));
        assert!(!is_foreign(&entry, Some(mine)));
        assert!(is_foreign(&entry, Some(other)));
        assert!(is_foreign(&entry, None));
        assert!(!is_foreign("theme", None));
    }
}
