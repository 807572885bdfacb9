//! Recruitments as their own agency sees and writes them (X13-1).

use serde::{Deserialize, Serialize};

use super::{RecruitmentAct, RecruitmentState};
use crate::ads::{AdCorrection, AdDraft, AdState, AdTexts};
use crate::ids::{AdId, AgencyId, RecruitmentId};
use crate::language::Language;
use crate::row_version::RowVersion;
use crate::time::Instant;
use crate::translated::Translated;

/// One recruitment, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecruitmentView {
    /// The recruitment.
    pub id: RecruitmentId,
    /// Its agency.
    pub agency_id: AgencyId,
    /// The other system's own id, where another system wrote it.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub external_id: Option<String>,
    /// The guide's “sök-ID” (D46).
    pub recruitment_code: String,
    /// The ad; the same id from the first draft on.
    pub ad_id: AdId,
    /// The stored state (D54).
    pub state: RecruitmentState,
    /// How readers see the ad now.
    pub ad_state: AdState,
    /// What can be done now.
    pub actions: Vec<RecruitmentAct>,
    /// The ad as it is written; of a published one, as it stands.
    pub ad: AdDraft,
    /// First instant at which one may apply; null in a draft.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub opens_at: Option<Instant>,
    /// The same on a Helsinki clock.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub opens_at_local: Option<String>,
    /// First instant at which one may no longer apply; null in a draft.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub closes_at: Option<Instant>,
    /// The same on a Helsinki clock.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub closes_at_local: Option<String>,
    /// When the ad was withdrawn.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub withdrawn_at: Option<Instant>,
    /// When the recruitment ended.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub ended_at: Option<Instant>,
    /// When it was archived.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub archived_at: Option<Instant>,
    /// What was changed after the ad was public, newest first (D31).
    pub corrections: Vec<AdCorrection>,
    /// The version, for `If-Match`.
    pub version: RowVersion,
    /// When it was begun.
    pub created_at: Instant,
    /// When anything about it changed last.
    pub updated_at: Instant,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// One row of the list of an agency's recruitments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecruitmentSummary {
    /// The recruitment.
    pub id: RecruitmentId,
    /// The other system's own id, where another system wrote it.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub external_id: Option<String>,
    /// The guide's “sök-ID” (D46).
    pub recruitment_code: String,
    /// The ad.
    pub ad_id: AdId,
    /// Its titles.
    pub title: Translated,
    /// The stored state (D54).
    pub state: RecruitmentState,
    /// How readers see the ad now.
    pub ad_state: AdState,
    /// First instant at which one may apply; null in a draft.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub opens_at: Option<Instant>,
    /// First instant at which one may no longer apply; null in a draft.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub closes_at: Option<Instant>,
    /// The version, for `If-Match`.
    pub version: RowVersion,
    /// When anything about it changed last.
    pub updated_at: Instant,
}

/// An agency's recruitments, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecruitmentList {
    /// The rows of this page.
    pub items: Vec<RecruitmentSummary>,
    /// Cursor of the next page, or null on the last one.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub next: Option<String>,
    /// Cursor of the previous page, or null on the first one.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub prev: Option<String>,
    /// How many there are in all.
    pub total: u64,
}

/// One language version of an ad that is being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdVersionDraft {
    /// Its language.
    pub language: Language,
    /// Its texts.
    pub texts: AdTexts,
    /// The version of the recruitment, for `If-Match`.
    pub version: RowVersion,
}

/// When to publish.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PublishAd {
    /// At this time on a Helsinki clock, `2026-12-01T08:00`. Without it: at the draft's `application_period.from` where
    /// that lies ahead, else now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub at: Option<String>,
}

/// The new end of the application period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProlongAd {
    /// On a Helsinki clock, `2026-12-22T16:15`; later than the present one.
    pub closes_at: String,
    /// What is told of it on the ad.
    #[serde(default)]
    pub note: Translated,
}

/// A correction of a published ad (D31).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CorrectAd {
    /// The whole ad as it is to be, without what must not change: code and period may be left out, else they must be as
    /// they are.
    pub ad: AdDraft,
    /// What is told of it on the ad.
    #[serde(default)]
    pub note: Translated,
}
