//! Ads that were added together, arranged for searching. Never changes.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::codes::{DurationType, Level, Relation};
use domain::ids::AdId;
use domain::language::Language;
use domain::search::{Place, Query, Sort};
use domain::time::{Instant, Period};

use crate::bits::Bits;
use crate::dictionary::Dictionary;
use crate::numbers::at;
use crate::postings::Postings;

/// A part of one of the long lists.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    pub(crate) fn of<T>(self, list: &[T]) -> &[T] {
        list.get(at(self.start)..at(self.end)).unwrap_or_default()
    }

    pub(crate) fn text(self, text: &str) -> &str {
        text.get(at(self.start)..at(self.end)).unwrap_or_default()
    }
}

/// Which versions a list shows: those of a page in a language (G2-2), or those of chosen languages (G2-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Listing {
    /// One version of each ad.
    Page(Language),
    /// Finnish, Swedish, English.
    Languages(bool, bool, bool),
}

impl Listing {
    pub(crate) fn of(query: &Query, page: Language) -> Self {
        let chosen = |language| query.ad_languages.contains(&language);
        match query.ad_languages.is_empty() {
            true => Self::Page(page),
            false => Self::Languages(chosen(Language::Fi), chosen(Language::Sv), chosen(Language::En)),
        }
    }
}

/// How many rows each option has, by the listing and the option that all those rows have.
type Counted = BTreeMap<(Listing, u32), Arc<Vec<u32>>>;

/// One value for each language.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ByLanguage<T> {
    pub(crate) fi: T,
    pub(crate) sv: T,
    pub(crate) en: T,
}

impl<T> ByLanguage<T> {
    pub(crate) fn make(mut of: impl FnMut(Language) -> T) -> Self {
        Self { fi: of(Language::Fi), sv: of(Language::Sv), en: of(Language::En) }
    }

    pub(crate) const fn get(&self, language: Language) -> &T {
        match language {
            Language::Fi => &self.fi,
            Language::Sv => &self.sv,
            Language::En => &self.en,
        }
    }

    pub(crate) const fn get_mut(&mut self, language: Language) -> &mut T {
        match language {
            Language::Fi => &mut self.fi,
            Language::Sv => &mut self.sv,
            Language::En => &mut self.en,
        }
    }
}

/// What is kept of one ad: the long lists of its segment hold the rest.
#[derive(Clone, Debug)]
pub(crate) struct Doc {
    pub(crate) id: AdId,
    pub(crate) published_at: Instant,
    pub(crate) period: Period,
    pub(crate) code: Span,
    pub(crate) note: Span,
    pub(crate) titles: ByLanguage<Option<Span>>,
    /// The searched fields: numbers of words, see [`crate::terms`].
    pub(crate) fields: ByLanguage<Span>,
    /// The names of its codes.
    pub(crate) names: ByLanguage<Span>,
    /// Agency, areas, municipalities, regions, working times, level, types, remote: numbers of [`crate::Values`].
    pub(crate) values: Span,
    pub(crate) areas: u32,
    pub(crate) municipalities: u32,
    pub(crate) regions: u32,
    pub(crate) working_times: u32,
    pub(crate) duration: DurationType,
    pub(crate) relation: Relation,
    pub(crate) internship: bool,
    pub(crate) level: Level,
    pub(crate) remote: bool,
    pub(crate) positions: u16,
}

impl Doc {
    pub(crate) fn languages(&self) -> impl Iterator<Item = Language> + '_ {
        Language::ALL.into_iter().filter(|language| self.titles.get(*language).is_some())
    }

    /// The version that a page in this language lists (G2-2).
    pub(crate) fn stand_in(&self, page: Language) -> Option<Language> {
        page.then_fallbacks().find(|language| self.titles.get(*language).is_some())
    }
}

