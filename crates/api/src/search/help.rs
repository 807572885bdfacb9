//! What would find something, in the words of the answer's language (X3.1-3).

use domain::language::Language;
use domain::search::{FacetKind, HelpSearch, Query, SearchHelp};
use domain::time::Instant;
use search::{Left, Way, Without, Words};

use super::Snapshot;
use super::answer::wire;
use super::labels::label;

/// So many options of one group are named; the others are counted.
const NAMED: usize = 3;

impl Snapshot {
    /// What would find something where a search finds nothing.
    pub(super) fn help(&self, query: &Query, language: Language, now: Instant) -> SearchHelp {
        let help = self.index.help(query, language, now);
        let together = |words: &Words| called(words.words.join(" "), &words.way);
        let any = help.any.iter().map(|words| called(alternatives(language, &words.words), &words.way));
        let without = |without: &Without| called(self.left_out(query, without, language), &without.way);
        SearchHelp {
            words: help.terms.iter().map(together).chain(any).collect(),
            near: help.near.iter().map(together).collect(),
            without: help.without.iter().map(without).collect(),
        }
    }

    /// `Utan Nyland`, `Med något av sökorden, utan Nyland`.
    fn left_out(&self, query: &Query, without: &Without, language: Language) -> String {
        let any = without.way.query.any && !query.any;
        let named = |kinds: &[FacetKind]| {
            let of = |kind: &FacetKind| {
                let values = query.chosen(*kind).into_iter();
                values.map(|value| label(*kind, &value, &self.codes, language)).collect::<Vec<_>>()
            };
            let names: Vec<String> = kinds.iter().flat_map(of).collect();
            let first = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
            match names.len().saturating_sub(NAMED) {
                0 => first,
                more => texts::search::more_places(language, first, more),
            }
        };
        let filter = match without.left {
            Left::Words => return texts::search::without_keywords(language).to_owned(),
            Left::Filters if any => return texts::finding::any_without_filters(language).to_owned(),
            Left::Filters => return texts::finding::without_filters(language).to_owned(),
            Left::Filter(FacetKind::Region | FacetKind::Municipality) => {
                named(&[FacetKind::Region, FacetKind::Municipality])
            }
            Left::Filter(kind) => named(&[kind]),
            Left::LastDay => texts::search::sort_last_day(language).to_owned(),
        };
        if any {
            texts::finding::any_without_filter(language, filter)
        } else {
            texts::search::without_filter(language, filter)
        }
    }
}

fn called(label: String, way: &Way) -> HelpSearch {
    HelpSearch { label, total: wire(way.total), query: way.query.to_url() }
}

/// Words of which one is enough: `jurist, notarie eller domare`.
fn alternatives(language: Language, words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => texts::search::either_word(language, first.join(", "), last),
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    /// Of X3.1-3.
    #[test]
    fn alternatives_are_said_as_people_say_them() {
        let words = ["jurist", "notarie", "domare"].map(str::to_owned);
        assert_eq!(super::alternatives(Language::Sv, &words), "jurist, notarie eller domare");
        assert_eq!(super::alternatives(Language::Fi, &words[1..]), "notarie tai domare");
    }
}
