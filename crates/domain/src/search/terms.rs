//! Words and “phrases” of a keyword search (G3.1-1, D53).

use crate::problem::FieldCode;

/// Longest `q` in characters (D53).
pub const MAX_QUERY_CHARS: usize = 200;
/// Most terms of a search (D53).
pub const MAX_TERMS: usize = 20;

/// What was typed, and the terms in it: all must occur, each inside one field (G3.1-1, D17).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    raw: String,
    terms: Vec<String>,
}

impl Terms {
    /// Splits what was typed: white space separates, pairs of `" “ ” „ « »` hold a phrase together, a lone quote is
    /// white space (D53).
    ///
    /// # Errors
    /// [`FieldCode::TooLong`] beyond 200 characters, [`FieldCode::TooMany`] beyond 20 terms.
    pub fn parse(raw: &str) -> Result<Self, FieldCode> {
        if raw.chars().count() > MAX_QUERY_CHARS {
            return Err(FieldCode::TooLong);
        }
        let terms = split(raw);
        if terms.len() > MAX_TERMS {
            return Err(FieldCode::TooMany);
        }
        Ok(Self { raw: raw.trim().to_owned(), terms })
    }

    /// As typed, without white space around it.
    #[must_use]
    pub fn as_typed(&self) -> &str {
        &self.raw
    }

    /// The terms one by one, not yet folded.
    #[must_use]
    pub fn each(&self) -> &[String] {
        &self.terms
    }

    /// The same terms written anew; those with a space become “phrases”.
    ///
    /// # Errors
    /// As [`Terms::parse`].
    pub fn of<'t>(terms: impl IntoIterator<Item = &'t str>) -> Result<Self, FieldCode> {
        let written = terms
            .into_iter()
            .map(|term| if term.contains(char::is_whitespace) { format!("\"{term}\"") } else { term.to_owned() });
        Self::parse(&written.collect::<Vec<_>>().join(" "))
    }

    /// What was written as alternatives: with commas or `eller`, `tai`, `or` between them (X3.1-3). Words between two
    /// such signs belong together. Fewer than two where nothing separates.
    #[must_use]
    pub fn alternatives(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        let mut open = String::new();
        let mut close = |open: &mut String| {
            let done = std::mem::take(open);
            if !done.is_empty() && !all.contains(&done) {
                all.push(done);
            }
        };
        for token in tokens(&self.raw) {
            match token {
                Token::Phrase(phrase) => add_word(&mut open, &phrase),
                Token::Word(word) if is_or(word) => close(&mut open),
                Token::Word(word) => {
                    for (place, part) in at_commas(word).into_iter().enumerate() {
                        if place > 0 {
                            close(&mut open);
                        }
                        add_word(&mut open, part);
                    }
                }
            }
        }
        close(&mut open);
        all
    }

    /// Whether nothing is searched for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}')
}

enum Token<'r> {
    Phrase(String),
    Word(&'r str),
}

fn split(raw: &str) -> Vec<String> {
    let written = |token| match token {
        Token::Phrase(phrase) => phrase,
        Token::Word(word) => word.to_owned(),
    };
    tokens(raw).into_iter().map(written).collect()
}

fn tokens(raw: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = raw;
    while let Some(open) = rest.find(is_quote) {
        let (before, from_quote) = rest.split_at(open);
        words(before, &mut tokens);
        let mut inside = from_quote.chars();
        inside.next();
        let inside = inside.as_str();
        let Some(close) = inside.find(is_quote) else {
            words(inside, &mut tokens);
            return tokens;
        };
        let (phrase, after) = inside.split_at(close);
        let phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
        if !phrase.is_empty() {
            tokens.push(Token::Phrase(phrase));
        }
        let mut after = after.chars();
        after.next();
        rest = after.as_str();
    }
    words(rest, &mut tokens);
    tokens
}