/// Ads that were added together, arranged for searching: newest first, a row for each language version.
#[derive(Debug, Default)]
pub(crate) struct Segment {
    pub(crate) docs: Vec<Doc>,
    /// The documents' numbers in the order of their ids.
    pub(crate) by_id: Vec<u32>,
    /// Codes, titles and notes.
    pub(crate) text: String,
    /// Options of filters, document by document, and where those of each begin.
    pub(crate) values: Vec<u32>,
    pub(crate) value_starts: Vec<u32>,
    pub(crate) fields: Vec<u8>,
    pub(crate) name_ids: Vec<u32>,
    /// Document and language of each row, in the order of [`Sort::Newest`].
    pub(crate) rows: Vec<(u32, Language)>,
    /// Rows by their opening.
    pub(crate) opening: Vec<u32>,
    /// Rows in the order of [`Sort::Closing`], and where each row stands in it.
    pub(crate) closing: Vec<u32>,
    pub(crate) closing_place: Vec<u32>,
    /// The rows in each language.
    pub(crate) language: ByLanguage<Bits>,
    /// The rows that pages in each language list.
    pub(crate) stand_in: ByLanguage<Bits>,
    /// Rows of each option of a filter.
    pub(crate) filters: Postings,
    pub(crate) words: Dictionary,
    pub(crate) word_rows: Postings,
    /// The names of codes in each language.
    pub(crate) names: ByLanguage<Dictionary>,
    pub(crate) name_rows: ByLanguage<Postings>,
    /// Rows of very short terms, which stand in most words: found once, when somebody asks.
    pub(crate) short: Mutex<BTreeMap<String, Arc<Bits>>>,
    /// How many rows each option has of those of one option that many rows have: counted once, when somebody chooses it.
    pub(crate) counted: Mutex<Counted>,
}

impl Segment {
    pub(crate) fn doc(&self, doc: u32) -> Option<&Doc> {
        self.docs.get(at(doc))
    }

    pub(crate) fn row(&self, row: u32) -> Option<(&Doc, Language)> {
        let (doc, language) = self.rows.get(at(row))?;
        Some((self.doc(*doc)?, *language))
    }

    pub(crate) fn find(&self, id: AdId) -> Option<u32> {
        let found = self.by_id.binary_search_by_key(&Some(id), |doc| self.doc(*doc).map(|doc| doc.id)).ok()?;
        self.by_id.get(found).copied()
    }

    /// The rows of a document: they stand beside each other.
    pub(crate) fn rows_of(&self, doc: u32) -> impl Iterator<Item = u32> {
        let from = self.rows.partition_point(|(other, _)| *other < doc);
        let until = self.rows.partition_point(|(other, _)| *other <= doc);
        (0_u32..).skip(from).take(until - from)
    }

    pub(crate) fn place(&self, row: u32, sort: Sort) -> Option<Place> {
        self.row(row).map(|(doc, language)| place(doc, language, sort))
    }

    /// Adds up the options of the rows of a set, or takes them away.
    pub(crate) fn tally(&self, rows: impl Iterator<Item = u32>, mut add: impl FnMut(u32)) {
        for row in rows {
            let Some((doc, _)) = self.rows.get(at(row)) else { continue };
            let (Some(start), Some(end)) = (self.value_starts.get(at(*doc)), self.value_starts.get(at(*doc) + 1))
            else {
                continue;
            };
            Span { start: *start, end: *end }.of(&self.values).iter().for_each(|value| add(*value));
        }
    }

    /// How many of these rows each option has.
    pub(crate) fn counts(&self, rows: &Bits, values: usize) -> Vec<u32> {
        let mut counts = vec![0_u32; values];
        self.tally(rows.iter(), |value| {
            if let Some(count) = counts.get_mut(at(value)) {
                *count += 1;
            }
        });
        counts
    }

    /// The same of all rows of an option that a listing may show; there are not many such sets.
    pub(crate) fn counts_of(&self, listing: Listing, option: u32, rows: &Bits, values: usize) -> Arc<Vec<u32>> {
        let known = self.counted.lock().unwrap_or_else(PoisonError::into_inner).get(&(listing, option)).cloned();
        known.unwrap_or_else(|| {
            let counts = Arc::new(self.counts(rows, values));
            let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
            counted.insert((listing, option), Arc::clone(&counts));
            counts
        })
    }
}

/// Where a version of an ad stands in an order.
pub(crate) fn place(doc: &Doc, language: Language, sort: Sort) -> Place {
    match sort {
        Sort::Newest => Place::Newest(Reverse(doc.published_at), doc.id, language),
        Sort::Closing => Place::Closing(doc.period.closes_at, doc.id, language),
    }
}
