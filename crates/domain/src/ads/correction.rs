//! What was changed in an ad after people could read it: public, with its date (D31).

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{AdFacts, AdTexts};
use crate::codes::{Choice, NotAChoice, choices};
use crate::language::Language;
use crate::time::Instant;
use crate::translated::Translated;

choices! {
    /// A part of an ad that a correction can be about.
    AdField {
        /// A language version was added or removed.
        Languages = "languages",
        /// Title of the job.
        Title = "title",
        /// “Uppgiftsbeskrivning”
        Description = "description",
        /// “Behörighetsvillkor”
        Eligibility = "eligibility",
        /// “Vad förväntar vi oss av den sökande”
        Requirements = "requirements",
        /// What the agency offers.
        WeOffer = "we_offer",
        /// Task areas.
        TaskAreas = "task_areas",
        /// Places.
        Municipalities = "municipalities",
        /// Level of duty.
        Level = "level",
        /// Working times.
        WorkingTimes = "working_times",
        /// Public service or contract.
        Relation = "relation",
        /// Ordinary or temporary, and its days.
        Duration = "duration",
        /// “Högskolepraktik”
        Internship = "internship",
        /// “Distansarbete”
        Remote = "remote",
        /// Number of positions.
        Positions = "positions",
        /// The pay.
        Pay = "pay",
        /// Contact persons.
        Contacts = "contacts",
        /// The application period.
        ApplicationPeriod = "application_period",
    }
}

/// One correction of a published ad (D31).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdCorrection {
    /// When.
    pub at: Instant,
    /// What changed.
    pub fields: Vec<AdField>,
    /// What the agency says about it, where it says anything.
    #[serde(default)]
    pub note: Translated,
    /// The end of the application period before and after, where it moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub closing: Option<MovedClosing>,
}

/// An end of the application period that moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MovedClosing {
    /// When it would have ended.
    pub before: Instant,
    /// When it ends now.
    pub after: Instant,
}

/// What differs between an ad as it was and as it is to be.
#[must_use]
pub fn changed_fields(
    (old, old_versions): (&AdFacts, &BTreeMap<Language, AdTexts>),
    (new, new_versions): (&AdFacts, &BTreeMap<Language, AdTexts>),
) -> Vec<AdField> {
    let texts = |differ: fn(&AdTexts, &AdTexts) -> bool| {
        old_versions.iter().any(|(language, old)| new_versions.get(language).is_some_and(|new| differ(old, new)))
    };
    let differs = |field: AdField| match field {
        AdField::Languages => !old_versions.keys().eq(new_versions.keys()),
        AdField::Title => texts(|old, new| old.title != new.title),
        AdField::Description => texts(|old, new| old.description != new.description),
        AdField::Eligibility => texts(|old, new| old.eligibility != new.eligibility),
        AdField::Requirements => texts(|old, new| old.requirements != new.requirements),
        AdField::WeOffer => texts(|old, new| old.we_offer != new.we_offer),
        AdField::TaskAreas => old.task_areas != new.task_areas,
        AdField::Municipalities => old.municipalities != new.municipalities,
        AdField::Level => old.level != new.level,
        AdField::WorkingTimes => old.working_times != new.working_times,
        AdField::Relation => old.relation != new.relation,
        AdField::Duration => (old.duration, old.starts_on, old.ends_on) != (new.duration, new.starts_on, new.ends_on),
        AdField::Internship => old.internship != new.internship,
        AdField::Remote => old.remote != new.remote,
        AdField::Positions => old.positions != new.positions,
        AdField::Pay => old.pay != new.pay,
        AdField::Contacts => old.contacts != new.contacts,
        // The period has operations of its own.
        AdField::ApplicationPeriod => false,
    };
    AdField::ALL.iter().copied().filter(|field| differs(*field)).collect()
}
