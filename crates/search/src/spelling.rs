//! Words that are spelt nearly alike (X3.1-3): a letter too many, too few, another one, or two in the wrong order.

/// Words shorter than this have too many neighbours to be a help.
const SHORTEST: usize = 4;
/// Words from this length on may differ in two letters, shorter ones in one.
const LONG: usize = 8;

/// The word itself, without the marks around it: fields are split at spaces only, so that `(jurist),` is one of their words.
pub(crate) fn core(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// What of a word can be compared quickly: its length and which letters it has. An edit changes the length by one at most,
/// and takes away one letter and brings another at most.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sketch {
    letters: u64,
    length: u8,
}

impl Sketch {
    pub(crate) fn of(word: &str) -> Self {
        let mut sketch = Self::default();
        for letter in word.chars() {
            // Letters that share a bit only make the sketch less exact.
            sketch.letters |= 1 << (u32::from(letter) % 64);
            sketch.length = sketch.length.saturating_add(1);
        }
        sketch
    }
}

/// Compares words with one word.
#[derive(Debug)]
pub(crate) struct Speller {
    word: Vec<char>,
    sketch: Sketch,
    most: usize,
}

impl Speller {
    /// For a folded word; none for words that nothing can be said about.
    pub(crate) fn new(word: &str) -> Option<Self> {
        let word = core(word);
        let letters: Vec<char> = word.chars().collect();
        let fits = (SHORTEST..=usize::from(u8::MAX) / 2).contains(&letters.len()) && !word.contains(' ');
        let most = if letters.len() < LONG { 1 } else { 2 };
        fits.then(|| Self { sketch: Sketch::of(word), word: letters, most })
    }

    /// Whether a word may be near; whoever is not, is not.
    pub(crate) fn may_be_near(&self, other: &Sketch) -> bool {
        let most = u32::try_from(self.most).unwrap_or(u32::MAX);
        u32::from(self.sketch.length.abs_diff(other.length)) <= most
            && (self.sketch.letters & !other.letters).count_ones() <= most
            && (other.letters & !self.sketch.letters).count_ones() <= most
    }

    /// How many edits lie between the words: none where they are too many, or where the words are the same.
    pub(crate) fn distance(&self, other: &str) -> Option<usize> {
        if !self.may_be_near(&Sketch::of(other)) {
            return None;
        }
        let other: Vec<char> = other.chars().collect();
        let distance = edits(&self.word, &other);
        (1..=self.most).contains(&distance).then_some(distance)
    }
}

/// The edits between two words, two letters in the wrong order being one (optimal string alignment).
fn edits(left: &[char], right: &[char]) -> usize {
    // The line before the last, the last one, and the one that is being written.
    let mut before: Vec<usize> = vec![0; right.len() + 1];
    let mut above: Vec<usize> = (0..=right.len()).collect();
    let mut line: Vec<usize> = Vec::with_capacity(right.len() + 1);
    let mut last = None;
    for (row, &letter) in left.iter().enumerate() {
        line.clear();
        line.push(row + 1);
        let mut last_right = None;
        for (column, &other) in right.iter().enumerate() {
            let of = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX / 2);
            let mut least = (of(&above, column) + usize::from(letter != other))
                .min(of(&above, column + 1) + 1)
                .min(of(&line, column) + 1);
            if last == Some(other) && last_right == Some(letter) && column > 0 {
                least = least.min(of(&before, column - 1) + 1);
            }
            line.push(least);
            last_right = Some(other);
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut line);
        last = Some(letter);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Sketch, Speller, edits};

    fn between(left: &str, right: &str) -> usize {
        edits(&left.chars().collect::<Vec<_>>(), &right.chars().collect::<Vec<_>>())
    }

    /// Of X3.1-3.
    #[test]
    fn edits_are_counted_as_people_mistype() {
        for (left, right, edits) in [
            ("jurist", "jurist", 0),
            ("jurrist", "jurist", 1),
            ("jursit", "jurist", 1),
            ("jurit", "jurist", 1),
            ("jyrist", "jurist", 1),
            ("asiantutnia", "asiantuntija", 2),
            ("", "abc", 3),
        ] {
            assert_eq!((between(left, right), between(right, left)), (edits, edits), "{left} {right}");
        }
    }

    /// Of X3.1-3: short words are not guessed at, and nothing is near itself.
    #[test]
    fn only_words_that_say_enough_are_compared() {
        assert!(Speller::new("ict").is_none() && Speller::new("två ord").is_none());
        let speller = Speller::new("(jurrist),").unwrap();
        assert_eq!(speller.distance("jurist"), Some(1));
        assert_eq!((speller.distance("jurrist"), speller.distance("notarie")), (None, None));
        assert!(speller.may_be_near(&Sketch::of("jurist")) && !speller.may_be_near(&Sketch::of("notarie")));
    }

    proptest::proptest! {
        /// Of X3.1-3: the glance never leaves out what is near.
        #[test]
        fn the_sketch_leaves_out_nothing_that_is_near(word in "[a-eåäö]{4,10}", other in "[a-eåäö]{2,12}") {
            let speller = Speller::new(&word).unwrap();
            let edits = between(&word, &other);
            if edits <= speller.most {
                proptest::prop_assert!(speller.may_be_near(&Sketch::of(&other)));
            }
            let near = (1..=speller.most).contains(&edits).then_some(edits);
            proptest::prop_assert_eq!(speller.distance(&other), near);
        }
    }
}
