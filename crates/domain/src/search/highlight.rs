//! Where the words of a search stand in a text that is shown (G3.1-1).
//!
//! The browser has no tables of Unicode, so this folds letter by letter: case, hyphens, white space and soft hyphens as
//! [`super::fold`] does. What `fold` also puts together (`e` and an accent) the caller does before, each in its own way.

use std::ops::Range;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// What stands there.
    pub text: &'t str,
    /// Whether it is one of the words.
    pub found: bool,
}

/// A text in pieces: those that one of the terms made of, and those between. Joined they are the text again.
#[must_use]
pub fn highlight<'t>(text: &'t str, terms: &[String]) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for Range { start, end } in ranges(text, terms) {
        pieces.extend(piece(text, done..start, false));
        pieces.extend(piece(text, start..end, true));
        done = end;
    }
    pieces.extend(piece(text, done..text.len(), false));
    pieces
}

fn piece(text: &str, range: Range<usize>, found: bool) -> Option<Piece<'_>> {
    text.get(range).filter(|text| !text.is_empty()).map(|text| Piece { text, found })
}

/// The bytes that terms cover: ascending, apart from each other.
fn ranges(text: &str, terms: &[String]) -> Vec<Range<usize>> {
    let letters = letters(text);
    let folded: Vec<char> = letters.iter().map(|(letter, _)| *letter).collect();
    let mut covered = vec![false; folded.len()];
    for term in terms {
        let term: Vec<char> = self::letters(term).into_iter().map(|(letter, _)| letter).collect();
        if term.is_empty() {
            continue;
        }
        for (place, window) in folded.windows(term.len()).enumerate() {
            if window == term {
                covered.iter_mut().skip(place).take(term.len()).for_each(|letter| *letter = true);
            }
        }
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for ((_, letter), _) in letters.into_iter().zip(covered).filter(|(_, covered)| *covered) {
        match ranges.last_mut() {
            // Two letters may come from one, and soft hyphens between two letters belong to the word.
            Some(last) if letter.start <= last.end || is_soft(text.get(last.end..letter.start)) => {
                last.end = last.end.max(letter.end);
            }
            Some(_) | None => ranges.push(letter),
        }
    }
    ranges
}

fn is_soft(between: Option<&str>) -> bool {
    between.is_some_and(|between| between.chars().all(|c| c == SOFT_HYPHEN))
}

const SOFT_HYPHEN: char = '\u{ad}';

/// The letters by which texts are compared, each with the bytes that it stands for.
fn letters(text: &str) -> Vec<(char, Range<usize>)> {
    let mut letters: Vec<(char, Range<usize>)> = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices().filter(|(_, c)| *c != SOFT_HYPHEN) {
        let bytes = start..start + c.len_utf8();
        match c {
            c if c.is_whitespace() => match letters.last_mut() {
                Some((' ', space)) => space.end = bytes.end,
                Some(_) | None => letters.push((' ', bytes)),
            },
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => letters.push(('-', bytes)),
            'ß' | 'ẞ' => letters.extend([('s', bytes.clone()), ('s', bytes)]),
            'ς' => letters.push(('σ', bytes)),
            c => letters.extend(c.to_lowercase().map(|letter| (letter, bytes.clone()))),
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::highlight;

    fn shown(text: &str, terms: &[&str]) -> String {
        let terms: Vec<String> = terms.iter().map(|term| (*term).to_owned()).collect();
        let piece =
            |piece: super::Piece<'_>| if piece.found { format!("[{}]", piece.text) } else { piece.text.to_owned() };
        highlight(text, &terms).into_iter().map(piece).collect()
    }

    /// Of G3.1-1: what is marked is what made the search find the ad.
    #[test]
    fn words_are_marked_wherever_they_stand() {
        assert_eq!(shown("ICT\u{2011}expert", &["ict-EXPERT"]), "[ICT\u{2011}expert]");
        assert_eq!(shown("Ledande jurist och jurist", &["juri", "rist"]), "Ledande [jurist] och [jurist]");
        assert_eq!(shown("Tulli\u{ad}tarkastaja", &["tullitark"]), "[Tulli\u{ad}tark]astaja");
        assert_eq!(shown("i  Åbo", &["i å"]), "[i  Å]bo");
        assert_eq!(shown("Straße", &["strass"]), "[Straß]e");
        assert_eq!(shown("Straße", &["tras"]), "S[traß]e");
        assert_eq!(shown("Sakkunnig", &[""]), "Sakkunnig");
        assert_eq!(shown("", &["a"]), "");
        assert_eq!(shown("<b>", &["<"]), "[<]b>");
    }

    #[cfg(feature = "fold")]
    proptest::proptest! {
        /// Of D17: whatever the search finds in a text is marked in it, and nothing else.
        #[test]
        fn marking_folds_as_the_search_does(
            text in "[a-cA-CåÄöÖß\u{ad}\u{2011} \u{a0}-]{0,12}",
            term in "[a-cA-CåÄöÖßs\u{ad}\u{2011} -]{1,3}",
        ) {
            use crate::search::fold;
            let pieces = highlight(&text, std::slice::from_ref(&term));
            proptest::prop_assert_eq!(pieces.iter().map(|piece| piece.text).collect::<String>(), text.as_str());
            let wanted = fold(&term);
            let found: Vec<&str> = pieces.iter().filter(|piece| piece.found).map(|piece| piece.text).collect();
            proptest::prop_assert_eq!(!found.is_empty(), !wanted.is_empty() && fold(&text).contains(&wanted));
            for piece in found {
                proptest::prop_assert!(fold(piece).contains(&wanted), "{:?} {:?}", piece, wanted);
            }
        }
    }
}
