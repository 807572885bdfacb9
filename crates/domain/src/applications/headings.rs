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
                ApplicationState::Unsent | ApplicationState::Sent | ApplicationState::Withdrawn => Self::Active,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::Heading;
    use crate::applications::ApplicationState::{Sent, Unsent, Withdrawn as Revoked};
    use crate::recruitments::RecruitmentState::{Archived, Draft, Ended, Published, Withdrawn};
    use crate::time::{Instant, Period};

    /// Holds G6-1, D7: unfinished ones are those that can still be sent; an expired draft moves under its recruitment.
    #[test]
    fn every_application_stands_under_the_heading_of_the_guide() {
        let opens_at: Instant = "2026-12-01T06:00:00Z".parse().unwrap();
        let period = Period { opens_at, closes_at: opens_at + TimeDelta::days(14) };
        let (open, over) = (period.opens_at, period.closes_at);
        for (state, recruitment, now, expected) in [
            (Unsent, Published, open, Some(Heading::Unfinished)),
            (Unsent, Published, over, Some(Heading::Active)),
            (Sent, Published, open, Some(Heading::Active)),
            (Sent, Published, over, Some(Heading::Active)),
            (Sent, Draft, open, Some(Heading::Active)),
            (Revoked, Published, open, Some(Heading::Active)),
            (Unsent, Ended, over, Some(Heading::Ended)),
            (Sent, Ended, over, Some(Heading::Ended)),
            (Sent, Withdrawn, open, Some(Heading::Ended)),
            (Sent, Archived, over, None),
            (Unsent, Archived, over, None),
        ] {
            assert_eq!(Heading::of(state, recruitment, &period, now), expected, "{state} {recruitment} {now}");
        }
    }
}
