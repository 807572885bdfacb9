//! An ad while its agency writes it (X13-1).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{AdFacts, AdTexts, ImportedContact, ImportedDuration, ImportedPay, ImportedPayTexts};
use crate::codes::{Level, Relation};
use crate::language::Language;
use crate::time::{Period, helsinki};

/// An ad as an agency writes it: the fields of an import, each of which may still be missing. What is there must fit;
/// what is missing is named when the ad is to be published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct AdDraft {
    /// The guide's “sök-ID” (D46). Without one the service gives one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub recruitment_code: Option<String>,
    /// The language versions.
    pub versions: BTreeMap<Language, AdTexts>,
    /// Codes of the task areas, 1–4; the first is the main one.
    pub task_areas: Vec<String>,
    /// Codes of the municipalities, 1–5.
    pub municipalities: Vec<String>,
    /// Level of duty.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub level: Option<Level>,
    /// Codes of the working times.
    pub working_times: Vec<String>,
    /// Public service or contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub relation: Option<Relation>,
    /// Ordinary or temporary, with its days.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub duration: Option<ImportedDuration>,
    /// “Högskolepraktik”.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub internship: Option<bool>,
    /// Whether remote work is possible; every ad says which (G3.2.8).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub remote: Option<bool>,
    /// Number of positions.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub positions: Option<u16>,
    /// The pay, where the ad tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub pay: Option<ImportedPay>,
    /// The application period in Helsinki wall-clock time.
    pub application_period: DraftPeriod,
    /// Contact persons.
    pub contacts: Vec<ImportedContact>,
}

/// The application period of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct DraftPeriod {
    /// When the ad is to be published, `2026-11-25T08:00`; without it, when somebody publishes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub from: Option<String>,
    /// The first minute at which one may no longer apply, `2026-12-13T15:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub to: Option<String>,
    /// `Europe/Helsinki`, the only zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub timezone: Option<String>,
}

impl AdDraft {
    /// A published ad in the words in which it would be written: what a correction starts from.
    #[must_use]
    pub fn of(code: &str, facts: &AdFacts, versions: &BTreeMap<Language, AdTexts>, period: &Period) -> Self {
        Self {
            recruitment_code: Some(code.to_owned()),
            versions: versions.clone(),
            task_areas: facts.task_areas.clone(),
            municipalities: facts.municipalities.clone(),
            level: Some(facts.level),
            working_times: facts.working_times.clone(),
            relation: Some(facts.relation),
            duration: Some(ImportedDuration { kind: facts.duration, start: facts.starts_on, end: facts.ends_on }),
            internship: Some(facts.internship),
            remote: Some(facts.remote),
            positions: Some(facts.positions),
            pay: facts.pay.as_ref().map(|pay| ImportedPay {
                min: pay.min.map(|money| money.cents / 100),
                max: pay.max.map(|money| money.cents / 100),
                currency: super::Currency::Eur,
                period: "month".to_owned(),
                versions: Language::ALL
                    .into_iter()
                    .filter_map(|language| {
                        let (text, basis) = (pay.text.get(language)?, pay.basis.get(language)?);
                        Some((language, ImportedPayTexts { text: text.clone(), basis: basis.clone() }))
                    })
                    .collect(),
            }),
            application_period: DraftPeriod {
                from: Some(helsinki::write_local(period.opens_at)),
                to: Some(helsinki::write_local(period.closes_at)),
                timezone: Some(helsinki::ZONE.to_owned()),
            },
            contacts: facts
                .contacts
                .iter()
                .map(|contact| ImportedContact {
                    name: contact.name.clone(),
                    title: contact.title.clone(),
                    phone: contact.phone.clone(),
                    email: contact.email.clone(),
                    fictional: false,
                })
                .collect(),
        }
    }
}
