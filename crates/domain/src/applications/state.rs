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
        /// “Återkallad”: kept to be read, and to be sent again while the period runs (G10.1).
        Withdrawn = "withdrawn",
    }
    /// What is applied for.
    ApplicationKind {
        /// A recruitment.
        Targeted = "targeted",
        /// None in particular: “Öppen ansökan till staten” (G11).
        Open = "open",
    }
    /// What an applicant can do with an application.
    Act {
        /// Type in it.
        Edit = "edit",
        /// “Skicka ansökan”.
        Send = "send",
        /// “Redigera ansökan”: begins changes of a sent one, which stays in force until they are done (G9.4.2).
        StartEdit = "start_edit",
        /// “Redigering klar”: puts the changes in force.
        CompleteEdit = "complete_edit",
        /// Drops the changes; what was sent stays in force.
        DiscardEdit = "discard_edit",
        /// “Återkalla ansökan” (G10.1).
        Withdraw = "withdraw",
        /// “Skicka på nytt” (G10.3).
        SendAgain = "send_again",
        /// “Ta bort ansökan”.
        Delete = "delete",
        /// Lets an open application be valid longer (G11-1); no other has it.
        Prolong = "prolong",
    }
}

/// Where an application is in its life: its stored state, and whether changes of a sent one lie beside what is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Never sent.
    Unsent,
    /// Sent and in force.
    Sent,
    /// In force, with changes that the agency does not see yet.
    Editing,
    /// Withdrawn.
    Withdrawn,
}

/// When a transition is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// While the application period runs.
    Open,
    /// At any time.
    Always,
}

/// Where a transition leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// To this stage.
    Stage(Stage),
    /// The application is gone.
    Gone,
}

const TABLE: &[(Stage, Act, When, After)] = &[
    (Stage::Unsent, Act::Edit, When::Open, After::Stage(Stage::Unsent)),
    (Stage::Unsent, Act::Send, When::Open, After::Stage(Stage::Sent)),
    (Stage::Unsent, Act::Delete, When::Always, After::Gone),
    (Stage::Sent, Act::StartEdit, When::Open, After::Stage(Stage::Editing)),
    (Stage::Sent, Act::Withdraw, When::Open, After::Stage(Stage::Withdrawn)),
    (Stage::Editing, Act::Edit, When::Open, After::Stage(Stage::Editing)),
    (Stage::Editing, Act::CompleteEdit, When::Open, After::Stage(Stage::Sent)),
    (Stage::Editing, Act::DiscardEdit, When::Always, After::Stage(Stage::Sent)),
    (Stage::Editing, Act::Withdraw, When::Open, After::Stage(Stage::Withdrawn)),
    (Stage::Withdrawn, Act::SendAgain, When::Open, After::Stage(Stage::Sent)),
];

impl ApplicationState {
    /// The stage of an application in this state; `has_draft` says whether unfinished changes lie beside it.
    #[must_use]
    pub const fn stage(self, has_draft: bool) -> Stage {
        match (self, has_draft) {
            (Self::Unsent, _) => Stage::Unsent,
            (Self::Sent, false) => Stage::Sent,
            (Self::Sent, true) => Stage::Editing,
            (Self::Withdrawn, _) => Stage::Withdrawn,
        }
    }
}

impl Stage {
    /// All of them, in the order of an application's life.
    pub const ALL: &'static [Self] = &[Self::Unsent, Self::Sent, Self::Editing, Self::Withdrawn];

    /// Where an act leads from here.
    ///
    /// # Errors
    /// [`Kind::PeriodOver`] or [`Kind::PeriodNotOpen`] when only the time stands in the way, [`Kind::NotPossible`] when
    /// no row of the table fits.
    pub fn after(self, act: Act, period: &Period, now: Instant) -> Result<After, Kind> {
        look_up(TABLE, self, act, period, now)
    }
}

