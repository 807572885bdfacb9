//! In which order a search lists (G3.3-1).

use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

use crate::codes::{Choice, NotAChoice, choices};
use crate::ids::AdId;
use crate::language::Language;
use crate::time::Instant;

choices! {
    /// “Sortera”.
    Sort {
        /// “Nyaste först”.
        Newest = "newest",
        /// “Ansökningstiden upphör”.
        Closing = "closing",
    }
}

#[expect(clippy::derivable_impls, reason = "the macro of choices derives the same for every list")]
impl Default for Sort {
    fn default() -> Self {
        Self::Newest
    }
}

/// Where a row stands in its order. No two rows of a search stand at the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// By publication, the newest first.
    Newest(Reverse<Instant>, AdId, Language),
    /// By the end of the application period, the nearest first.
    Closing(Instant, AdId, Language),
}

impl Sort {
    /// Where a row stands in this order.
    #[cfg(feature = "fold")]
    #[must_use]
    pub fn place(self, row: &super::Row<'_>) -> Place {
        match self {
            Self::Newest => Place::Newest(Reverse(row.doc.published_at), row.doc.id, row.language),
            Self::Closing => Place::Closing(row.doc.period.closes_at, row.doc.id, row.language),
        }
    }
}

/// A place to go on from in a list that changes meanwhile: neither double nor missing rows (X14-4, D35).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The rows wanted stand after this place, or before it.
    pub direction: Direction,
    /// The place.
    pub place: Place,
}

/// On which side of a place the wanted rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The rows that follow.
    After,
    /// The rows that come before.
    Before,
}

impl Cursor {
    /// Whether the cursor belongs to a list in this order.
    #[must_use]
    pub const fn is_of(&self, sort: Sort) -> bool {
        matches!((sort, self.place), (Sort::Newest, Place::Newest(..)) | (Sort::Closing, Place::Closing(..)))
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let direction = match self.direction {
            Direction::After => 'a',
            Direction::Before => 'b',
        };
        let (order, at, id, language) = match self.place {
            Place::Newest(Reverse(at), id, language) => ('n', at, id, language),
            Place::Closing(at, id, language) => ('c', at, id, language),
        };
        write!(f, "{direction}{order}{:x}-{}-{language}", at.millis(), id.0.simple())
    }
}

impl FromStr for Cursor {
    type Err = NotAChoice;

    fn from_str(text: &str) -> Result<Self, NotAChoice> {
        let mut rest = text.chars();
        let direction = match rest.next() {
            Some('a') => Direction::After,
            Some('b') => Direction::Before,
            _other => return Err(NotAChoice),
        };
        let order = rest.next();
        let parts: Vec<&str> = rest.as_str().split('-').collect();
        let [at, id, language] = parts.as_slice() else { return Err(NotAChoice) };
        let at = i64::from_str_radix(at, 16).ok().and_then(Instant::from_millis).ok_or(NotAChoice)?;
        let id = id.parse::<AdId>().map_err(|_unread| NotAChoice)?;
        let language = language.parse::<Language>().map_err(|_unread| NotAChoice)?;
        let place = match order {
            Some('n') => Place::Newest(Reverse(at), id, language),
            Some('c') => Place::Closing(at, id, language),
            _other => return Err(NotAChoice),
        };
        Ok(Self { direction, place })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use std::cmp::Reverse;

    use super::{Cursor, Direction, Place, Sort};
    use crate::ids::AdId;
    use crate::language::Language;
    use crate::time::Instant;

    proptest! {
        /// Holds X14-4.
        #[test]
        fn a_cursor_comes_back_from_its_text(id in any::<u128>(), at in 0..4_000_000_000_000i64, newest in any::<bool>()) {
            let (at, id) = (Instant::from_millis(at).unwrap(), AdId(uuid::Uuid::from_u128(id)));
            let place = if newest { Place::Newest(Reverse(at), id, Language::Sv) } else { Place::Closing(at, id, Language::En) };
            let cursor = Cursor { direction: Direction::After, place };
            prop_assert_eq!(cursor.to_string().parse(), Ok(cursor));
            prop_assert_eq!(cursor.is_of(Sort::Newest), newest);
        }

        /// Holds X14-4: anything else is refused, never guessed at.
        #[test]
        fn other_texts_are_no_cursors(text in "\\PC{0,30}") {
            if let Ok(cursor) = text.parse::<Cursor>() {
                prop_assert_eq!(cursor.to_string().parse(), Ok(cursor));
            }
        }
    }
}
