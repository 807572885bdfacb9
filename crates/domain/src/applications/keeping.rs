//! Until when an application is kept, and by whom (G1-8, G8-2, X9-7, X10-4): the day that is shown is the day that is meant.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ApplicationState;
use crate::codes::{Choice, NotAChoice, choices};
use crate::time::Instant;
use crate::time::retention::{SENT_MONTHS, UNSENT_MONTHS, WITHDRAWN_MONTHS, months_later};

choices! {
    /// What a run of retention removes, each counted apart.
    Removed {
        /// Applications that were never sent, six months after the period.
        Unsent = "unsent",
        /// Withdrawn applications, six months after the period, on both sides.
        Withdrawn = "withdrawn",
        /// Sent applications that the agency has kept for as long as it is set: sums are left.
        Anonymised = "anonymised",
        /// Sent applications that left their applicant's profile, but stay with the agency.
        LeftProfile = "left_profile",
        /// Open applications whose time is over.
        Open = "open",
        /// Files of all these.
        Files = "files",
    }
    /// What is counted of an application before it is anonymised, each thing alone.
    Counted {
        /// The language it was written in.
        Language = "language",
        /// Legal gender (D4).
        Gender = "gender",
        /// Work at the state (D4).
        StateEmployer = "state_employer",
    }
}

/// What an application's time is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// The end of the application period. Prolonging moves it; an early end too.
    pub closes_at: Instant,
    /// When the recruitment was over; `None` while it goes on.
    pub over_at: Option<Instant>,
}

impl Keeping {
    /// A recruitment is over when its agency has ended it, or has taken its ad away, from which no way leads back.
    #[must_use]
    pub fn of(closes_at: Instant, ended_at: Option<Instant>, withdrawn_at: Option<Instant>) -> Self {
        Self { closes_at, over_at: ended_at.or(withdrawn_at) }
    }

    /// When an application disappears from its applicant's profile; `None` while that is not known, as the recruitment goes
    /// on.
    #[must_use]
    pub fn in_profile_until(&self, state: ApplicationState) -> Option<Instant> {
        match state {
            ApplicationState::Unsent => Some(months_later(self.closes_at, UNSENT_MONTHS)),
            ApplicationState::Withdrawn => Some(months_later(self.closes_at, WITHDRAWN_MONTHS)),
            ApplicationState::Sent => self.over_at.map(|over| months_later(over, SENT_MONTHS)),
        }
    }

    /// When an application that nobody holds back is gone from its agency too; `sent_months` is what is set for sent ones.
    /// `None` for an unsent one, which an agency never has, and while it is not known.
    #[must_use]
    pub fn at_agency_until(&self, state: ApplicationState, sent_months: u32) -> Option<Instant> {
        match state {
            ApplicationState::Unsent => None,
            ApplicationState::Withdrawn => Some(months_later(self.closes_at, WITHDRAWN_MONTHS)),
            ApplicationState::Sent => self.over_at.map(|over| months_later(over, sent_months.max(SENT_MONTHS))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Keeping;
    use crate::applications::ApplicationState::{Sent, Unsent, Withdrawn};
    use crate::time::Instant;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    /// Of G1-8, X10-4, D6: three clocks, and the agency's is never shorter than the applicant's.
    #[test]
    fn each_state_has_its_own_clock() {
        let going_on = Keeping::of(at("2026-12-15T14:15:00Z"), None, None);
        let half_a_year = Some(at("2027-06-15T13:15:00Z"));
        for (state, in_profile) in [(Unsent, half_a_year), (Withdrawn, half_a_year), (Sent, None)] {
            assert_eq!(going_on.in_profile_until(state), in_profile, "{state}");
        }
        assert_eq!(going_on.at_agency_until(Sent, 24), None);
        assert_eq!(going_on.at_agency_until(Withdrawn, 60), half_a_year, "what is set is for sent ones");
        let ended = Keeping::of(at("2026-12-15T14:15:00Z"), Some(at("2027-02-01T08:00:00Z")), None);
        assert_eq!(ended.in_profile_until(Unsent), half_a_year, "its period counts, not its end");
        assert_eq!(ended.in_profile_until(Sent), Some(at("2029-02-01T08:00:00Z")));
        assert_eq!(ended.at_agency_until(Sent, 36), Some(at("2030-02-01T08:00:00Z")));
        assert_eq!(ended.at_agency_until(Sent, 6), ended.in_profile_until(Sent), "never less than the applicant has");
        assert_eq!(ended.at_agency_until(Unsent, 24), None);
        let taken_away = Keeping::of(at("2026-12-15T14:15:00Z"), None, Some(at("2026-12-10T08:00:00Z")));
        assert_eq!(taken_away.in_profile_until(Sent), Some(at("2028-12-10T08:00:00Z")));
    }
}
