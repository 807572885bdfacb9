//! The groups of filters.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::ads::FacetOption;

/// How many options of a group a page shows at first.
pub const SHORT_LIST: usize = 8;
/// The same of regions, each of which brings its municipalities.
pub const SHORT_REGIONS: usize = 6;

/// The options that a page shows at first: those that give most. The server's page and the application choose alike,
/// so that nothing moves when one takes over from the other.
#[must_use]
pub fn most(options: &[FacetOption], short: usize) -> BTreeSet<String> {
    let mut ranked: Vec<&FacetOption> = options.iter().collect();
    ranked.sort_by_key(|option| Reverse(option.count));
    ranked.into_iter().take(short).map(|option| option.value.clone()).collect()
}

/// A group of filters, in the order in which the page shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetKind {
    /// “Uppgiftsområden”
    Area,
    /// “Arbetsgivare”
    Employer,
    /// “Orter”: regions
    Region,
    /// “Orter”: municipalities
    Municipality,
    /// “Typ”
    Type,
    /// “Arbetstid”
    WorkingTime,
    /// “Uppgiftens nivå”
    Level,
    /// “Annonsens språk”
    AdLanguage,
    /// “Distansarbete”
    Remote,
}

impl FacetKind {
    /// All groups, in display order.
    pub const ALL: [Self; 9] = [
        Self::Area,
        Self::Employer,
        Self::Region,
        Self::Municipality,
        Self::Type,
        Self::WorkingTime,
        Self::Level,
        Self::AdLanguage,
        Self::Remote,
    ];

    /// The query parameter of the group.
    #[must_use]
    pub const fn parameter(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Employer => "employer",
            Self::Region => "region",
            Self::Municipality => "municipality",
            Self::Type => "type",
            Self::WorkingTime => "working_time",
            Self::Level => "level",
            Self::AdLanguage => "ad_language",
            Self::Remote => "remote",
        }
    }

    /// The group of a query parameter.
    #[must_use]
    pub fn from_parameter(parameter: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.parameter() == parameter)
    }
}
