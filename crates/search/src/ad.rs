//! An ad as a list shows it.

use domain::codes::{DurationType, Level, Relation};
use domain::ids::AdId;
use domain::language::Language;
use domain::time::{Instant, Period};

use crate::numbers::at;
use crate::segment::{Doc, Segment};
use crate::values::Values;

/// One row of a list: one ad in one of its languages (G2-2, G2-3).
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The ad.
    pub ad: Ad<'a>,
    /// The language of the version listed.
    pub language: Language,
}

/// What an index keeps of an ad for showing it.
#[derive(Clone, Copy, Debug)]
pub struct Ad<'a> {
    pub(crate) segment: &'a Segment,
    pub(crate) values: &'a Values,
    pub(crate) doc: &'a Doc,
}

impl<'a> Ad<'a> {
    /// The ad.
    #[must_use]
    pub fn id(&self) -> AdId {
        self.doc.id
    }

    /// The guide's “sök-ID”.
    #[must_use]
    pub fn recruitment_code(&self) -> &'a str {
        self.doc.code.text(&self.segment.text)
    }

    /// What was kept beside it.
    #[must_use]
    pub fn note(&self) -> &'a str {
        self.doc.note.text(&self.segment.text)
    }

    /// The title of a language version.
    #[must_use]
    pub fn title(&self, language: Language) -> Option<&'a str> {
        self.doc.titles.get(language).map(|title| title.text(&self.segment.text))
    }

    /// The languages that it is published in.
    pub fn languages(&self) -> impl Iterator<Item = Language> + 'a {
        self.doc.languages()
    }

    /// The recruiting agency's code.
    #[must_use]
    pub fn agency(&self) -> &'a str {
        self.numbers(0, 1).map(|id| self.values.text(id)).next().unwrap_or_default()
    }

    /// The recruiting agency's number among the index's values.
    #[must_use]
    pub fn agency_number(&self) -> Option<u32> {
        self.numbers(0, 1).next()
    }

    /// Codes of the task areas.
    pub fn areas(&self) -> impl Iterator<Item = &'a str> {
        let values = self.values;
        self.numbers(1, self.doc.areas).map(|id| values.text(id))
    }

    /// Codes of the municipalities.
    pub fn municipalities(&self) -> impl Iterator<Item = &'a str> {
        let values = self.values;
        self.municipality_numbers().map(|id| values.text(id))
    }

    /// The municipalities' numbers among the index's values.
    pub fn municipality_numbers(&self) -> impl Iterator<Item = u32> + use<'a> {
        self.numbers(1 + self.doc.areas, self.doc.municipalities)
    }

    /// Codes of the regions.
    pub fn regions(&self) -> impl Iterator<Item = &'a str> {
        let values = self.values;
        self.numbers(1 + self.doc.areas + self.doc.municipalities, self.doc.regions).map(|id| values.text(id))
    }

    /// Codes of the working times.
    pub fn working_times(&self) -> impl Iterator<Item = &'a str> {
        let values = self.values;
        let before = 1 + self.doc.areas + self.doc.municipalities + self.doc.regions;
        self.numbers(before, self.doc.working_times).map(|id| values.text(id))
    }

    /// Ordinary or temporary.
    #[must_use]
    pub fn duration(&self) -> DurationType {
        self.doc.duration
    }

    /// Public service or contract.
    #[must_use]
    pub fn relation(&self) -> Relation {
        self.doc.relation
    }

    /// “Högskolepraktik”.
    #[must_use]
    pub fn internship(&self) -> bool {
        self.doc.internship
    }

    /// Level of duty.
    #[must_use]
    pub fn level(&self) -> Level {
        self.doc.level
    }

    /// Whether remote work is possible.
    #[must_use]
    pub fn remote(&self) -> bool {
        self.doc.remote
    }

    /// Number of positions.
    #[must_use]
    pub fn positions(&self) -> u16 {
        self.doc.positions
    }

    /// When it was first published.
    #[must_use]
    pub fn published_at(&self) -> Instant {
        self.doc.published_at
    }

    /// The application period.
    #[must_use]
    pub fn period(&self) -> Period {
        self.doc.period
    }

    fn numbers(&self, skip: u32, take: u32) -> impl Iterator<Item = u32> + use<'a> {
        self.doc.values.of(&self.segment.values).iter().copied().skip(at(skip)).take(at(take))
    }
}
