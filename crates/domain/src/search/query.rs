//! Everything a search can ask for.

use std::collections::BTreeSet;

use super::{Sort, Terms};
use crate::codes::{EmploymentType, Level};
use crate::ids::AgencyId;
use crate::language::Language;

/// Rows a page that the page offers (G3.3-1).
pub const PER_PAGE_CHOICES: [u32; 2] = [24, 48];

/// A search. Within a group the choices are OR, between groups AND (G3.2-1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// `q`: words and “phrases”, all of which must occur (G3.1-1).
    pub terms: Terms,
    /// `area`: task areas.
    pub areas: BTreeSet<String>,
    /// `employer`: agencies.
    pub employers: BTreeSet<AgencyId>,
    /// `region`: whole regions.
    pub regions: BTreeSet<String>,
    /// `municipality`: single places. Region and municipality are one group: “Orter”.
    pub municipalities: BTreeSet<String>,
    /// `type` (G3.2.4). Empty is “Alla jobb”.
    pub types: BTreeSet<EmploymentType>,
    /// `working_time`.
    pub working_times: BTreeSet<String>,
    /// `level`.
    pub levels: BTreeSet<Level>,
    /// `ad_language`: each chosen language version is a row of its own (G2-3).
    pub ad_languages: BTreeSet<Language>,
    /// `remote`: both chosen is the same as none.
    pub remote: BTreeSet<bool>,
    /// `published_within=24h` (G3.3-1).
    pub last_24_hours: bool,
    /// `sort`.
    pub sort: Sort,
    /// `page`, from 1.
    pub page: u32,
    /// `per_page`.
    pub per_page: u32,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            terms: Terms::default(),
            areas: BTreeSet::new(),
            employers: BTreeSet::new(),
            regions: BTreeSet::new(),
            municipalities: BTreeSet::new(),
            types: BTreeSet::new(),
            working_times: BTreeSet::new(),
            levels: BTreeSet::new(),
            ad_languages: BTreeSet::new(),
            remote: BTreeSet::new(),
            last_24_hours: false,
            sort: Sort::default(),
            page: 1,
            per_page: PER_PAGE_CHOICES[0],
        }
    }
}
