//! An account that nobody uses is warned twice and then ended (X8-3, D30).

use chrono::TimeDelta;

use crate::time::Instant;

/// So long before the end the first warning goes out.
pub const FIRST_WARNING: TimeDelta = TimeDelta::days(30);
/// So long before the end the second one does.
pub const SECOND_WARNING: TimeDelta = TimeDelta::days(7);

/// What is due for an account that nobody uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdleStep {
    /// A warning that it will end at this instant.
    Warn(Instant),
    /// Its end.
    End,
}

/// How an account stands that nobody uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    /// When it was last used.
    pub last_used: Instant,
    /// How many warnings have gone out since.
    pub warnings: i32,
    /// When the last of them did.
    pub warned_at: Option<Instant>,
}

impl Idle {
    /// What is due now, where an account may be unused for `allowed`. Whatever was missed meanwhile (the service stood still,
    /// or the time was shortened), nobody loses an account without having had both warnings and their time.
    #[must_use]
    pub fn step(self, allowed: TimeDelta, now: Instant) -> Option<IdleStep> {
        let ends = self.last_used + allowed;
        let after_warning = |time: TimeDelta| self.warned_at.map_or(ends, |at| (at + time).max(ends));
        match self.warnings {
            0 => (now >= ends - FIRST_WARNING).then(|| IdleStep::Warn((now + FIRST_WARNING).max(ends))),
            1 => {
                let ends = after_warning(FIRST_WARNING);
                (now >= ends - SECOND_WARNING).then(|| IdleStep::Warn((now + SECOND_WARNING).max(ends)))
            }
            _both => (now >= after_warning(SECOND_WARNING)).then_some(IdleStep::End),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{Idle, IdleStep};
    use crate::time::Instant;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    /// Holds D30: 30 and 7 days before, then the end; and never an end without both warnings and their time.
    #[test]
    fn two_warnings_and_their_time_come_before_the_end() {
        let year = TimeDelta::days(365);
        let last_used = at("2026-01-01T12:00:00Z");
        let ends = last_used + year;
        let fresh = Idle { last_used, warnings: 0, warned_at: None };
        let day = |days: i64| ends - TimeDelta::days(days);
        assert_eq!(fresh.step(year, day(30) - TimeDelta::milliseconds(1)), None);
        assert_eq!(fresh.step(year, day(30)), Some(IdleStep::Warn(ends)));
        let once = Idle { warnings: 1, warned_at: Some(day(30)), ..fresh };
        assert_eq!(once.step(year, day(8)), None);
        assert_eq!(once.step(year, day(7)), Some(IdleStep::Warn(ends)));
        let twice = Idle { warnings: 2, warned_at: Some(day(7)), ..fresh };
        assert_eq!(twice.step(year, ends - TimeDelta::milliseconds(1)), None);
        assert_eq!(twice.step(year, ends), Some(IdleStep::End));
        // The service stood still for two years: the warnings are made up for, with all their time.
        let late = ends + year;
        assert_eq!(fresh.step(year, late), Some(IdleStep::Warn(late + TimeDelta::days(30))));
        let once = Idle { warnings: 1, warned_at: Some(late), ..fresh };
        assert_eq!(once.step(year, late + TimeDelta::days(22)), None);
        let second = late + TimeDelta::days(40);
        assert_eq!(once.step(year, second), Some(IdleStep::Warn(second + TimeDelta::days(7))));
        let twice = Idle { warnings: 2, warned_at: Some(second), ..fresh };
        assert_eq!(twice.step(year, second + TimeDelta::days(6)), None);
        assert_eq!(twice.step(year, second + TimeDelta::days(7)), Some(IdleStep::End));
    }
}