fn words<'r>(text: &'r str, tokens: &mut Vec<Token<'r>>) {
    tokens.extend(text.split_whitespace().map(Token::Word));
}

fn add_word(to: &mut String, word: &str) {
    if !to.is_empty() && !word.is_empty() {
        to.push(' ');
    }
    to.push_str(word);
}

fn is_or(word: &str) -> bool {
    ["eller", "tai", "or"].iter().any(|or| word.eq_ignore_ascii_case(or))
}

/// The parts of a word between its commas; the comma of a number (`3,5`) belongs to it.
fn at_commas(word: &str) -> Vec<&str> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut parts = Vec::new();
    let mut start = 0;
    for (place, comma) in word.match_indices(',') {
        let (before, after) = (word.get(..place).unwrap_or_default(), word.get(place + 1..).unwrap_or_default());
        if digit(before.chars().next_back()) && digit(after.chars().next()) {
            continue;
        }
        parts.push(word.get(start..place).unwrap_or_default());
        start = place + comma.len();
    }
    parts.push(word.get(start..).unwrap_or_default());
    parts
}

#[cfg(test)]
mod tests {
    use super::Terms;
    use crate::problem::FieldCode;

    fn terms(raw: &str) -> Vec<String> {
        Terms::parse(raw).unwrap().each().to_vec()
    }

    /// Holds G3.1-1: the comma stays part of the term.
    #[test]
    fn white_space_separates_and_punctuation_stays() {
        assert_eq!(terms("ICT-expert, ICT-planerare"), ["ICT-expert,", "ICT-planerare"]);
        assert_eq!(terms("  \u{a0} \t"), Vec::<String>::new());
    }

    /// Holds D53.
    #[test]
    fn quotes_of_every_kind_hold_a_phrase_and_a_lone_one_is_white_space() {
        assert_eq!(terms("\"ledande  sakkunnig\" jurist"), ["ledande sakkunnig", "jurist"]);
        assert_eq!(terms("”ledande sakkunnig”"), ["ledande sakkunnig"]);
        assert_eq!(terms("»ledande sakkunnig«"), ["ledande sakkunnig"]);
        assert_eq!(terms("ledande \"sakkunnig jurist"), ["ledande", "sakkunnig", "jurist"]);
        assert_eq!(terms("rock'n'roll"), ["rock'n'roll"]);
    }

    /// Holds D53.
    #[test]
    fn length_and_number_are_limited() {
        assert_eq!(Terms::parse(&"a".repeat(201)), Err(FieldCode::TooLong));
        assert_eq!(Terms::parse(&"a ".repeat(21)), Err(FieldCode::TooMany));
        assert!(Terms::parse(&"a ".repeat(20)).is_ok());
    }

    /// Of X3.1-3: the guide's own example.
    #[test]
    fn commas_and_the_word_or_separate_alternatives() {
        let alternatives = |raw: &str| Terms::parse(raw).unwrap().alternatives();
        assert_eq!(alternatives("ICT-expert, ICT-planerare"), ["ICT-expert", "ICT-planerare"]);
        assert_eq!(alternatives("jurist,notarie"), ["jurist", "notarie"]);
        assert_eq!(
            alternatives("jurist eller ledande sakkunnig TAI \"en, två\""),
            ["jurist", "ledande sakkunnig", "en, två"]
        );
        assert_eq!(alternatives("or jurist or or jurist,,"), ["jurist"]);
        assert_eq!(alternatives("3,5 år"), ["3,5 år"]);
        assert_eq!(alternatives(" , "), Vec::<String>::new());
    }

    /// Of X3.1-3.
    #[test]
    fn terms_can_be_written_anew() {
        let again = Terms::of(["jurist", "ledande sakkunnig"]).unwrap();
        assert_eq!(again.each(), ["jurist", "ledande sakkunnig"]);
        assert_eq!(again.as_typed(), "jurist \"ledande sakkunnig\"");
    }
}
