//! Everything a search can ask for.

use std::collections::BTreeSet;

use super::{FacetKind, Sort, Terms};
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
    /// `match=any`: one of the terms is enough. Only where there are several (X3.1-3).
    pub any: bool,
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
            any: false,
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

impl Query {
    /// Whether the open application is among the rows: where “Öppen ansökan” is chosen (G3.2.4, D42).
    #[must_use]
    pub fn lists_open_application(&self) -> bool {
        self.types.contains(&EmploymentType::OpenApplication) && self.could_list_open_application()
    }

    /// Whether it would be, were “Öppen ansökan” chosen too. It has no employer, place, level or time of its own, so any
    /// choice in another group leaves it out; and no text, so words do not.
    #[must_use]
    pub fn could_list_open_application(&self) -> bool {
        let elsewhere = FacetKind::ALL.into_iter().filter(|kind| *kind != FacetKind::Type);
        !self.last_24_hours && elsewhere.into_iter().all(|kind| self.chosen(kind).is_empty())
    }

    /// The same search with “Alla jobb” chosen (D18): no type at all, or, beside “Öppen ansökan”, the two types of which
    /// every ad has one.
    #[must_use]
    pub fn with_all_jobs(&self) -> Self {
        let mut types = self.types.clone();
        types.retain(|kind| *kind == EmploymentType::OpenApplication);
        if !types.is_empty() {
            types.extend([EmploymentType::Permanent, EmploymentType::Temporary]);
        }
        Self { types, page: 1, ..self.clone() }
    }

    /// Whether “Alla jobb” is chosen: every ad that fits the rest is listed.
    #[must_use]
    pub fn lists_all_jobs(&self) -> bool {
        self.types.is_empty()
            || (self.types.contains(&EmploymentType::Permanent) && self.types.contains(&EmploymentType::Temporary))
    }

    /// All temporary jobs: where an open application could lead, one can apply at once too.
    #[must_use]
    pub fn of_temporary_jobs() -> Self {
        Self { types: [EmploymentType::Temporary].into(), ..Self::default() }
    }
}