/// The row of a table for an act in a stage.
pub(super) fn look_up(
    table: &[(Stage, Act, When, After)],
    stage: Stage,
    act: Act,
    period: &Period,
    now: Instant,
) -> Result<After, Kind> {
    let (.., when, after) =
        table.iter().find(|(from, by, ..)| *from == stage && *by == act).ok_or(Kind::NotPossible)?;
    match when {
        When::Always => Ok(*after),
        When::Open if period.is_open(now) => Ok(*after),
        When::Open if period.is_over(now) => Err(Kind::PeriodOver),
        When::Open => Err(Kind::PeriodNotOpen),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{Act, After, ApplicationState, Stage, TABLE};
    use crate::applications::actions;
    use crate::codes::Choice;
    use crate::problem::Kind;
    use crate::time::{Instant, Period};

    fn period() -> Period {
        let opens_at: Instant = "2026-12-01T06:00:00Z".parse().unwrap();
        Period { opens_at, closes_at: opens_at + TimeDelta::days(14) }
    }

    /// Holds G9.3-1, G9.4.2, G10.1, G10.3: what the guide names can be done while the period lasts, and nothing else,
    /// whenever it is tried. “Skicka ansökan” exists only while unsent; a withdrawn one can only be sent again.
    #[test]
    fn the_table_is_the_guides_and_nothing_else_is_possible() {
        let period = period();
        for (stage, may) in [
            (Stage::Unsent, [Act::Edit, Act::Send, Act::Delete].as_slice()),
            (Stage::Sent, &[Act::StartEdit, Act::Withdraw]),
            (Stage::Editing, &[Act::Edit, Act::CompleteEdit, Act::DiscardEdit, Act::Withdraw]),
            (Stage::Withdrawn, &[Act::SendAgain]),
        ] {
            assert_eq!(actions(stage, &period, period.opens_at), may, "{stage:?}");
            for act in Act::ALL.iter().filter(|act| !may.contains(act)) {
                for now in [period.opens_at, period.closes_at] {
                    assert_eq!(stage.after(*act, &period, now), Err(Kind::NotPossible), "{stage:?} {act:?}");
                }
            }
        }
        assert_eq!(TABLE.len(), 10);
    }

    /// Holds G1-7: the closing instant itself is too late for everything but clearing up, to the millisecond.
    #[test]
    fn everything_the_agency_would_see_ends_with_the_period() {
        let period = period();
        let (before, last) =
            (period.opens_at - TimeDelta::milliseconds(1), period.closes_at - TimeDelta::milliseconds(1));
        for stage in Stage::ALL {
            for act in actions(*stage, &period, last) {
                if matches!(act, Act::Delete | Act::DiscardEdit) {
                    assert!(stage.after(act, &period, period.closes_at).is_ok());
                    continue;
                }
                assert_eq!(stage.after(act, &period, before), Err(Kind::PeriodNotOpen), "{stage:?} {act:?}");
                assert_eq!(stage.after(act, &period, period.closes_at), Err(Kind::PeriodOver), "{stage:?} {act:?}");
            }
        }
        assert_eq!(Stage::Unsent.after(Act::Send, &period, last), Ok(After::Stage(Stage::Sent)));
    }

    /// Holds G9.5, G10.2: an unsent one can be deleted at any time, a sent one never; after the period neither a sent nor
    /// a withdrawn one can be changed.
    #[test]
    fn the_buttons_follow_the_table() {
        let period = period();
        assert_eq!(actions(Stage::Unsent, &period, period.closes_at), [Act::Delete]);
        assert_eq!(actions(Stage::Sent, &period, period.closes_at), []);
        assert_eq!(actions(Stage::Editing, &period, period.closes_at), [Act::DiscardEdit]);
        assert_eq!(actions(Stage::Withdrawn, &period, period.closes_at), []);
    }

    #[test]
    fn only_a_sent_one_is_being_edited() {
        for state in ApplicationState::ALL {
            assert_eq!(state.stage(true) == Stage::Editing, *state == ApplicationState::Sent);
        }
    }
}
