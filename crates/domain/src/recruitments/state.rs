//! The whole life of a recruitment: one table (house rule 7, D54).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::codes::{Choice, NotAChoice, choices};
use crate::problem::Kind;
use crate::time::{Instant, Period};

choices! {
    /// Stored state. Scheduled is published with `opens_at` ahead, closed is `now ≥ closes_at`: both a matter of time (D54).
    RecruitmentState {
        /// Being written.
        Draft = "draft",
        /// Published.
        Published = "published",
        /// Withdrawn from the public.
        Withdrawn = "withdrawn",
        /// The agency has ended the whole process.
        Ended = "ended",
        /// Put away.
        Archived = "archived",
    }
    /// What an agency can do with a recruitment (X13-1).
    RecruitmentAct {
        /// Write in the draft.
        Save = "save",
        /// Delete the draft.
        Delete = "delete",
        /// Publish, now or at a set time.
        Publish = "publish",
        /// Take back a publication that lies ahead; the ad is a draft again.
        CancelPublication = "cancel_publication",
        /// Give more time to apply.
        Prolong = "prolong",
        /// Write the form (G9-1); what may still change depends on who has written by it (D31).
        SaveForm = "save_form",
        /// Correct the published ad, for everybody to see (D31).
        Correct = "correct",
        /// Take the ad away from the public (410).
        Withdraw = "withdraw",
        /// End the whole process; the ad stays readable (D55).
        End = "end",
        /// Put it away; the ad is gone (410, D55).
        Archive = "archive",
    }
}

/// When a transition is open. The statement that does it carries the same condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At any time.
    Always,
    /// Before the ad opens.
    Scheduled,
    /// From the opening on.
    Begun,
    /// Until the application period is over.
    NotOver,
}

impl When {
    /// Whether it is so now.
    #[must_use]
    pub fn holds(self, period: &Period, now: Instant) -> bool {
        match self {
            Self::Always => true,
            Self::Scheduled => now < period.opens_at,
            Self::Begun => now >= period.opens_at,
            Self::NotOver => now < period.closes_at,
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// From this state.
    pub from: RecruitmentState,
    /// By this act.
    pub act: RecruitmentAct,
    /// At this time.
    pub when: When,
    /// To this state; `None`: the recruitment is deleted.
    pub to: Option<RecruitmentState>,
}

const fn row(from: RecruitmentState, act: RecruitmentAct, when: When, to: RecruitmentState) -> Transition {
    Transition { from, act, when, to: Some(to) }
}

/// A period once published never gets shorter, and one that is over stays over: who missed it relied on it (D10).
const TABLE: &[Transition] = &[
    row(RecruitmentState::Draft, RecruitmentAct::Save, When::Always, RecruitmentState::Draft),
    row(RecruitmentState::Draft, RecruitmentAct::SaveForm, When::Always, RecruitmentState::Draft),
    Transition { from: RecruitmentState::Draft, act: RecruitmentAct::Delete, when: When::Always, to: None },
    row(RecruitmentState::Draft, RecruitmentAct::Publish, When::Always, RecruitmentState::Published),
    row(RecruitmentState::Published, RecruitmentAct::CancelPublication, When::Scheduled, RecruitmentState::Draft),
    row(RecruitmentState::Published, RecruitmentAct::Prolong, When::NotOver, RecruitmentState::Published),
    row(RecruitmentState::Published, RecruitmentAct::SaveForm, When::NotOver, RecruitmentState::Published),
    row(RecruitmentState::Published, RecruitmentAct::Correct, When::Always, RecruitmentState::Published),
    row(RecruitmentState::Published, RecruitmentAct::Withdraw, When::Begun, RecruitmentState::Withdrawn),
    row(RecruitmentState::Published, RecruitmentAct::End, When::Begun, RecruitmentState::Ended),
    row(RecruitmentState::Withdrawn, RecruitmentAct::Archive, When::Always, RecruitmentState::Archived),
    row(RecruitmentState::Ended, RecruitmentAct::Archive, When::Always, RecruitmentState::Archived),
];

impl RecruitmentState {
    /// The row of the table for an act, if it can be done now.
    ///
    /// # Errors
    /// [`Kind::NotPossible`] when no row fits, or not at this time.
    pub fn after(self, act: RecruitmentAct, period: &Period, now: Instant) -> Result<Transition, Kind> {
        TABLE
            .iter()
            .find(|row| row.from == self && row.act == act && row.when.holds(period, now))
            .copied()
            .ok_or(Kind::NotPossible)
    }
}

/// What can be done with a recruitment now, in the order in which it is usually done.
#[must_use]
pub fn actions(state: RecruitmentState, period: &Period, now: Instant) -> Vec<RecruitmentAct> {
    RecruitmentAct::ALL.iter().copied().filter(|act| state.after(*act, period, now).is_ok()).collect()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{RecruitmentAct as Act, RecruitmentState as State, actions};
    use crate::time::{Instant, Period};

    fn period() -> Period {
        let opens_at: Instant = "2026-12-01T06:00:00Z".parse().unwrap();
        Period { opens_at, closes_at: opens_at + TimeDelta::days(14) }
    }

    /// Of X13-1, D54: each state, before the opening, at it, and from the closing on. A new pair has to be written here on
    /// purpose.
    #[test]
    fn what_can_be_done_follows_the_state_and_the_time() {
        let period = period();
        let at = |state, now| actions(state, &period, now);
        let (before, last) =
            (period.opens_at - TimeDelta::milliseconds(1), period.closes_at - TimeDelta::milliseconds(1));
        for now in [before, period.opens_at, period.closes_at] {
            assert_eq!(at(State::Draft, now), [Act::Save, Act::Delete, Act::Publish, Act::SaveForm]);
            assert_eq!(at(State::Withdrawn, now), [Act::Archive]);
            assert_eq!(at(State::Ended, now), [Act::Archive]);
            assert_eq!(at(State::Archived, now), []);
        }
        let scheduled = [Act::CancelPublication, Act::Prolong, Act::SaveForm, Act::Correct];
        assert_eq!(at(State::Published, before), scheduled);
        for now in [period.opens_at, last] {
            let open = [Act::Prolong, Act::SaveForm, Act::Correct, Act::Withdraw, Act::End];
            assert_eq!(at(State::Published, now), open);
        }
        assert_eq!(at(State::Published, period.closes_at), [Act::Correct, Act::Withdraw, Act::End]);
    }
}
