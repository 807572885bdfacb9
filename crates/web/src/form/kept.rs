//! Typed but not stored yet: kept on this device until it is (X9-8).
//!
//! Only in `sessionStorage`, which ends with the tab: shared computers. Never the whole form, only what the server does
//! not have. Erased once saved, at logout, when somebody else logs in, and after 24 hours.

use domain::forms::AnswerValue;
use domain::ids::{ApplicationId, UserId};
use domain::time::Instant;
use serde::{Deserialize, Serialize};

use super::change::Change;
use super::field::Field;
use super::state::{Clash, Working};

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

impl Working {
    /// Puts back what was kept, on top of what the server has now.
    pub(super) fn restore(&mut self, kept: Kept) {
        for KeptChange { change, stored } in kept.changes {
            match change {
                Change::Set(field, value) => {
                    let now = self.stored.get(&field).cloned();
                    if now == value {
                        continue;
                    }
                    self.screen.set(&field, value.clone());
                    if now == stored {
                        self.queue.push(Change::Set(field, value));
                    } else {
                        self.clashes.insert(field, Clash { mine: value, theirs: now });
                    }
                    self.restored = true;
                }
                Change::AddRow(section, row, position) if self.stored.row(row).is_none() => {
                    self.screen.add_row(section, row, Some(position));
                    self.queue.push(Change::AddRow(section, row, position));
                    self.restored = true;
                }
                Change::RemoveRow(section, row) if self.stored.row(row).is_some() => {
                    self.screen.rows.retain(|known| known.id != row);
                    self.queue.push(Change::RemoveRow(section, row));
                    self.restored = true;
                }
                Change::Order(section, order) => {
                    self.screen.order(section, &order);
                    self.queue.push(Change::Order(section, order));
                    self.restored = true;
                }
                Change::AddRow(..) | Change::RemoveRow(..) => {}
            }
        }
    }

    /// What is not stored yet, to be kept on the device (X9-8). `editing` is what stands in the field that has not been
    /// left yet.
    pub(crate) fn to_keep(&self, editing: Option<(Field, Option<AnswerValue>)>, now: Instant) -> Option<Kept> {
        let mut changes: Vec<KeptChange> = self
            .queue
            .unsaved()
            .into_iter()
            .map(|change| {
                let stored = match &change {
                    Change::Set(field, _) => self.stored.get(field).cloned(),
                    Change::AddRow(..) | Change::RemoveRow(..) | Change::Order(..) => None,
                };
                KeptChange { change, stored }
            })
            .collect();
        let refused = self.refused.keys().map(|field| (field.clone(), self.screen.get(field).cloned()));
        let clashing = self.clashes.iter().map(|(field, clash)| (field.clone(), clash.mine.clone()));
        for (field, value) in refused.chain(clashing).chain(editing) {
            let stored = self.stored.get(&field).cloned();
            if stored != value {
                changes.push(KeptChange { change: Change::Set(field, value), stored });
            }
        }
        (!changes.is_empty()).then_some(Kept { at: now, changes })
    }
}

#[cfg(test)]
mod tests {
    use domain::forms::{AnswerValue, QuestionId};
    use domain::ids::{ApplicationId, UserId};
    use domain::time::Instant;
    use uuid::Uuid;

    use super::{Kept, KeptChange, is_foreign, name, read};
    use crate::form::change::Change;
    use crate::form::field::Field;

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
