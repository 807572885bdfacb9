//! How an ad stands at an instant. Closed and scheduled are a matter of time, never stored (D54).

use serde::{Deserialize, Serialize};

use crate::recruitments::RecruitmentState;
use crate::time::{Instant, Period};

/// How an ad stands now, as readers see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AdState {
    /// Not to be seen yet: a draft, or published with its opening still ahead.
    Hidden,
    /// One may apply.
    Open,
    /// The period is over; the ad is still shown (D55).
    Closed,
    /// Withdrawn or archived: 410.
    Gone,
}

impl AdState {
    /// The state that readers see.
    #[must_use]
    pub fn of(state: RecruitmentState, period: &Period, now: Instant) -> Self {
        match state {
            RecruitmentState::Draft => Self::Hidden,
            RecruitmentState::Published if now < period.opens_at => Self::Hidden,
            RecruitmentState::Published if period.is_open(now) => Self::Open,
            RecruitmentState::Published | RecruitmentState::Ended => Self::Closed,
            RecruitmentState::Withdrawn | RecruitmentState::Archived => Self::Gone,
        }
    }
}
