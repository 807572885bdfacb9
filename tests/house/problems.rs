//! Every refusal of the closed list is given by somebody, and has words in every language (house rules 5 and 6).

use crate::files_below;
use domain::language::Language;
use domain::problem::Kind;

#[test]
fn every_refusal_is_given_somewhere() {
    let sources: String = ["crates/api/src", "crates/domain/src"]
        .into_iter()
        .flat_map(|folder| files_below(folder, ".rs"))
        .filter(|(name, _)| !name.ends_with("problem/kind.rs"))
        .map(|(_, text)| text)
        .collect();
    for kind in Kind::ALL {
        let used = sources
            .split(&format!("Kind::{kind:?}"))
            .skip(1)
            .any(|after| !after.starts_with(|c: char| c.is_alphanumeric()));
        assert!(used, "nobody refuses with {kind:?}: take it out of the list");
    }
}

#[test]
fn every_refusal_has_words_in_every_language() {
    for kind in Kind::ALL {
        for language in [Language::Fi, Language::Sv, Language::En] {
            assert!(!texts::problem_title(language, *kind).is_empty(), "{kind:?} in {language:?}");
        }
    }
}
