//! The whole life of an application: one table (house rule 7).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::codes::{Choice, NotAChoice, choices};
use crate::problem::Kind;
use crate::time::{Instant, Period};

choices! {
    /// The stored state of an application.
    ApplicationState {
        /// “Ansökan är inte inlämnad”.
        Unsent = "unsent",
        /// Sent and in force.
        Sent = "sent",
    }
    /// What an applicant can do with an application.
    Act {
        /// Type in it.
        Edit = "edit",
        /// “Skicka ansökan”.
        Send = "send",
        /// “Ta bort ansökan”.
        Delete = "delete",
    }
}

/// When a transition is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// While the application period runs.
    Open,
    /// At any time.
    Always,
}

/// Where a transition leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// To this state.
    State(ApplicationState),
    /// The application is gone.
    Gone,
}

const TABLE: &[(ApplicationState, Act, When, After)] = &[
    (ApplicationState::Unsent, Act::Edit, When::Open, After::State(ApplicationState::Unsent)),
    (ApplicationState::Unsent, Act::Send, When::Open, After::State(ApplicationState::Sent)),
    (ApplicationState::Unsent, Act::Delete, When::Always, After::Gone),
];

impl ApplicationState {
    /// Where an act leads from here.
    ///
    /// # Errors
    /// [`Kind::PeriodOver`] or [`Kind::PeriodNotOpen`] when only the time stands in the way, [`Kind::NotPossible`] when
    /// no row of the table fits.
    pub fn after(self, act: Act, period: &Period, now: Instant) -> Result<After, Kind> {
        let (.., when, after) =
            TABLE.iter().find(|(from, by, ..)| *from == self && *by == act).ok_or(Kind::NotPossible)?;
        match when {
            When::Always => Ok(*after),
            When::Open if period.is_open(now) => Ok(*after),
            When::Open if period.is_over(now) => Err(Kind::PeriodOver),
            When::Open => Err(Kind::PeriodNotOpen),
        }
    }
}
