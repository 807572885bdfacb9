//! The guide's three headings (G6-1, D7).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ApplicationState;
use crate::codes::{Choice, NotAChoice, choices};
use crate::recruitments::RecruitmentState;
use crate::time::{Instant, Period};

choices! {
    /// A heading of “Mina ansökningar”.
    Heading {
        /// “Oavslutade ansökningar”
        Unfinished = "unfinished",
        /// “Ansökningar i aktiva rekryteringar”
        Active = "active",
        /// “Ansökningar i avslutade rekryteringar”
        Ended = "ended",
    }
}

impl Heading {
    /// Under which heading an application stands; `None` once the recruitment is archived (G6-1).
    #[must_use]
    pub fn of(state: ApplicationState, recruitment: RecruitmentState, period: &Period, now: Instant) -> Option<Self> {
        match recruitment {
            RecruitmentState::Archived => None,
            RecruitmentState::Ended | RecruitmentState::Withdrawn => Some(Self::Ended),
            RecruitmentState::Draft | RecruitmentState::Published => Some(match state {
                ApplicationState::Unsent if !period.is_over(now) => Self::Unfinished,
                ApplicationState::Unsent | ApplicationState::Sent => Self::Active,
            }),
        }
    }
}
