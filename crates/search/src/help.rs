//! What would find something, where a search finds nothing (X3.1-3).
//!
//! Each way is a search of its own, counted by the index, so what is promised is what comes. How many there can be has a
//! limit, whatever is asked: 20 terms, 3 misspelt words with 3 corrections each, and every group of filters twice.

use std::collections::BTreeMap;

use domain::language::Language;
use domain::search::{FacetKind, Query, Terms, fold};
use domain::time::Instant;

use crate::bits::Bits;
use crate::find::Asked;
use crate::index::Index;
use crate::segment::Segment;
use crate::spelling::Speller;

/// Of so many words that occur nowhere, others are looked for that are spelt nearly so.
const MISSPELT: usize = 3;
/// So many are offered for each.
const NEAR: usize = 3;

/// Ways on from a search that finds nothing.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// The words one at a time, also those that find nothing; none where there is only one.
    pub terms: Vec<Words>,
    /// The words as alternatives, where they were written so and find something.
    pub any: Option<Words>,
    /// Words that occur and are spelt nearly like one that finds nothing.
    pub near: Vec<Words>,
    /// What may be left out.
    pub without: Vec<Without>,
}

/// Another search, and how many rows it has.
#[derive(Clone, Debug)]
pub struct Way {
    /// The search.
    pub query: Query,
    /// Its rows.
    pub total: usize,
}

/// A search for other words.
#[derive(Clone, Debug)]
pub struct Words {
    /// The words.
    pub words: Vec<String>,
    /// The search.
    pub way: Way,
}

/// A search that leaves something out.
#[derive(Clone, Debug)]
pub struct Without {
    /// What it leaves out.
    pub left: Left,
    /// The search.
    pub way: Way,
}

/// What a search leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// The words.
    Words,
    /// A group of filters: all its options. `Region` stands for all places.
    Filter(FacetKind),
    /// The last 24 hours.
    LastDay,
    /// All filters.
    Filters,
}

impl Index {
    /// What would find something; meant for a search that finds nothing.
    #[must_use]
    pub fn help(&self, query: &Query, page: Language, now: Instant) -> Help {
        let base = Query { page: 1, ..query.clone() };
        let way = |query: Query| Way { total: self.total(&query, page, now), query };
        let alternatives = base.terms.alternatives();
        let written_so = alternatives.len() > 1;
        let each = if written_so { alternatives } else { separate(&base.terms) };
        let with = |words: &[&str], any: bool| {
            let terms = Terms::of(words.iter().copied()).ok()?;
            Some(way(Query { any: any && terms.each().len() > 1, terms, ..base.clone() }))
        };
        let singly: Vec<Words> = each
            .iter()
            .filter_map(|term| Some(Words { words: vec![term.clone()], way: with(&[term], false)? }))
            .collect();
        let all: Vec<&str> = each.iter().map(String::as_str).collect();
        let any = written_so.then(|| with(&all, true)).flatten();
        let near = self.near_words(&base, &singly, page, now);
        let without = self.without(&base, any.as_ref().map(|any| &any.query), page, now);
        // One word alone is the search that found nothing, unless it was only the mark after it.
        let same = |words: &Words| singly.len() == 1 && words.way.total == 0;
        Help {
            terms: singly.iter().filter(|words| !same(words)).cloned().collect(),
            any: any.filter(|any| any.total > 0).map(|way| Words { words: each, way }),
            near,
            without,
        }
    }

    /// Corrections of words that find nothing: in the whole search, or by themselves where that finds nothing either.
    fn near_words(&self, base: &Query, singly: &[Words], page: Language, now: Instant) -> Vec<Words> {
        let bare = Query { terms: Terms::default(), any: false, ..base.clone() };
        let mut offered: Vec<Words> = Vec::new();
        for misspelt in singly.iter().filter(|words| words.way.total == 0).take(MISSPELT) {
            let Some(word) = misspelt.words.first() else { continue };
            for near in self.near(word, &bare, page, now) {
                let corrected = singly.iter().filter_map(|other| other.words.first());
                let corrected = corrected.map(|other| if other == word { near.as_str() } else { other.as_str() });
                let whole = Terms::of(corrected).ok().map(|terms| Query { terms, ..bare.clone() });
                let alone = Terms::of([near.as_str()]).ok().map(|terms| Query { terms, ..bare.clone() });
                let way = [whole, alone].into_iter().flatten().find_map(|query| {
                    let total = self.total(&query, page, now);
                    (total > 0).then_some(Way { query, total })
                });
                if let Some(way) = way
                    && !offered.iter().any(|other| other.way.query == way.query)
                {
                    offered.push(Words { words: way.query.terms.each().to_vec(), way });
                }
            }
        }
        offered
    }

