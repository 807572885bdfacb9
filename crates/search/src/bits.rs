//! A set of rows, one bit each.

use crate::numbers::{at, number};

const WIDTH: usize = 64;

/// Which of a segment's rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// None of `rows` rows.
    pub(crate) fn none(rows: usize) -> Self {
        Self { words: vec![0; rows.div_ceil(WIDTH)] }
    }

    /// All of `rows` rows.
    pub(crate) fn all(rows: usize) -> Self {
        let mut words = vec![u64::MAX; rows.div_ceil(WIDTH)];
        let over = rows % WIDTH;
        if let (Some(last), true) = (words.last_mut(), over > 0) {
            *last = (1 << over) - 1;
        }
        Self { words }
    }

    /// The first `some` of `rows` rows.
    pub(crate) fn first(rows: usize, some: usize) -> Self {
        let mut first = Self::all(some.min(rows));
        first.words.resize(rows.div_ceil(WIDTH), 0);
        first
    }

    pub(crate) fn insert(&mut self, row: u32) {
        let row = at(row);
        if let Some(word) = self.words.get_mut(row / WIDTH) {
            *word |= 1 << (row % WIDTH);
        }
    }

    pub(crate) fn remove(&mut self, row: u32) {
        let row = at(row);
        if let Some(word) = self.words.get_mut(row / WIDTH) {
            *word &= !(1 << (row % WIDTH));
        }
    }

    pub(crate) fn contains(&self, row: u32) -> bool {
        let row = at(row);
        self.words.get(row / WIDTH).is_some_and(|word| word & (1 << (row % WIDTH)) != 0)
    }

    pub(crate) fn and(&mut self, other: &Self) {
        for (one, two) in self.words.iter_mut().zip(&other.words) {
            *one &= two;
        }
    }

    pub(crate) fn or(&mut self, other: &Self) {
        for (one, two) in self.words.iter_mut().zip(&other.words) {
            *one |= two;
        }
    }

    pub(crate) fn and_not(&mut self, other: &Self) {
        for (one, two) in self.words.iter_mut().zip(&other.words) {
            *one &= !two;
        }
    }

    /// Adds the rows that two other sets have in common.
    pub(crate) fn or_common(&mut self, left: &Self, right: &Self) {
        for ((one, left), right) in self.words.iter_mut().zip(&left.words).zip(&right.words) {
            *one |= left & right;
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.words.iter().map(|word| at(word.count_ones())).sum()
    }

    /// How many rows both have.
    pub(crate) fn count_common(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(one, two)| at((one & two).count_ones())).sum()
    }

    pub(crate) fn has_common(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).any(|(one, two)| one & two != 0)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// How many rows stand before this one.
    pub(crate) fn count_before(&self, row: u32) -> usize {
        let (whole, over) = (at(row) / WIDTH, at(row) % WIDTH);
        let full: usize = self.words.iter().take(whole).map(|word| at(word.count_ones())).sum();
        full + self.words.get(whole).map_or(0, |word| at((word & ((1 << over) - 1)).count_ones()))
    }

    /// The rows, ascending.
    pub(crate) fn iter(&self) -> Ones<'_> {
        Ones { words: &self.words, next: 0, base: 0, word: 0 }
    }

    /// The rows after the first `skip`, ascending.
    pub(crate) fn iter_after(&self, mut skip: usize) -> impl Iterator<Item = u32> + '_ {
        let mut whole = 0;
        for word in &self.words {
            let ones = at(word.count_ones());
            if ones > skip {
                break;
            }
            skip -= ones;
            whole += 1;
        }
        Ones { words: &self.words, next: whole, base: 0, word: 0 }.skip(skip)
    }

    /// Bytes it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.words.len() * size_of::<u64>()
    }
}

/// The rows of a set, ascending.
#[derive(Debug)]
pub(crate) struct Ones<'a> {
    words: &'a [u64],
    next: usize,
    base: u32,
    word: u64,
}

impl Iterator for Ones<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        while self.word == 0 {
            self.word = *self.words.get(self.next)?;
            self.base = number(self.next * WIDTH);
            self.next += 1;
        }
        let bit = self.word.trailing_zeros();
        self.word &= self.word - 1;
        Some(self.base + bit)
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    proptest::proptest! {
        #[test]
        fn a_set_of_bits_is_a_set(rows in proptest::collection::btree_set(0..200u32, 0..60), skip in 0..80usize, before in 0..200u32) {
            let mut bits = Bits::none(200);
            for row in &rows {
                bits.insert(*row);
            }
            proptest::prop_assert_eq!(bits.count(), rows.len());
            proptest::prop_assert_eq!(bits.iter().collect::<Vec<_>>(), rows.iter().copied().collect::<Vec<_>>());
            proptest::prop_assert_eq!(bits.iter_after(skip).collect::<Vec<_>>(), rows.iter().skip(skip).copied().collect::<Vec<_>>());
            proptest::prop_assert_eq!(bits.count_before(before), rows.range(..before).count());
            let mut others = Bits::all(200);
            others.and_not(&bits);
            proptest::prop_assert_eq!(others.count(), 200 - rows.len());
            proptest::prop_assert!(!others.has_common(&bits));
        }
    }
}
