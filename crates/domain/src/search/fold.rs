//! One way of making texts comparable, for ads, terms and later the index: whoever compares folds both sides (D17).

use unicode_normalization::UnicodeNormalization;

/// Folds a text for comparing: compatibility forms become one (NFKC), case disappears, soft hyphens too, and all
/// hyphens and all white space become one kind each (D17).
///
/// Nearly every word has plain letters only, which fold one by one; a word with any other sign is folded as a whole. No
/// form of Unicode joins a space to what stands beside it, so words may be folded apart.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = Folded { text: String::with_capacity(text.len()), after_space: false };
    for (place, word) in text.split(' ').enumerate() {
        if place > 0 {
            folded.push(' ');
        }
        let start = folded.text.len();
        let after_space = folded.after_space;
        if !word.chars().all(|c| plain(c).map(|c| folded.push(c)).is_some()) {
            folded.text.truncate(start);
            folded.after_space = after_space;
            whole(word).for_each(|c| folded.push(c));
        }
    }
    folded.text
}

/// The signs so far.
struct Folded {
    text: String,
    after_space: bool,
}

impl Folded {
    fn push(&mut self, c: char) {
        let space = c.is_whitespace();
        if !space {
            self.text.push(if is_hyphen(c) { '-' } else { c });
        } else if !self.after_space {
            self.text.push(' ');
        }
        self.after_space = space;
    }
}

/// How a sign folds that folds the same beside any other such sign: ASCII, the letters of the Nordic languages and the
/// marks that texts are full of.
const fn plain(c: char) -> Option<char> {
    match c {
        '\0'..='\x7f' => Some(c.to_ascii_lowercase()),
        'å' | 'ä' | 'ö' | 'é' | 'ø' | 'æ' | '–' | '—' | '’' | '”' | '•' | '§' | '€' => Some(c),
        'Å' => Some('å'),
        'Ä' => Some('ä'),
        'Ö' => Some('ö'),
        'É' => Some('é'),
        'Ø' => Some('ø'),
        'Æ' => Some('æ'),
        _ => None,
    }
}

/// How any text folds, but for its white space and hyphens.
fn whole(text: &str) -> impl Iterator<Item = char> + '_ {
    // Upper-casing makes `ß` the same as `ss` and a final sigma the same as any other; before it `ẞ`, which is upper case
    // already, becomes `ß`. The second NFKC puts together again what changing case has taken apart.
    let visible = text.chars().filter(|c| *c != '\u{ad}');
    visible.nfkc().flat_map(char::to_lowercase).flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfkc()
}

/// A letter and its accent as one sign (NFC), which nobody can tell apart: so that they can be compared sign by sign.
#[must_use]
pub fn composed(text: &str) -> String {
    text.nfc().collect()
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}')
}

#[cfg(test)]
mod tests {
    use super::{Folded, fold, whole};

    /// Holds D17.
    #[test]
    fn what_reads_the_same_is_the_same() {
        assert_eq!(fold("ICT‑EXPERT"), "ict-expert");
        assert_eq!(fold("informations\u{ad}hantering"), "informationshantering");
        assert_eq!(fold("4\u{a0}200\u{2003} €"), "4 200 €");
        assert_eq!(fold("A\u{308}A\u{308}nekoski"), fold("ÄÄNEKOSKI"));
        assert_eq!(fold("Straße"), fold("STRASSE"));
        assert_eq!(fold("STRAẞE"), fold("Straße"));
        assert_eq!(fold("ﬁ"), "fi");
    }

    /// Holds D17: å, ä and ö are letters of their own, not decorated ones.
    #[test]
    fn letters_of_the_alphabet_stay_apart() {
        assert_ne!(fold("Åbo"), fold("Abo"));
        assert_ne!(fold("sökande"), fold("sokande"));
    }

    proptest::proptest! {
        /// Holds D17: folding what is folded changes nothing, so it does not matter who folds first.
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*") {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once);
        }

        /// Holds D17: plain words fold as they would in the long way, whatever stands beside them.
        #[test]
        fn the_short_way_is_the_long_way(text in "(\\PC|[a-zA-ZåäöÅÄÖéÉøæØÆ–—’”•§€\t\n \u{ad}\u{a0}\u{301}\u{308}\u{30a}ßẞσςΣİıſK]){0,24}") {
            let mut long = Folded { text: String::new(), after_space: false };
            whole(&text).for_each(|c| long.push(c));
            proptest::prop_assert_eq!(fold(&text), long.text);
        }
    }
}
