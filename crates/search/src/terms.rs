//! Which rows have a term: a literal text that stands somewhere within one field (G3.1-1, D17).
//!
//! Fields are kept as numbers of words, split at each single space, so that nothing is lost. A term without a space stands
//! within a word. One with spaces begins with the end of a word, goes on with whole words, and ends with the beginning of
//! one.

use std::sync::{Arc, PoisonError};

use domain::language::Language;

use crate::bits::Bits;
use crate::segment::Segment;

/// Terms of so few bytes stand in so many words that their rows are worth keeping.
const SHORT: usize = 2;
/// Words of a phrase that have so many times more rows than the rarest are not worth looking up.
const FAR_MORE: usize = 8;

impl Segment {
    /// The rows that have a term, on a page in this language. Phrases are looked for only in the rows of `within`.
    pub(crate) fn rows_with(&self, term: &str, page: Language, within: &Bits) -> Bits {
        let mut rows = self.rows_with_name(term, page);
        if term.contains(' ') {
            let mut open = within.clone();
            open.and_not(&rows);
            self.add_phrase(term, &open, &mut rows);
        } else if term.len() <= SHORT {
            rows.or(&self.rows_with_short(term));
        } else {
            for word in self.words.containing(term) {
                self.word_rows.add_to(word, &mut rows);
            }
        }
        rows
    }

    /// Names of codes match in the version's and in the page's language (D17).
    fn rows_with_name(&self, term: &str, page: Language) -> Bits {
        let mut rows = Bits::none(self.rows.len());
        for language in Language::ALL {
            let names = self.names.get(language).containing(term);
            if names.is_empty() {
                continue;
            }
            let mut named = Bits::none(self.rows.len());
            for name in names {
                self.name_rows.get(language).add_to(name, &mut named);
            }
            if language == page {
                rows.or(&named);
            } else {
                rows.or_common(&named, self.language.get(language));
            }
        }
        rows
    }

    fn rows_with_short(&self, term: &str) -> Arc<Bits> {
        let known = |kept: &std::collections::BTreeMap<String, Arc<Bits>>| kept.get(term).cloned();
        if let Some(rows) = known(&self.short.lock().unwrap_or_else(PoisonError::into_inner)) {
            return rows;
        }
        let mut rows = Bits::none(self.rows.len());
        for word in self.words.containing(term) {
            self.word_rows.add_to(word, &mut rows);
        }
        let rows = Arc::new(rows);
        // What stands nowhere is not worth remembering; what does, there are not many of.
        if !rows.is_empty() {
            let mut kept = self.short.lock().unwrap_or_else(PoisonError::into_inner);
            kept.insert(term.to_owned(), Arc::clone(&rows));
        }
        rows
    }

    fn add_phrase(&self, term: &str, within: &Bits, rows: &mut Bits) {
        let parts: Vec<&str> = term.split(' ').collect();
        let [first, middle @ .., last] = parts.as_slice() else { return };
        let first = self.words.ending(first);
        let last = self.words.beginning(last);
        let Some(middle) = middle.iter().map(|word| self.words.exactly(word)).collect::<Option<Vec<u32>>>() else {
            return;
        };
        let mut ways: Vec<&[u32]> = middle.iter().map(std::slice::from_ref).collect();
        ways.extend([first.as_slice(), last.as_slice()]);
        let weight = |words: &[u32]| words.iter().map(|word| self.word_rows.weight(*word)).sum::<usize>();
        let weights: Vec<usize> = ways.iter().map(|words| weight(words)).collect();
        let rarest = weights.iter().copied().min().unwrap_or_default();
        let mut candidates = within.clone();
        for (words, weight) in ways.iter().zip(weights) {
            if weight <= rarest.saturating_mul(FAR_MORE) {
                let mut having = Bits::none(self.rows.len());
                words.iter().for_each(|word| self.word_rows.add_to(*word, &mut having));
                candidates.and(&having);
            }
        }
        let set = |words: &[u32]| {
            let mut set = Bits::none(self.words.len());
            words.iter().for_each(|word| set.insert(*word));
            set
        };
        let phrase = Phrase { first: set(&first), middle, last: set(&last) };
        let mut field = Vec::new();
        for row in candidates.iter() {
            let Some((doc, language)) = self.row(row) else { continue };
            field.clear();
            for word in read_fields(doc.fields.get(language).of(&self.fields)) {
                match word {
                    Some(word) => field.push(word),
                    None if phrase.stands_in(&field) => {
                        rows.insert(row);
                        break;
                    }
                    None => field.clear(),
                }
            }
        }
    }
}

struct Phrase {
    first: Bits,
    middle: Vec<u32>,
    last: Bits,
}

impl Phrase {
    fn stands_in(&self, field: &[u32]) -> bool {
        field.windows(self.middle.len() + 2).any(|words| match words {
            [first, middle @ .., last] => {
                self.first.contains(*first) && self.last.contains(*last) && middle == self.middle
            }
            [] | [_] => false,
        })
    }
}

/// Ends a field.
pub(crate) fn write_field(to: &mut Vec<u8>) {
    to.push(0);
}

/// Adds a word: its number + 1, seven bits a byte, the lowest first.
pub(crate) fn write_word(to: &mut Vec<u8>, word: u32) {
    let mut rest = word.saturating_add(1);
    while rest >= 0x80 {
        to.push((rest & 0x7f).to_le_bytes().first().copied().unwrap_or_default() | 0x80);
        rest >>= 7;
    }
    to.push(rest.to_le_bytes().first().copied().unwrap_or_default());
}

/// The words of fields, `None` at the end of each.
pub(crate) fn read_fields(bytes: &[u8]) -> impl Iterator<Item = Option<u32>> + '_ {
    let mut bytes = bytes.iter();
    std::iter::from_fn(move || {
        let (mut value, mut shift) = (0_u32, 0_u32);
        loop {
            let byte = *bytes.next()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value.checked_sub(1));
            }
            shift += 7;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{read_fields, write_field, write_word};

    #[test]
    fn numbers_of_words_come_back() {
        let words = [0, 1, 126, 127, 128, 16_382, 16_383, 2_097_151, 300_000_000];
        let mut bytes = Vec::new();
        for word in words {
            write_word(&mut bytes, word);
            write_field(&mut bytes);
        }
        let back: Vec<_> = read_fields(&bytes).collect();
        assert_eq!(back.len(), words.len() * 2);
        assert_eq!(back.into_iter().flatten().collect::<Vec<_>>(), words);
    }
}
