//! Employers as everybody sees them (G1-2).

use serde::{Deserialize, Serialize};

use crate::ads::AdSummary;
use crate::ids::AgencyId;
use crate::language::Language;
use crate::time::Instant;

/// How many of its ads an employer's page shows; the rest is a search away.
pub const NEWEST_ADS: usize = 10;

/// One line of `GET /employers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmployerEntry {
    /// The agency's code, which is its name in addresses.
    pub id: AgencyId,
    /// Its name in the language of the answer.
    pub name: String,
    /// How many jobs are open at it.
    pub open_jobs: u32,
}

/// What an employer says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Presentation {
    /// The language of the texts: the one asked for, else Finnish, Swedish, English.
    pub language: Language,
    /// In a sentence; may be empty.
    pub summary: String,
    /// As it was written.
    pub markdown: String,
    /// The same as sanitised HTML; headings begin at `h2`.
    pub html: String,
    /// When it was changed last.
    pub changed_at: Instant,
    /// The same on a Helsinki clock, `2026-12-15T16:15`.
    pub changed_at_local: String,
}

/// `GET /employers/{agency_id}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmployerView {
    /// The agency's code.
    pub id: AgencyId,
    /// Its name in the language of the answer.
    pub name: String,
    /// What it says of itself, if anything.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub presentation: Option<Presentation>,
    /// How many jobs are open at it.
    pub open_jobs: u32,
    /// The newest of them, at most ten; `search_ads` with `employer` has all.
    pub newest: Vec<AdSummary>,
    /// The server's clock when it answered.
    pub now: Instant,
}
