//! How long an alert lasts (G3.7-2, D21).

use chrono::{Months, TimeDelta};

use crate::time::{Instant, helsinki};

/// So many months of the calendar an alert is valid, counted from its making and not from its confirmation.
pub const MONTHS: u32 = 6;
/// In its last so many days each mail offers to renew it (X3.7-6).
pub const RENEWABLE_DAYS: i64 = 14;

/// The end of an alert that is made now: the same day and clock time of Helsinki six months later. Where that month is
/// shorter, its last day; in the missing hour of spring, an hour later.
#[must_use]
pub fn expires_at(made_at: Instant) -> Instant {
    let made = helsinki::local(made_at);
    let end = made.checked_add_months(Months::new(MONTHS)).unwrap_or(made);
    helsinki::instant(end).or_else(|| helsinki::instant(end + TimeDelta::hours(1))).unwrap_or(made_at)
}

/// Whether the alert is in its last two weeks, or past them.
#[must_use]
pub fn ends_soon(expires_at: Instant, now: Instant) -> bool {
    now >= expires_at - TimeDelta::days(RENEWABLE_DAYS)
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, TimeDelta, Timelike};
    use proptest::prelude::*;

    use super::{MONTHS, ends_soon, expires_at};
    use crate::time::{Instant, helsinki};

    fn end(made: &str) -> String {
        helsinki::write_local(expires_at(helsinki::read_local(made).unwrap()))
    }

    /// Holds D21: six months of the calendar, clamped to the end of the month.
    #[test]
    fn six_months_end_on_the_same_day_or_the_last_one() {
        assert_eq!(end("2026-11-25T10:00"), "2027-05-25T10:00");
        assert_eq!(end("2026-08-31T10:00"), "2027-02-28T10:00");
        assert_eq!(end("2027-08-30T23:59"), "2028-02-29T23:59");
        assert_eq!(end("2026-12-31T06:00"), "2027-06-30T06:00");
        // In the night of spring 2027 there is no half past three.
        assert_eq!(end("2026-09-28T03:30"), "2027-03-28T04:30");
    }

    /// Of X3.7-6.
    #[test]
    fn the_last_two_weeks_begin_to_the_minute() {
        let end = helsinki::read_local("2027-05-25T10:00").unwrap();
        assert!(ends_soon(end - TimeDelta::days(14), end - TimeDelta::days(14)));
        assert!(!ends_soon(end, end - TimeDelta::days(14) - TimeDelta::milliseconds(1)));
        assert!(ends_soon(end, end + TimeDelta::days(1)));
    }

    proptest! {
        /// Holds D21: whenever an alert is made, it ends six months later on the calendar, never on a later day.
        #[test]
        fn the_end_is_in_the_sixth_month(millis in 1_700_000_000_000..2_500_000_000_000_i64) {
            let made_at = Instant::from_millis(millis).unwrap();
            let (made, end) = (helsinki::local(made_at), helsinki::local(expires_at(made_at)));
            let months = |day: chrono::NaiveDateTime| day.year() * 12 + i32::try_from(day.month0()).unwrap();
            prop_assert_eq!(months(end) - months(made), i32::try_from(MONTHS).unwrap());
            prop_assert!(end.day() <= made.day());
            prop_assert_eq!(end.minute(), made.minute());
        }
    }
}
