//! The application period of an ad.

use chrono::{NaiveDateTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

use super::{Instant, helsinki};

/// Fewest calendar days an ad must be open (G1-7).
pub const MIN_DAYS: i64 = 14;

/// From the first instant at which one may apply to the first at which one may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Period {
    /// First instant at which one may apply.
    pub opens_at: Instant,
    /// First instant at which one may no longer apply.
    pub closes_at: Instant,
}

impl Period {
    /// Whether one may apply now. Closed and scheduled are a matter of time, never stored (D54).
    #[must_use]
    pub fn is_open(&self, now: Instant) -> bool {
        self.opens_at <= now && now < self.closes_at
    }

    /// Whether the period is over.
    #[must_use]
    pub fn is_over(&self, now: Instant) -> bool {
        now >= self.closes_at
    }

    /// Whether it is at least 14 calendar days long: the end is on day 14 or later at the same clock time or later (D10).
    #[must_use]
    pub fn is_long_enough(&self) -> bool {
        let (opens, closes) = (helsinki::local(self.opens_at), helsinki::local(self.closes_at));
        closes - opens >= TimeDelta::days(MIN_DAYS)
    }

    /// The first whole minute on a Helsinki clock at which a period that opens now may end (D10): what a refusal proposes.
    #[must_use]
    pub fn earliest_end(opens_at: Instant) -> NaiveDateTime {
        let wanted = helsinki::local(opens_at) + TimeDelta::days(MIN_DAYS);
        let minute = wanted.with_second(0).and_then(|time| time.with_nanosecond(0)).unwrap_or(wanted);
        let next = if minute < wanted { minute + TimeDelta::minutes(1) } else { minute };
        // In the night of spring the clock jumps over an hour: the first minute after it.
        if helsinki::instant(next).is_some() { next } else { next.with_minute(0).unwrap_or(next) + TimeDelta::hours(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::Period;
    use crate::time::helsinki::{instant, parse_local};

    fn period(opens: &str, closes: &str) -> Period {
        let at = |text| instant(parse_local(text).unwrap()).unwrap();
        Period { opens_at: at(opens), closes_at: at(closes) }
    }

    /// Holds G1-7: the ad closes by itself, to the minute.
    #[test]
    fn the_closing_instant_itself_is_too_late() {
        let period = period("2026-12-01T08:00", "2026-12-15T16:15");
        assert!(period.is_open(period.opens_at));
        assert!(period.is_open(period.closes_at - chrono::TimeDelta::milliseconds(1)));
        assert!(!period.is_open(period.closes_at));
        assert!(!period.is_open(period.opens_at - chrono::TimeDelta::milliseconds(1)));
    }

    /// Holds G1-7, D10: fourteen days on the calendar may be 335 or 337 hours.
    #[test]
    fn fourteen_days_are_days_of_the_calendar() {
        assert!(period("2026-10-20T16:15", "2026-11-03T16:15").is_long_enough());
        assert!(period("2027-03-20T16:15", "2027-04-03T16:15").is_long_enough());
        assert!(!period("2026-12-01T16:15", "2026-12-15T16:14").is_long_enough());
    }

    /// Holds D10: what is proposed is taken, across both changes of the clock too.
    #[test]
    fn the_earliest_end_is_long_enough_and_a_minute_less_is_not() {
        for opens in [
            "2026-12-01T06:00:00Z",
            "2026-12-01T06:00:00.001Z",
            "2026-12-01T06:00:59.999Z",
            "2026-10-11T00:30:00Z",
            "2026-10-20T13:15:30Z",
            "2027-03-14T01:30:00Z",
            "2027-03-20T14:15:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:30:00Z",
        ] {
            let opens_at: crate::time::Instant = opens.parse().unwrap();
            let end = Period::earliest_end(opens_at);
            let closes_at = instant(end).unwrap_or_else(|| panic!("{opens}: {end} is on no clock"));
            assert!(Period { opens_at, closes_at }.is_long_enough(), "{opens}: {end}");
            if let Some(closes_at) = instant(end - chrono::TimeDelta::minutes(1)) {
                assert!(!Period { opens_at, closes_at }.is_long_enough(), "{opens}: {end}");
            }
        }
        let spring = Period::earliest_end("2027-03-14T01:30:00Z".parse().unwrap());
        assert_eq!(crate::time::helsinki::write_minute(spring), "2027-03-28T04:00");
    }
}
