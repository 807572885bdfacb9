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

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{Act, After, ApplicationState, TABLE};
    use crate::applications::actions;
    use crate::codes::Choice;
    use crate::problem::Kind;
    use crate::time::{Instant, Period};

    fn period() -> Period {
        let opens_at: Instant = "2026-12-01T06:00:00Z".parse().unwrap();
        Period { opens_at, closes_at: opens_at + TimeDelta::days(14) }
    }

    /// Holds G9.3-1: what no row of the table names cannot be done, whenever it is tried. A new pair has to be written
    /// here on purpose.
    #[test]
    fn everything_the_table_does_not_name_is_impossible() {
        let period = period();
        let mut absent = Vec::new();
        for state in ApplicationState::ALL {
            for act in Act::ALL {
                if !TABLE.iter().any(|(from, by, ..)| from == state && by == act) {
                    absent.push((*state, *act));
                    for now in [period.opens_at, period.closes_at] {
                        assert_eq!(state.after(*act, &period, now), Err(Kind::NotPossible));
                    }
                }
            }
        }
        assert_eq!(
            absent,
            [
                (ApplicationState::Sent, Act::Edit),
                (ApplicationState::Sent, Act::Send),
                (ApplicationState::Sent, Act::Delete),
            ]
        );
    }

    /// Holds G1-7: the closing instant itself is too late, to the millisecond.
    #[test]
    fn sending_and_editing_end_with_the_period() {
        let period = period();
        let (before, last) =
            (period.opens_at - TimeDelta::milliseconds(1), period.closes_at - TimeDelta::milliseconds(1));
        for act in [Act::Edit, Act::Send] {
            assert_eq!(ApplicationState::Unsent.after(act, &period, before), Err(Kind::PeriodNotOpen));
            assert!(ApplicationState::Unsent.after(act, &period, last).is_ok());
            assert_eq!(ApplicationState::Unsent.after(act, &period, period.closes_at), Err(Kind::PeriodOver));
        }
        assert_eq!(ApplicationState::Unsent.after(Act::Send, &period, last), Ok(After::State(ApplicationState::Sent)));
    }

    /// Holds G9.5: an unsent one can be deleted at any time, a sent one never.
    #[test]
    fn the_buttons_follow_the_table() {
        let period = period();
        assert_eq!(actions(ApplicationState::Unsent, &period, period.opens_at), [Act::Edit, Act::Send, Act::Delete]);
        assert_eq!(actions(ApplicationState::Unsent, &period, period.closes_at), [Act::Delete]);
        assert_eq!(actions(ApplicationState::Sent, &period, period.opens_at), []);
    }
}
