//! Which rows each key has: a word, the name of a code, an option of a filter.

use crate::bits::Bits;
use crate::numbers::{at, number};

/// A key with more than one row in so many takes less room as a set of bits than as a list of 32-bit numbers.
const ROWS_A_NUMBER: usize = 32;

const LIST: u32 = u32::MAX;

/// The rows of each key.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    /// Where each key's rows begin in `rows`, and where the last one's end.
    starts: Vec<usize>,
    rows: Vec<u32>,
    /// Which of `many` a key has, or [`LIST`].
    dense: Vec<u32>,
    many: Vec<Bits>,
}

impl Postings {
    /// Makes them. `each` tells every pair of key and row, rows ascending, a pair as often as it likes; it is asked twice.
    pub(crate) fn build(keys: usize, rows: usize, each: impl Fn(&mut dyn FnMut(u32, u32))) -> Self {
        let mut counts = vec![0_u32; keys];
        let mut last = vec![u32::MAX; keys];
        each(&mut |key, row| {
            if let (Some(count), Some(last)) = (counts.get_mut(at(key)), last.get_mut(at(key)))
                && *last != row
            {
                *last = row;
                *count += 1;
            }
        });
        let mut starts = Vec::with_capacity(keys + 1);
        let mut dense = Vec::with_capacity(keys);
        let mut many = Vec::new();
        let mut end = 0;
        for count in &counts {
            starts.push(end);
            if at(*count) * ROWS_A_NUMBER > rows {
                dense.push(number(many.len()));
                many.push(Bits::none(rows));
            } else {
                dense.push(LIST);
                end += at(*count);
            }
        }
        starts.push(end);
        let mut list = vec![0_u32; end];
        let mut next = starts.clone();
        last.fill(u32::MAX);
        each(&mut |key, row| {
            let key = at(key);
            let Some(last) = last.get_mut(key) else { return };
            if *last == row {
                return;
            }
            *last = row;
            match dense.get(key) {
                Some(&LIST) => {
                    if let Some(next) = next.get_mut(key) {
                        if let Some(place) = list.get_mut(*next) {
                            *place = row;
                        }
                        *next += 1;
                    }
                }
                Some(set) => {
                    if let Some(set) = many.get_mut(at(*set)) {
                        set.insert(row);
                    }
                }
                None => {}
            }
        });
        Self { starts, rows: list, dense, many }
    }

    /// Adds the rows of a key to a set.
    pub(crate) fn add_to(&self, key: u32, rows: &mut Bits) {
        match self.set(key) {
            Some(many) => rows.or(many),
            None => self.list(key).iter().for_each(|row| rows.insert(*row)),
        }
    }

    /// Whether a key has any row of a set.
    pub(crate) fn meets(&self, key: u32, rows: &Bits) -> bool {
        match self.set(key) {
            Some(many) => many.has_common(rows),
            None => self.list(key).iter().any(|row| rows.contains(*row)),
        }
    }

    /// How many rows of a set a key has.
    pub(crate) fn count_common(&self, key: u32, rows: &Bits) -> usize {
        match self.set(key) {
            Some(many) => many.count_common(rows),
            None => self.list(key).iter().filter(|row| rows.contains(**row)).count(),
        }
    }

    /// About how much work a key's rows are: a number for each in a list, one for every 32 rows in a set of bits.
    pub(crate) fn weight(&self, key: u32) -> usize {
        self.set(key).map_or_else(|| self.list(key).len(), |many| many.bytes() / size_of::<u32>())
    }

    fn set(&self, key: u32) -> Option<&Bits> {
        self.dense.get(at(key)).filter(|set| **set != LIST).and_then(|set| self.many.get(at(*set)))
    }

    fn list(&self, key: u32) -> &[u32] {
        let (Some(start), Some(end)) = (self.starts.get(at(key)), self.starts.get(at(key) + 1)) else { return &[] };
        self.rows.get(*start..*end).unwrap_or_default()
    }
}
