//! Two pages on one draft: a save keeps every field that nobody else changed since the page last looked, and gives the
//! others back with both values. Nothing is overwritten unseen, nothing refused wholesale (D56).

use std::collections::BTreeMap;

use domain::applications::Conflict;
use domain::forms::AnswerValue;
use domain::row_version::RowVersion;

use crate::db::stored::{Field, Fields};

/// What a save did to the fields.
#[derive(Debug)]
pub struct Merged<K> {
    /// All fields as they are now.
    pub fields: Fields<K>,
    /// Those that are as the request wanted them.
    pub saved: Vec<K>,
    /// Those of them that are different now: what has to be written.
    pub changed: Vec<K>,
    /// Those that somebody else changed meanwhile: the field, what was wanted, what is stored.
    pub clashes: Vec<(K, Option<AnswerValue>, Option<AnswerValue>)>,
}

impl<K> Merged<K> {
    /// The clashes as the wire has them; `pointer` names a field.
    pub fn conflicts(&self, pointer: impl Fn(&K) -> String) -> Vec<Conflict> {
        self.clashes
            .iter()
            .map(|(key, yours, stored)| Conflict {
                pointer: pointer(key),
                yours: yours.clone(),
                stored: stored.clone(),
            })
            .collect()
    }
}

/// Merges what a page that knows version `base` wants into what is stored; the save is going to be version `next`.
///
/// A field that somebody else changed to the very value that is wanted now is no conflict.
pub fn merge<K: Ord + Clone>(
    stored: Fields<K>,
    base: RowVersion,
    next: RowVersion,
    wanted: &BTreeMap<K, Option<AnswerValue>>,
) -> Merged<K> {
    let mut merged = Merged { fields: stored, saved: Vec::new(), changed: Vec::new(), clashes: Vec::new() };
    for (key, value) in wanted {
        let current = merged.fields.get(key);
        let current_value = current.and_then(|field| field.v.clone());
        if current_value == *value {
            merged.saved.push(key.clone());
        } else if current.is_some_and(|field| field.changed_in > base.0) {
            merged.clashes.push((key.clone(), value.clone(), current_value));
        } else {
            merged.fields.insert(key.clone(), Field { v: value.clone(), changed_in: next.0 });
            merged.saved.push(key.clone());
            merged.changed.push(key.clone());
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::forms::AnswerValue;
    use domain::row_version::RowVersion;

    use super::merge;
    use crate::db::stored::{Field, Fields};

    fn text(text: &str) -> Option<AnswerValue> {
        Some(AnswerValue::Text(text.to_owned()))
    }

    fn stored() -> Fields<&'static str> {
        BTreeMap::from([
            ("a", Field { v: text("old"), changed_in: 2 }),
            ("b", Field { v: text("theirs"), changed_in: 4 }),
            ("c", Field { v: None, changed_in: 4 }),
        ])
    }

    /// Holds D56.
    #[test]
    fn only_a_field_that_somebody_else_changed_comes_back() {
        let wanted = BTreeMap::from([("a", text("new")), ("b", text("mine")), ("c", text("mine")), ("d", text("new"))]);
        let merged = merge(stored(), RowVersion(3), RowVersion(5), &wanted);
        assert_eq!(merged.saved, ["a", "d"]);
        assert_eq!(merged.changed, ["a", "d"]);
        assert_eq!(merged.clashes, [("b", text("mine"), text("theirs")), ("c", text("mine"), None)]);
        assert_eq!(merged.fields["a"].changed_in, 5);
        assert_eq!(merged.fields["b"].changed_in, 4);
    }

    /// Holds D56: repeating a save that arrived is harmless.
    #[test]
    fn the_same_value_is_no_conflict_and_no_change() {
        let wanted = BTreeMap::from([("b", text("theirs")), ("c", None)]);
        let merged = merge(stored(), RowVersion(1), RowVersion(5), &wanted);
        assert_eq!(merged.saved, ["b", "c"]);
        assert!(merged.changed.is_empty() && merged.clashes.is_empty());
    }
}
