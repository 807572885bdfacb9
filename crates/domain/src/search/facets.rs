//! The groups of filters.

/// A group of filters, in the order in which the page shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
