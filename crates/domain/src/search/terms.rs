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

    /// Whether nothing is searched for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}')
}

fn split(raw: &str) -> Vec<String> {
    let mut terms = Vec::new();
    let mut rest = raw;
    while let Some(open) = rest.find(is_quote) {
        let (before, from_quote) = rest.split_at(open);
        words(before, &mut terms);
        let mut inside = from_quote.chars();
        inside.next();
        let inside = inside.as_str();
        let Some(close) = inside.find(is_quote) else {
            words(inside, &mut terms);
            return terms;
        };
        let (phrase, after) = inside.split_at(close);
        let phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
        if !phrase.is_empty() {
            terms.push(phrase);
        }
        let mut after = after.chars();
        after.next();
        rest = after.as_str();
    }
    words(rest, &mut terms);
    terms
}

fn words(text: &str, terms: &mut Vec<String>) {
    terms.extend(text.split_whitespace().map(str::to_owned));
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
}
