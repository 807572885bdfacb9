//! The format in which ads are imported, one JSON object a line (`virka admin import-ads`, D10, X14-5).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AdDraft, AdTexts, DraftPeriod};
use crate::codes::{DurationType, Level, Relation};
use crate::ids::AgencyId;
use crate::language::Language;
use crate::translated::Translated;

/// One ad as another system writes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportedAd {
    /// The other system's own id: importing it again updates, never doubles (X14-5).
    pub external_id: String,
    /// The guide's “sök-ID”.
    pub recruitment_code: String,
    /// Short code of the agency.
    pub agency: AgencyId,
    /// The language versions, at least one.
    pub versions: BTreeMap<Language, AdTexts>,
    /// Codes of the task areas, 1–4; the first is the main one.
    pub task_areas: Vec<String>,
    /// Codes of the municipalities, 1–5.
    pub municipalities: Vec<String>,
    /// Level of duty.
    pub level: Level,
    /// Codes of the working times.
    pub working_times: Vec<String>,
    /// Public service or contract.
    pub relation: Relation,
    /// Ordinary or temporary, with its days.
    pub duration: ImportedDuration,
    /// “Högskolepraktik”.
    pub internship: bool,
    /// Whether remote work is possible.
    pub remote: bool,
    /// Number of positions.
    pub positions: u16,
    /// The pay.
    pub pay: Option<ImportedPay>,
    /// The application period in Helsinki wall-clock time.
    pub application_period: ImportedPeriod,
    /// Contact persons.
    pub contacts: Vec<ImportedContact>,
}

/// How long the job lasts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportedDuration {
    /// Ordinary or temporary.
    #[serde(rename = "type")]
    pub kind: DurationType,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub start: Option<NaiveDate>,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub end: Option<NaiveDate>,
}

/// The pay in whole euros a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportedPay {
    /// Lower end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub min: Option<i64>,
    /// Upper end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub max: Option<i64>,
    /// `EUR`.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "EUR"))]
    pub currency: super::Currency,
    /// `month`.
    pub period: String,
    /// Its words per language.
    pub versions: BTreeMap<Language, ImportedPayTexts>,
}

/// The words about the pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportedPayTexts {
    /// The amount in words.
    pub text: String,
    /// What it is based on.
    pub basis: String,
}

/// The application period.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportedPeriod {
    /// `2026-11-25T08:00`
    pub from: String,
    /// `2026-12-13T15:00`
    pub to: String,
    /// `Europe/Helsinki`
    pub timezone: String,
}

/// A contact person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportedContact {
    /// Name.
    pub name: String,
    /// Title per language.
    pub title: Translated,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub phone: Option<String>,
    /// E-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub email: Option<String>,
    /// Whether the person is made up (demo data).
    #[serde(default, skip_serializing_if = "is_not")]
    pub fictional: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it so")]
const fn is_not(flag: &bool) -> bool {
    !*flag
}

impl ImportedAd {
    /// The part of it that an agency writes in its own draft too: one way to judge an ad, however it came.
    pub(super) fn into_draft(self) -> AdDraft {
        AdDraft {
            recruitment_code: Some(self.recruitment_code),
            versions: self.versions,
            task_areas: self.task_areas,
            municipalities: self.municipalities,
            level: Some(self.level),
            working_times: self.working_times,
            relation: Some(self.relation),
            duration: Some(self.duration),
            internship: Some(self.internship),
            remote: Some(self.remote),
            positions: Some(self.positions),
            pay: self.pay,
            application_period: DraftPeriod {
                from: Some(self.application_period.from),
                to: Some(self.application_period.to),
                timezone: Some(self.application_period.timezone),
            },
            contacts: self.contacts,
        }
    }
}