    /// Words spelt nearly like this one that stand in rows of a search: the nearest first, of those the most frequent.
    fn near(&self, word: &str, within: &Query, page: Language, now: Instant) -> Vec<String> {
        let Some(speller) = Speller::new(&fold(word)) else { return Vec::new() };
        let asked = Asked::new(&self.values, within, page, now);
        let mut found: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for live in &self.parts {
            let rows = asked.rows(live);
            if !rows.is_empty() {
                live.segment.add_near(&speller, page, &rows, &mut found);
            }
        }
        let mut found: Vec<(String, (usize, usize))> = found.into_iter().collect();
        found.sort_by_key(|(_, (distance, rows))| (*distance, std::cmp::Reverse(*rows)));
        found.into_iter().take(NEAR).map(|(word, _)| word).collect()
    }

    fn without(&self, base: &Query, any: Option<&Query>, page: Language, now: Instant) -> Vec<Without> {
        let mut ways = Vec::new();
        let mut offer = |left: Left, query: Query| {
            let total = self.total(&query, page, now);
            if total > 0 {
                ways.push(Without { left, way: Way { query, total } });
            }
            total > 0
        };
        let left = chosen(base);
        if !base.terms.is_empty() {
            offer(Left::Words, leave(base, Left::Words));
        }
        let mut one_helps = false;
        for left in &left {
            let helps = offer(*left, leave(base, *left));
            one_helps |= helps || any.is_some_and(|any| offer(*left, leave(any, *left)));
        }
        if !one_helps && left.len() > 1 {
            let ways = [Some(base), any].into_iter().flatten();
            ways.map(|query| leave(query, Left::Filters)).find(|query| offer(Left::Filters, query.clone()));
        }
        ways
    }
}

/// The terms one by one, without the marks that nobody means to look for.
fn separate(terms: &Terms) -> Vec<String> {
    let mut each: Vec<String> = Vec::new();
    for term in terms.each() {
        let bare = term.trim_end_matches([',', ';', '.', ':']);
        let term = if bare.is_empty() { term } else { bare };
        if !each.iter().any(|other| other == term) {
            each.push(term.to_owned());
        }
    }
    each
}

/// What of a search could be left out, its words aside.
fn chosen(query: &Query) -> Vec<Left> {
    let places = |kind: &FacetKind| *kind != FacetKind::Municipality;
    let groups = FacetKind::ALL.into_iter().filter(places).map(Left::Filter);
    let mut all: Vec<Left> = groups.filter(|left| leave(query, *left) != *query).collect();
    all.extend(query.last_24_hours.then_some(Left::LastDay));
    all
}

fn leave(query: &Query, left: Left) -> Query {
    let mut query = query.clone();
    match left {
        Left::Words => query.set_terms(Terms::default()),
        Left::Filter(FacetKind::Region | FacetKind::Municipality) => {
            query.regions.clear();
            query.municipalities.clear();
        }
        Left::Filter(FacetKind::Area) => query.areas.clear(),
        Left::Filter(FacetKind::Employer) => query.employers.clear(),
        Left::Filter(FacetKind::Type) => query.types.clear(),
        Left::Filter(FacetKind::WorkingTime) => query.working_times.clear(),
        Left::Filter(FacetKind::Level) => query.levels.clear(),
        Left::Filter(FacetKind::AdLanguage) => query.ad_languages.clear(),
        Left::Filter(FacetKind::Remote) => query.remote.clear(),
        Left::LastDay => query.last_24_hours = false,
        Left::Filters => query = Query { any: query.any, last_24_hours: false, ..query.without_filters() },
    }
    query
}

impl Segment {
    /// Adds the words of these rows, and of the names of their codes, that are spelt nearly like one: how far from it, and
    /// about how many rows have them.
    fn add_near(&self, speller: &Speller, page: Language, rows: &Bits, to: &mut BTreeMap<String, (usize, usize)>) {
        let mut add = |word: &str, distance: usize, many: usize| {
            if many > 0 {
                let (_, sum) = to.entry(word.to_owned()).or_insert((distance, 0));
                *sum += many;
            }
        };
        for (id, word, distance) in self.words.near(speller) {
            add(word, distance, self.word_rows.count_common(id, rows));
        }
        for language in Language::ALL {
            let mut named = rows.clone();
            if language != page {
                named.and(self.language.get(language));
            }
            let names = self.names.get(language).iter();
            for (id, word) in names.flat_map(|(id, name)| name.split(' ').map(move |word| (id, word))) {
                let word = crate::spelling::core(word);
                if let Some(distance) = speller.distance(word) {
                    add(word, distance, self.name_rows.get(language).count_common(id, &named));
                }
            }
        }
    }
}
