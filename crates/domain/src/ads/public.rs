//! What those who follow the public changes are told of an ad, and when (X14-5, D54).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::codes::{Choice, NotAChoice, choices};
use crate::ids::AdId;
use crate::recruitments::RecruitmentState;
use crate::time::{Instant, Period};

choices! {
    /// What happened to an ad, as the public sees it.
    PublicChange {
        /// It can be read from now on: at its opening, never before.
        Published = "published",
        /// It says something else now, or its period became longer.
        Changed = "changed",
        /// Its application period is over; it can still be read.
        Closed = "closed",
        /// It cannot be read any more: withdrawn or archived. A tombstone, after which nothing comes unless it is
        /// published again.
        Removed = "removed",
    }
    /// What followers have been told of an ad so far.
    Told {
        /// Nothing, or that it is gone.
        Nothing = "nothing",
        /// That it is there.
        Open = "open",
        /// That its period is over.
        Closed = "closed",
    }
}

/// A change as the feed keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicChanged {
    /// What happened.
    pub change: PublicChange,
    /// To which ad.
    pub ad_id: AdId,
}

/// One change of a public ad. Thin: whoever mirrors ads fetches the ad itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublicChangeEntry {
    /// What happened.
    pub change: PublicChange,
    /// To which ad.
    pub ad_id: AdId,
    /// When it was noted. The order is that of the list: this time need not grow with it.
    pub at: Instant,
}

/// Changes in the order in which they became true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublicChanges {
    /// The changes, the oldest first; empty where nothing has happened since.
    pub items: Vec<PublicChangeEntry>,
    /// `after` of the next request. Keep it as it is: what it says inside may change.
    pub next: String,
    /// Whether there is more already.
    pub more: bool,
}

/// Why somebody asks whether there is something to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Somebody changed the ad.
    Act,
    /// Time has passed.
    Time,
}

/// What is to be told, and how it stands afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The change, if it is one for the public.
    pub change: Option<PublicChange>,
    /// What followers know then.
    pub told: Told,
    /// When time alone changes the ad next.
    pub next_at: Option<Instant>,
}

/// What there is to tell of an ad that stands so. It looks at how the ad stands and at what followers know, not at which act
/// brought it there: so a job that comes late, twice or not at all leaves nothing wrong behind.
#[must_use]
pub fn telling(state: RecruitmentState, period: &Period, told: Told, cause: Cause, now: Instant) -> Telling {
    let shown = matches!(state, RecruitmentState::Published | RecruitmentState::Ended);
    let (public, over) = (shown && period.opens_at <= now, period.closes_at <= now);
    let by_act = |change| (cause == Cause::Act).then_some(change);
    let (change, told) = match (told, public, over) {
        (Told::Nothing, false, _) => (None, Told::Nothing),
        (Told::Nothing, true, false) => (Some(PublicChange::Published), Told::Open),
        (Told::Nothing, true, true) => (Some(PublicChange::Published), Told::Closed),
        (Told::Open | Told::Closed, false, _) => (Some(PublicChange::Removed), Told::Nothing),
        (Told::Open, true, false) => (by_act(PublicChange::Changed), Told::Open),
        (Told::Open, true, true) => (Some(PublicChange::Closed), Told::Closed),
        (Told::Closed, true, true) => (by_act(PublicChange::Changed), Told::Closed),
        // Its period was made longer after it was over.
        (Told::Closed, true, false) => (Some(PublicChange::Changed), Told::Open),
    };
    let ahead = [period.opens_at, period.closes_at].into_iter().find(|at| *at > now);
    Telling { change, told, next_at: ahead.filter(|_| shown) }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{Cause, PublicChange as Change, Told, telling};
    use crate::recruitments::RecruitmentState as State;
    use crate::time::{Instant, Period};

    const MOMENT: TimeDelta = TimeDelta::milliseconds(1);

    fn period() -> Period {
        let opens_at: Instant = "2026-12-01T06:00:00Z".parse().unwrap();
        Period { opens_at, closes_at: opens_at + TimeDelta::days(14) }
    }

    /// Of X14-5, D54: an ad that lies ahead is not given away by anything that is done to it; it is told of at its opening,
    /// once, and its end once.
    #[test]
    fn an_ad_is_told_of_at_its_opening_and_at_its_end_and_not_before() {
        let period = period();
        let before = period.opens_at - MOMENT;
        for cause in [Cause::Act, Cause::Time] {
            let ahead = telling(State::Published, &period, Told::Nothing, cause, before);
            assert_eq!((ahead.change, ahead.told, ahead.next_at), (None, Told::Nothing, Some(period.opens_at)));
            let opened = telling(State::Published, &period, Told::Nothing, cause, period.opens_at);
            assert_eq!((opened.change, opened.told), (Some(Change::Published), Told::Open));
            assert_eq!(opened.next_at, Some(period.closes_at));
            let closed = telling(State::Published, &period, Told::Open, cause, period.closes_at);
            assert_eq!((closed.change, closed.told, closed.next_at), (Some(Change::Closed), Told::Closed, None));
            // A job that comes only when all is over tells of one ad, which says itself that it is closed.
            let late = telling(State::Published, &period, Told::Nothing, cause, period.closes_at + MOMENT);
            assert_eq!((late.change, late.told, late.next_at), (Some(Change::Published), Told::Closed, None));
        }
        let again = telling(State::Published, &period, Told::Open, Cause::Time, period.opens_at);
        assert_eq!(again.change, None, "a job that runs twice has nothing to tell");
        let again = telling(State::Published, &period, Told::Closed, Cause::Time, period.closes_at);
        assert_eq!(again.change, None);
    }

    /// Of X14-5: what was told of and is gone leaves a tombstone, once; what nobody knows of leaves none.
    #[test]
    fn what_is_gone_leaves_one_tombstone() {
        let period = period();
        for state in [State::Withdrawn, State::Archived, State::Draft] {
            for told in [Told::Open, Told::Closed] {
                let gone = telling(state, &period, told, Cause::Act, period.opens_at);
                assert_eq!((gone.change, gone.told, gone.next_at), (Some(Change::Removed), Told::Nothing, None));
            }
            assert_eq!(telling(state, &period, Told::Nothing, Cause::Act, period.opens_at).change, None);
        }
        // Its opening was moved ahead by an import.
        let moved = telling(State::Published, &period, Told::Open, Cause::Act, period.opens_at - MOMENT);
        assert_eq!((moved.change, moved.next_at), (Some(Change::Removed), Some(period.opens_at)));
    }

    /// Of X14-5, X1-12: what is prolonged after its end is open again, and its new end is told of too.
    #[test]
    fn a_period_that_was_over_and_is_longer_now_is_a_change() {
        let period = period();
        let longer = telling(State::Published, &period, Told::Closed, Cause::Act, period.closes_at - MOMENT);
        assert_eq!((longer.change, longer.told), (Some(Change::Changed), Told::Open));
        assert_eq!(longer.next_at, Some(period.closes_at));
        let ended = telling(State::Ended, &period, Told::Open, Cause::Act, period.closes_at);
        assert_eq!((ended.change, ended.told), (Some(Change::Closed), Told::Closed));
    }
}
