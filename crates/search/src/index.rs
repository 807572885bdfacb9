//! Ads, in as many segments as changes made of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::ids::AdId;
use domain::language::Language;
use domain::search::{Query, SearchDoc};
use domain::time::Instant;

use crate::ad::Ad;
use crate::bits::Bits;
use crate::builder::Builder;
use crate::numbers::{at, number};
use crate::segment::{ByLanguage, Segment};
use crate::values::Values;

/// All ads that a search looks through. Never changes: [`Index::with`] makes another one that shares what stayed the same.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(crate) values: Arc<Values>,
    pub(crate) parts: Vec<Live>,
}

/// A segment, and which of its rows are still there.
#[derive(Clone, Debug)]
pub(crate) struct Live {
    pub(crate) segment: Arc<Segment>,
    pub(crate) rows: Arc<Bits>,
    pub(crate) docs: usize,
    pub(crate) totals: Arc<Totals>,
}

/// How many rows each option has, of those that pages in a language list, and of those in a language.
#[derive(Clone, Debug)]
pub(crate) struct Totals {
    stand_in: ByLanguage<Vec<u32>>,
    language: ByLanguage<Vec<u32>>,
}

impl Totals {
    /// Of the rows that a search can list, whatever else it asks.
    pub(crate) fn of(&self, query: &Query, page: Language) -> Vec<u32> {
        let mut chosen = query.ad_languages.iter();
        let Some(first) = chosen.next() else { return self.stand_in.get(page).clone() };
        let mut sum = self.language.get(*first).clone();
        for language in chosen {
            sum.iter_mut().zip(self.language.get(*language)).for_each(|(sum, count)| *sum += count);
        }
        sum
    }
}

impl Live {
    pub(crate) fn new(segment: Segment, values: usize) -> Self {
        let count = |rows: &Bits| segment.counts(rows, values);
        let totals = Totals {
            stand_in: ByLanguage::make(|page| count(segment.stand_in.get(page))),
            language: ByLanguage::make(|language| count(segment.language.get(language))),
        };
        Self {
            rows: Arc::new(Bits::all(segment.rows.len())),
            docs: segment.docs.len(),
            totals: Arc::new(totals),
            segment: Arc::new(segment),
        }
    }

    pub(crate) fn holds(&self, doc: u32) -> bool {
        self.segment.rows_of(doc).next().is_some_and(|row| self.rows.contains(row))
    }

    /// Takes a document away.
    pub(crate) fn remove(&mut self, doc: u32) {
        if !self.holds(doc) {
            return;
        }
        self.docs -= 1;
        let (rows, totals) = (Arc::make_mut(&mut self.rows), Arc::make_mut(&mut self.totals));
        for row in self.segment.rows_of(doc) {
            rows.remove(row);
            for language in Language::ALL {
                let sets = [
                    (self.segment.stand_in.get(language), totals.stand_in.get_mut(language)),
                    (self.segment.language.get(language), totals.language.get_mut(language)),
                ];
                for (set, counts) in sets {
                    if set.contains(row) {
                        self.segment.tally([row].into_iter(), |value| {
                            if let Some(count) = counts.get_mut(at(value)) {
                                *count -= 1;
                            }
                        });
                    }
                }
            }
        }
    }
}

impl Index {
    /// The ads that were collected.
    #[must_use]
    pub fn of(builder: Builder) -> Self {
        Self::default().with_part(builder)
    }

    fn with_part(mut self, builder: Builder) -> Self {
        if builder.is_empty() {
            return self;
        }
        let (segment, values) = builder.finish();
        self.parts.push(Live::new(segment, values.len()));
        self.values = values;
        self
    }

    /// The same with ads added or replaced, each with its note, and others gone. What was there before goes on being
    /// readable.
    #[must_use]
    pub fn with<'d>(
        &self,
        put: impl IntoIterator<Item = (&'d SearchDoc, &'d str)>,
        gone: impl IntoIterator<Item = AdId>,
    ) -> Self {
        // Of an ad that comes twice the last counts.
        let put: BTreeMap<AdId, (&SearchDoc, &str)> = put.into_iter().map(|put| (put.0.id, put)).collect();
        let mut next = self.clone();
        for id in gone.into_iter().chain(put.keys().copied()) {
            next.remove(id);
        }
        next.parts.retain(|part| part.docs > 0);
        let mut builder = Builder::with(Arc::clone(&self.values));
        put.into_values().for_each(|(doc, note)| builder.add(doc, note));
        next.with_part(builder)
    }

    /// The same without the ads that closed at this time or before: no search lists them, and should one be prolonged, it
    /// is added again.
    #[must_use]
    pub fn without_closed(&self, before: Instant) -> Self {
        let mut next = self.clone();
        for part in &mut next.parts {
            let segment = Arc::clone(&part.segment);
            let over = |row: &&u32| segment.row(**row).is_some_and(|(doc, _)| doc.period.closes_at <= before);
            for row in segment.closing.iter().take_while(over) {
                if let Some((doc, _)) = segment.rows.get(at(*row)) {
                    part.remove(*doc);
                }
            }
        }
        next.parts.retain(|part| part.docs > 0);
        next
    }

    /// Whether any ad closed at this time or before.
    #[must_use]
    pub fn has_closed(&self, before: Instant) -> bool {
        self.parts.iter().any(|part| {
            let there = |row: &&u32| part.rows.contains(**row);
            let nearest = part.segment.closing.iter().find(there).and_then(|row| part.segment.row(*row));
            nearest.is_some_and(|(doc, _)| doc.period.closes_at <= before)
        })
    }

    fn remove(&mut self, id: AdId) {
        for part in &mut self.parts {
            if let Some(doc) = part.segment.find(id) {
                part.remove(doc);
            }
        }
    }

    /// How many ads there are, open or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.docs).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The options of the filters that occur.
    #[must_use]
    pub fn values(&self) -> &Arc<Values> {
        &self.values
    }

    /// All ads, open or not, in no particular order.
    pub fn ads(&self) -> impl Iterator<Item = Ad<'_>> {
        self.parts.iter().flat_map(move |part| {
            let segment = part.segment.as_ref();
            let there = (0..number(segment.docs.len())).filter(|doc| part.holds(*doc));
            there.filter_map(move |doc| Some(Ad { segment, values: &self.values, doc: segment.doc(doc)? }))
        })
    }

    /// The ad with this id.
    #[must_use]
    pub fn ad(&self, id: AdId) -> Option<Ad<'_>> {
        self.parts.iter().find_map(|part| {
            let doc = part.segment.find(id).filter(|doc| part.holds(*doc))?;
            Some(Ad { segment: &part.segment, values: &self.values, doc: part.segment.doc(doc)? })
        })
    }
}
