//! Ads as the API shows them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AdCorrection, AdState, Contact, Money};
use crate::codes::{DurationType, Level, Relation};
use crate::ids::{AdId, RecruitmentId};
use crate::language::Language;
use crate::search::SearchHelp;
use crate::time::Instant;
use crate::translated::Translated;

/// A code with its name in the answer's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Named {
    /// The stable code.
    pub id: String,
    /// Its name in the language of the answer.
    pub name: String,
}

/// One row of a search: one ad in one of its languages (G2-2, G2-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdSummary {
    /// The ad.
    pub id: AdId,
    /// The guide's “sök-ID” (D46).
    pub recruitment_code: String,
    /// Title in `language`.
    pub title: String,
    /// The language of the version listed.
    pub language: Language,
    /// All languages the ad exists in.
    pub languages: Vec<Language>,
    /// The recruiting agency.
    pub agency: Named,
    /// Where.
    pub municipalities: Vec<Named>,
    /// “Ordinarie” or “Tillfällig”.
    pub duration: DurationType,
    /// “Tjänsteförhållande” or “Anställningsförhållande”.
    pub relation: Relation,
    /// “Högskolepraktik”.
    pub internship: bool,
    /// “Uppgiftens nivå”.
    pub level: Level,
    /// “Distansarbete”.
    pub remote: bool,
    /// Number of positions.
    pub positions: u16,
    /// When it was first published.
    pub published_at: Instant,
    /// First instant at which one may no longer apply.
    pub closes_at: Instant,
    /// The same on a Helsinki clock, `2026-12-15T16:15`.
    pub closes_at_local: String,
    /// How it stands now.
    pub state: AdState,
}

/// What a search finds (G3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdPage {
    /// The rows of this page.
    pub items: Vec<AdSummary>,
    /// How many rows the search has in all.
    pub total: u32,
    /// How many employers those rows come from.
    pub employers: u32,
    /// Whether “Öppen ansökan till staten” is among the results (`type=open`): it is counted in `total`, and as it is no ad
    /// it is not one of `items` (D42).
    pub open_application: bool,
    /// This page, from 1.
    pub page: u32,
    /// Rows a page.
    pub per_page: u32,
    /// How many pages there are; 1 when nothing is found.
    pub pages: u32,
    /// Cursor of the next page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub next: Option<String>,
    /// Cursor of the previous page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub prev: Option<String>,
    /// Every filter with its options and how many rows each would give (X3.2-9).
    pub facets: Vec<Facet>,
    /// What would find something; only where nothing was found (X3.1-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub help: Option<SearchHelp>,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// How many ads may be asked for by their ids at once.
pub const MAX_SEVERAL: usize = 100;

/// What is known of several ads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SeveralAds {
    /// The ads, in the order in which they were asked for. A closed one says so in `state`.
    pub items: Vec<AdSummary>,
    /// Those that were withdrawn or archived, or that nobody knows.
    pub gone: Vec<AdId>,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// Open ads that are like one ad.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SimilarAds {
    /// Those most like it first, at most four.
    pub items: Vec<AdSummary>,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// One group of filters. Its counts ignore the group's own choice (X3.2-9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facet {
    /// The query parameter: `area`, `employer`, `region`, `municipality`, `type`, `working_time`, `level`, `ad_language`, `remote`.
    pub parameter: String,
    /// Its options: those that would give something, and those chosen.
    pub options: Vec<FacetOption>,
}

/// One option of a filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacetOption {
    /// The value of the query parameter.
    pub value: String,
    /// Its name in the language of the answer.
    pub label: String,
    /// How many rows it would give in the present search.
    pub count: u32,
    /// Whether the search has chosen it.
    pub chosen: bool,
    /// The region of a municipality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub parent: Option<String>,
}

/// One ad, whole (G3.4-1). A closed ad says so in `state`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdView {
    /// The ad.
    pub id: AdId,
    /// Its recruitment.
    pub recruitment_id: RecruitmentId,
    /// The guide's “sök-ID” (D46).
    pub recruitment_code: String,
    /// How it stands now.
    pub state: AdState,
    /// The recruiting agency, its name in `language`.
    pub agency: Named,
    /// Ordinary or temporary.
    pub duration: DurationType,
    /// First day of the job.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub starts_on: Option<NaiveDate>,
    /// Last day of a temporary job.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub ends_on: Option<NaiveDate>,
    /// Public service or contract.
    pub relation: Relation,
    /// “Högskolepraktik”.
    pub internship: bool,
    /// “Uppgiftens nivå”.
    pub level: Named,
    /// “Distansarbete”.
    pub remote: bool,
    /// Number of positions.
    pub positions: u16,
    /// Task areas, the first is the main one.
    pub task_areas: Vec<Named>,
    /// Where.
    pub municipalities: Vec<Named>,
    /// The regions of those places.
    pub regions: Vec<Named>,
    /// Working times.
    pub working_times: Vec<Named>,
    /// Lower end of the pay, a month.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub pay_min: Option<Money>,
    /// Upper end of the pay, a month.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub pay_max: Option<Money>,
    /// The pay in words.
    pub pay_text: Translated,
    /// What the pay is based on.
    pub pay_basis: Translated,
    /// Contact persons; empty from 6 months after closing (D55).
    pub contacts: Vec<Contact>,
    /// When it was first published.
    pub published_at: Instant,
    /// First instant at which one may apply.
    pub opens_at: Instant,
    /// The same on a Helsinki clock.
    pub opens_at_local: String,
    /// First instant at which one may no longer apply.
    pub closes_at: Instant,
    /// The same on a Helsinki clock.
    pub closes_at_local: String,
    /// The zone of the `_local` times.
    #[cfg_attr(feature = "openapi", schema(example = "Europe/Helsinki"))]
    pub time_zone: String,
    /// The language versions; with `?language=` only that one.
    pub versions: Vec<AdVersionView>,
    /// All languages in which the ad is published (G2-4).
    pub languages: Vec<Language>,
    /// The language of the names above.
    pub language: Language,
    /// What was changed after the ad was public, newest first (D31).
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub corrections: Vec<AdCorrection>,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// One language version of an ad.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdVersionView {
    /// Its language.
    pub language: Language,
    /// Its texts.
    #[serde(flatten)]
    pub texts: AdTextsView,
}

/// The texts of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdTextsView {
    /// Title of the job.
    pub title: String,
    /// “Uppgiftsbeskrivning”.
    pub description: LongText,
    /// “Behörighetsvillkor”: what the law demands.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub eligibility: Option<LongText>,
    /// “Vad förväntar vi oss av den sökande”.
    pub requirements: LongText,
    /// What the agency offers.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub we_offer: Option<LongText>,
}

/// A long text in the two forms that readers need (D52).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LongText {
    /// As written: a CommonMark subset.
    pub markdown: String,
    /// Sanitised HTML of the same.
    pub html: String,
}
