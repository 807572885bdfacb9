//! The groups of filters, as the reference judges them (G3.2).

use std::collections::BTreeSet;

use super::{FacetKind, Query, SearchDoc};
use crate::codes::{Choice, DurationType, EmploymentType, Relation};

/// Filters that are OR among themselves. Regions and municipalities together are “Orter”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Area,
    Employer,
    Place,
    Type,
    WorkingTime,
    Level,
    AdLanguage,
    Remote,
}

impl Group {
    /// All of them.
    pub(super) const ALL: [Self; 8] = [
        Self::Area,
        Self::Employer,
        Self::Place,
        Self::Type,
        Self::WorkingTime,
        Self::Level,
        Self::AdLanguage,
        Self::Remote,
    ];

    /// Whether the ad meets what the query has chosen of this group.
    pub(super) fn meets(self, query: &Query, doc: &SearchDoc) -> bool {
        let any = |chosen: &BTreeSet<String>, has: &[String]| has.iter().any(|code| chosen.contains(code));
        match self {
            Self::Area => query.areas.is_empty() || any(&query.areas, &doc.areas),
            Self::Employer => query.employers.is_empty() || query.employers.contains(&doc.agency),
            Self::Place => {
                (query.regions.is_empty() && query.municipalities.is_empty())
                    || any(&query.regions, &doc.regions)
                    || any(&query.municipalities, &doc.municipalities)
            }
            Self::Type => query.types.is_empty() || types(doc).any(|one| query.types.contains(&one)),
            Self::WorkingTime => query.working_times.is_empty() || any(&query.working_times, &doc.working_times),
            Self::Level => query.levels.is_empty() || query.levels.contains(&doc.level),
            Self::AdLanguage => {
                query.ad_languages.is_empty() || doc.languages().any(|language| query.ad_languages.contains(&language))
            }
            Self::Remote => query.remote.is_empty() || query.remote.contains(&doc.remote),
        }
    }

    /// The options of this group that the ad has.
    pub(super) fn values(self, doc: &SearchDoc) -> Vec<(FacetKind, String)> {
        let each = |kind: FacetKind, codes: &[String]| -> Vec<(FacetKind, String)> {
            codes.iter().map(|code| (kind, code.clone())).collect()
        };
        match self {
            Self::Area => each(FacetKind::Area, &doc.areas),
            Self::Employer => vec![(FacetKind::Employer, doc.agency.to_string())],
            Self::Place => {
                let mut places = each(FacetKind::Region, &doc.regions);
                places.extend(each(FacetKind::Municipality, &doc.municipalities));
                places
            }
            Self::Type => types(doc).map(|one| (FacetKind::Type, one.slug().to_owned())).collect(),
            Self::WorkingTime => each(FacetKind::WorkingTime, &doc.working_times),
            Self::Level => vec![(FacetKind::Level, doc.level.slug().to_owned())],
            Self::AdLanguage => doc.languages().map(|one| (FacetKind::AdLanguage, one.tag().to_owned())).collect(),
            Self::Remote => vec![(FacetKind::Remote, doc.remote.to_string())],
        }
    }
}

/// The options of “Typ” that an ad meets: they test three different facts, and all are OR (G3.2.4, D18).
fn types(doc: &SearchDoc) -> impl Iterator<Item = EmploymentType> {
    let duration = match doc.duration {
        DurationType::Permanent => EmploymentType::Permanent,
        DurationType::Temporary => EmploymentType::Temporary,
    };
    let relation = match doc.relation {
        Relation::PublicService => EmploymentType::PublicService,
        Relation::Contract => EmploymentType::Contract,
    };
    [duration, relation].into_iter().chain(doc.internship.then_some(EmploymentType::Internship))
}
