//! The words that occur, each once, and which of them contain a text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::numbers::{at, number};
use crate::spelling::{self, Sketch, Speller};

/// Texts shorter than this are looked for in every word.
const GRAM: usize = 3;

/// Words while they are being collected.
#[derive(Debug, Default)]
pub(crate) struct Words {
    all: Vec<Box<str>>,
    ids: HashMap<Box<str>, u32, BuildHasherDefault<Quick>>,
}

impl Words {
    /// The number of a word; a new one gets the next.
    pub(crate) fn number(&mut self, word: &str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = number(self.all.len());
        self.all.push(word.into());
        self.ids.insert(word.into(), id);
        id
    }

    pub(crate) fn finish(self) -> Dictionary {
        Dictionary::of(&self.all)
    }
}

/// Hashes words by multiplying, eight bytes at a time: they come from ads that the service publishes itself, of which
/// nobody gains by making them collide.
#[derive(Debug, Default)]
struct Quick(u64);

impl Quick {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x51_7c_c1_b7_27_22_0a_95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            self.add(part.iter().fold(0, |word, byte| (word << 8) | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        // The table looks at the lowest and the highest bits; multiplying mixes upwards only.
        self.0 ^ (self.0 >> 32)
    }
}

/// Words that stay.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    text: String,
    ends: Vec<u32>,
    /// The words' numbers in the order of the alphabet.
    sorted: Vec<u32>,
    /// Three bytes each, ascending; the words of gram `n` stand in `words` from `starts[n]` to `starts[n + 1]`.
    grams: Vec<u32>,
    starts: Vec<u32>,
    words: Vec<u32>,
    /// What tells at a glance that a word is not spelt nearly like another.
    sketches: Vec<Sketch>,
}

impl Dictionary {
    fn of(all: &[Box<str>]) -> Self {
        let mut text = String::with_capacity(all.iter().map(|word| word.len()).sum());
        let mut ends = Vec::with_capacity(all.len());
        let mut pairs = Vec::new();
        for (id, word) in (0_u32..).zip(all) {
            text.push_str(word);
            ends.push(number(text.len()));
            pairs.extend(grams(word).map(|gram| (gram, id)));
        }
        let mut sorted: Vec<u32> = (0..number(all.len())).collect();
        sorted.sort_unstable_by_key(|id| all.get(at(*id)));
        pairs.sort_unstable();
        pairs.dedup();
        let (mut grams, mut starts): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        for (place, (gram, _)) in (0_u32..).zip(&pairs) {
            if grams.last() != Some(gram) {
                grams.push(*gram);
                starts.push(place);
            }
        }
        starts.push(number(pairs.len()));
        let words = pairs.into_iter().map(|(_, id)| id).collect();
        let sketches = all.iter().map(|word| Sketch::of(spelling::core(word))).collect();
        Self { text, ends, sorted, grams, starts, words, sketches }
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn word(&self, id: u32) -> &str {
        let Some(end) = self.ends.get(at(id)) else { return "" };
        let start = id.checked_sub(1).and_then(|before| self.ends.get(at(before))).copied().unwrap_or(0);
        self.text.get(at(start)..at(*end)).unwrap_or_default()
    }

    /// All words with their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..number(self.len())).map(|id| (id, self.word(id)))
    }

    /// The words in which a text stands, anywhere.
    pub(crate) fn containing(&self, text: &str) -> Vec<u32> {
        self.matching(text, |word| word.contains(text))
    }

    /// The words that end with a text.
    pub(crate) fn ending(&self, text: &str) -> Vec<u32> {
        self.matching(text, |word| word.ends_with(text))
    }

    /// The words that begin with a text: neighbours in the alphabet.
    pub(crate) fn beginning(&self, text: &str) -> Vec<u32> {
        let first = self.sorted.partition_point(|id| self.word(*id) < text);
        let from = self.sorted.get(first..).unwrap_or_default();
        let until = from.partition_point(|id| self.word(*id).starts_with(text));
        from.get(..until).unwrap_or_default().to_vec()
    }

    /// The number of exactly this word.
    pub(crate) fn exactly(&self, text: &str) -> Option<u32> {
        let place = self.sorted.binary_search_by(|id| self.word(*id).cmp(text)).ok()?;
        self.sorted.get(place).copied()
    }

    /// The words that are spelt nearly like another, with what differs.
    pub(crate) fn near<'a>(&'a self, speller: &'a Speller) -> impl Iterator<Item = (u32, &'a str, usize)> {
        let alike = (0_u32..).zip(&self.sketches).filter(|(_, sketch)| speller.may_be_near(sketch));
        alike.filter_map(|(id, _)| {
            let word = spelling::core(self.word(id));
            speller.distance(word).map(|distance| (id, word, distance))
        })
    }

    /// Words that hold, out of those that have the text's rarest three bytes.
    fn matching(&self, text: &str, holds: impl Fn(&str) -> bool) -> Vec<u32> {
        if text.len() < GRAM {
            return self.iter().filter(|(_, word)| holds(word)).map(|(id, _)| id).collect();
        }
        let rarest = grams(text).map(|gram| self.with_gram(gram)).min_by_key(|words| words.len()).unwrap_or_default();
        rarest.iter().copied().filter(|id| holds(self.word(*id))).collect()
    }

    fn with_gram(&self, gram: u32) -> &[u32] {
        let Ok(place) = self.grams.binary_search(&gram) else { return &[] };
        let (Some(start), Some(end)) = (self.starts.get(place), self.starts.get(place + 1)) else { return &[] };
        self.words.get(at(*start)..at(*end)).unwrap_or_default()
    }
}

/// Every three bytes that stand beside each other.
fn grams(text: &str) -> impl Iterator<Item = u32> + '_ {
    text.as_bytes().windows(GRAM).map(|bytes| bytes.iter().fold(0, |gram, byte| (gram << 8) | u32::from(*byte)))
}
