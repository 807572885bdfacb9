//! The facts of an ad that are the same in every language: the blue box (G3.4-1).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::codes::{DurationType, Level, Relation};
use crate::translated::Translated;

/// The facts of an ad.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdFacts {
    /// Ordinary or temporary.
    pub duration: DurationType,
    /// First day of the job.
    pub starts_on: Option<NaiveDate>,
    /// Last day of a temporary job.
    pub ends_on: Option<NaiveDate>,
    /// Public service or employment contract.
    pub relation: Relation,
    /// “Högskolepraktik”: a programme, not a level (D18).
    pub internship: bool,
    /// “Uppgiftens nivå”.
    pub level: Level,
    /// Whether the work can be done remotely; every ad says which (G3.2.8).
    pub remote: bool,
    /// Number of positions.
    pub positions: u16,
    /// Codes of the task areas; the first is the main one.
    pub task_areas: Vec<String>,
    /// Codes of the municipalities.
    pub municipalities: Vec<String>,
    /// Codes of the working times.
    pub working_times: Vec<String>,
    /// The pay and what it is based on.
    pub pay: Option<Pay>,
    /// Whom to ask (G1-10).
    pub contacts: Vec<Contact>,
}

/// An amount of money in whole cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Money {
    /// Whole cents.
    pub cents: i64,
    /// ISO 4217; `EUR`.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "EUR"))]
    pub currency: Currency,
}

/// The only currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Currency {
    /// Euro.
    #[serde(rename = "EUR")]
    Eur,
}

/// The pay of a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pay {
    /// Lower end, a month.
    pub min: Option<Money>,
    /// Upper end, a month.
    pub max: Option<Money>,
    /// As the agency says it, for example ‹Cirka 4 200 €/mån.›.
    pub text: Translated,
    /// What it is based on (“grunden för lönen”).
    pub basis: Translated,
}

/// A person who answers questions about the job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Office or title.
    pub title: Translated,
    /// Telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub phone: Option<String>,
    /// E-mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub email: Option<String>,
}
