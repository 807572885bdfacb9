//! One ad as the search sees it.

use crate::codes::{DurationType, Level, Relation};
use crate::ids::{AdId, AgencyId};
use crate::language::Language;
use crate::time::{Instant, Period};
use crate::translated::Translated;

/// One open ad with all its versions, ready to be judged. Each list of codes has a code once.
#[derive(Clone, Debug)]
pub struct SearchDoc {
    /// The ad.
    pub id: AdId,
    /// The guide's “sök-ID”.
    pub recruitment_code: String,
    /// The recruiting agency.
    pub agency: AgencyId,
    /// Codes of the task areas.
    pub areas: Vec<String>,
    /// Codes of the municipalities.
    pub municipalities: Vec<String>,
    /// Codes of their regions.
    pub regions: Vec<String>,
    /// Codes of the working times.
    pub working_times: Vec<String>,
    /// Ordinary or temporary.
    pub duration: DurationType,
    /// Public service or contract.
    pub relation: Relation,
    /// “Högskolepraktik”.
    pub internship: bool,
    /// Level of duty.
    pub level: Level,
    /// Whether remote work is possible.
    pub remote: bool,
    /// Number of positions.
    pub positions: u16,
    /// When it was first published.
    pub published_at: Instant,
    /// The application period.
    pub period: Period,
    /// Title per language version; says which versions there are.
    pub titles: Translated,
    /// The searched fields of each version (G3.1-2), folded: a term stands within one of them (D17).
    pub fields: Translated<Vec<String>>,
    /// The names of the codes (agency, places, level, areas, relation, duration) in each language of the service,
    /// folded: they match in the version's and in the page's language (D17).
    pub code_words: Translated<Vec<String>>,
}

impl SearchDoc {
    /// The languages that the ad is published in.
    pub fn languages(&self) -> impl Iterator<Item = Language> + '_ {
        self.titles.languages()
    }
}
