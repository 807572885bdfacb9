//! What the build refuses, and what the texts themselves must keep.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

#[path = "../build/catalogue.rs"]
mod catalogue;

use std::path::Path;

use catalogue::{LANGUAGES, Piece, Text, join, pieces, read, read_file};

/// What the build would say about one file with these texts in Finnish, Swedish and English.
fn complaints(fi: &str, sv: &str, en: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    let files = [("fi", fi), ("sv", sv), ("en", en)]
        .map(|(language, text)| read_file(&format!("{language}/f.toml"), &text.parse().unwrap(), &mut complaints));
    join("f", files.each_ref(), &mut complaints);
    complaints
}

/// Holds G2-1.
#[test]
fn three_languages_that_agree_are_taken() {
    let none: Vec<String> = Vec::new();
    assert_eq!(complaints("a = 'x {t}'", "a = 'y {t}'", "a = '{t} z'"), none);
    let plural = "a = { one = 'ett', other = '{n} jobb' }";
    assert_eq!(complaints(plural, plural, plural), none);
}

/// Holds G2-1.
#[test]
fn a_missing_key_is_named_with_its_file() {
    assert_eq!(complaints("a = 'x'", "a = 'x'\nb = 'x'", "a = 'x'\nb = 'x'"), ["fi/f.toml: `b` is missing"]);
}

/// Holds G2-1.
#[test]
fn a_lost_or_strange_value_is_named() {
    assert_eq!(complaints("a = 'x {t}'", "a = 'x {t}'", "a = 'x'"), ["en/f.toml: `a`: {t} is missing"]);
    assert_eq!(
        complaints("a = 'x {t} {u}'", "a = 'x {t}'", "a = 'x {t}'"),
        ["fi/f.toml: `a`: {u} is not in the Swedish text"]
    );
    assert_eq!(
        complaints("a = '{n} x'", "a = '{n} x'", "a = 'x'"),
        ["en/f.toml: `a`: {n} stands in one language only"]
    );
}

/// Holds G2-1.
#[test]
fn a_plural_without_both_forms_is_refused() {
    let whole = "a = { one = '{n} x', other = '{n} y' }";
    assert_eq!(
        complaints("a = { other = '{n} y' }", whole, whole),
        ["fi/f.toml: `a`: a plural needs the text `one`", "fi/f.toml: `a` is missing"]
    );
    assert_eq!(
        complaints("a = '{n} x'", whole, whole),
        ["fi/f.toml: `a`: is a plain text, in Swedish a plural ({ one, other })"]
    );
    assert_eq!(
        complaints(whole, whole, "a = { one = '{n} x', other = 'many' }"),
        ["en/f.toml: `a`: the form `other` must say {n}"]
    );
    assert_eq!(
        complaints("a = { one = '{n}', few = '{n}', other = '{n}' }", whole, whole).first().unwrap(),
        "fi/f.toml: `a`: `few` is no plural form; a plural has `one` and `other`, and keys are not grouped in tables"
    );
}

/// Holds G2-1.
#[test]
fn braces_and_names_must_make_sense() {
    assert_eq!(pieces("kl. {time}").unwrap(), [Piece::Words("kl. ".to_owned()), Piece::Hole("time".to_owned())]);
    for wrong in ["{time", "time}", "{Time}", "{}", "{a b}", "", "  ", "{type}", "{language}", "x } {t}"] {
        assert!(pieces(wrong).is_err(), "{wrong}");
    }
}

/// All texts of the catalogue: language, file, key, words.
fn every_text() -> Vec<(&'static str, String, String)> {
    let spoken = |form: &[Piece]| {
        form.iter()
            .map(|piece| match piece {
                Piece::Words(words) => words.as_str(),
                Piece::Hole(_) => "{}",
            })
            .collect::<String>()
    };
    let mut texts = Vec::new();
    for (file, entries) in read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("locales")).unwrap() {
        for (key, entry) in entries {
            for (language, text) in LANGUAGES.into_iter().zip(&entry) {
                let forms = match text {
                    Text::Plain(form) => vec![form],
                    Text::Plural { one, other } => vec![one, other],
                };
                texts.extend(forms.into_iter().map(|form| (language, format!("{file}.{key}"), spoken(form))));
            }
        }
    }
    texts
}

/// Holds G5.3: the tone of the service, calm and without blame.
#[test]
fn no_text_shouts_or_pities() {
    for (language, key, text) in every_text() {
        let guides_own =
            key.ends_with("sent_heading") || key.ends_with("sent_subject") || key.ends_with("special_examples");
        assert!(guides_own || !text.contains('!'), "{language} {key}: {text}");
        for pity in ["tyvärr", "valitettavasti", "unfortunately", "sorry", "ogiltig", "invalid", "virheellinen"] {
            assert!(!text.to_lowercase().contains(pity), "{language} {key}: {text}");
        }
    }
}

/// Holds G2-1.
#[test]
fn texts_are_set_as_their_language_sets_them() {
    for (language, key, text) in every_text() {
        assert_eq!(text.trim(), text, "{language} {key}");
        assert!(!text.contains("  ") && !text.contains("...") && !text.contains('"'), "{language} {key}: {text}");
        match language {
            "sv" => assert!(!text.contains(" klo "), "{language} {key}: {text}"),
            "fi" => assert!(!text.contains(" kl. "), "{language} {key}: {text}"),
            _ => assert!(!text.contains(" kl. ") && !text.contains(" klo "), "{language} {key}: {text}"),
        }
    }
}
