//! What is said of a search that could not be read whole (G5.3).

use domain::language::Language;
use domain::problem::{FieldCode, FieldError};
use domain::search::{MAX_QUERY_CHARS, MAX_TERMS};

use crate::{finding, format, search};

/// What of the address of a search could not be read and what to do, a sentence or two.
#[must_use]
pub fn unread_search(language: Language, errors: &[FieldError]) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for error in errors {
        match (error.pointer.as_str(), error.code) {
            ("?q", FieldCode::TooLong) => sentences.push(finding::words_too_long(language, MAX_QUERY_CHARS)),
            ("?q", FieldCode::TooMany) => sentences.push(finding::words_too_many(language, MAX_TERMS)),
            (pointer, _) => {
                let name = parameter(language, pointer.trim_start_matches('?'));
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
    }
    if !names.is_empty() {
        sentences.push(finding::link_unread(language, format::list(language, &names)));
    }
    sentences
}

/// What a person calls a parameter; one that nobody knows is called as it is written.
fn parameter(language: Language, name: &str) -> &str {
    match name {
        "q" | "match" => search::keyword(language),
        "area" => search::task_areas(language),
        "employer" => search::employers(language),
        "region" | "municipality" => search::locations(language),
        "type" => search::employment_type(language),
        "working_time" => search::working_time(language),
        "level" => search::level(language),
        "ad_language" => search::ad_language(language),
        "remote" => search::remote_work(language),
        "sort" | "published_within" => search::sort(language),
        "page" => search::pages(language),
        "per_page" => search::per_page(language),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language::{self, Sv};
    use domain::search::Query;

    use super::unread_search;

    /// Of G5.3: every parameter has a name in every language, and what nobody knows is named as it is written.
    #[test]
    fn what_could_not_be_read_is_named() {
        let (_, errors) = Query::parse_link("level=boss&level=chief&colour=red&page=0");
        assert_eq!(
            unread_search(Sv, &errors),
            [
                "Allt i adressen gick inte att läsa. Det här är utelämnat ur sökningen: Uppgiftens nivå, colour och Sidor. \
              Kontrollera länken eller välj sökvillkoren på nytt."
            ]
        );
        let (_, errors) = Query::parse_link(&format!("q={}", "a+".repeat(30)));
        assert_eq!(unread_search(Sv, &errors), ["Sök med högst 20 ord på en gång. Ta bort några."]);
        let (_, errors) = Query::parse_link(&format!("q={}", "a".repeat(10_000)));
        for language in Language::ALL {
            assert_eq!(unread_search(language, &errors).len(), 1);
        }
    }
}
