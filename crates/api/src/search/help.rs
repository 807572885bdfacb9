//! What would find something, in the words of the answer's language (X3.1-3).

use domain::language::Language;
use domain::search::{FacetKind, HelpWithout, HelpWords, LeftOut, Query, SearchHelp};
use domain::time::Instant;
use search::{Left, Without, Words};

use super::Snapshot;
use super::answer::wire;
use super::labels::label;

impl Snapshot {
    /// What would find something where a search finds nothing.
    pub(super) fn help(&self, query: &Query, language: Language, now: Instant) -> SearchHelp {
        let help = self.index.help(query, language, now);
        SearchHelp {
            terms: help.terms.into_iter().map(words).collect(),
            any: help.any.map(words),
            near: help.near.into_iter().map(words).collect(),
            without: help.without.into_iter().map(|without| self.left_out(query, &without, language)).collect(),
        }
    }

    fn left_out(&self, query: &Query, without: &Without, language: Language) -> HelpWithout {
        let named = |kinds: &[FacetKind]| {
            let of = |kind: &FacetKind| {
                let values = query.chosen(*kind).into_iter();
                values.map(|value| label(*kind, &value, &self.codes, language)).collect::<Vec<_>>()
            };
            kinds.iter().flat_map(of).collect()
        };
        let (what, labels) = match without.left {
            Left::Words => (LeftOut::Words, Vec::new()),
            Left::Filter(FacetKind::Region | FacetKind::Municipality) => {
                (LeftOut::Filter, named(&[FacetKind::Region, FacetKind::Municipality]))
            }
            Left::Filter(kind) => (LeftOut::Filter, named(&[kind])),
            Left::LastDay => (LeftOut::Filter, vec![texts::search::sort_last_day(language).to_owned()]),
            Left::Filters => (LeftOut::Filters, Vec::new()),
        };
        HelpWithout {
            what,
            labels,
            any: without.way.query.any && !query.any,
            total: wire(without.way.total),
            query: without.way.query.to_url(),
        }
    }
}

fn words(words: Words) -> HelpWords {
    HelpWords { words: words.words, total: wire(words.way.total), query: words.way.query.to_url() }
}
