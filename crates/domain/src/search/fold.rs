//! One way of making texts comparable, for ads, terms and later the index: whoever compares folds both sides (D17).

use unicode_normalization::UnicodeNormalization;

/// Folds a text for comparing: compatibility forms become one (NFKC), case disappears, soft hyphens too, and all
/// hyphens and all white space become one kind each (D17).
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Upper-casing makes `ß` the same as `ss` and a final sigma the same as any other; before it `ẞ`, which is upper case
    // already, becomes `ß`. The second NFKC puts together again what changing case has taken apart.
    let visible = text.chars().filter(|c| *c != '\u{ad}');
    let even =
        visible.nfkc().flat_map(char::to_lowercase).flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfkc();
    let mut after_space = false;
    for c in even {
        let space = c.is_whitespace();
        if space {
            if !after_space {
                folded.push(' ');
            }
        } else {
            folded.push(if is_hyphen(c) { '-' } else { c });
        }
        after_space = space;
    }
    folded
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
    use super::fold;

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
    }
}
