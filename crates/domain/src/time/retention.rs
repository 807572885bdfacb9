//! How long what is kept after something has ended (G1-8, D55): months of the calendar, on Helsinki's clock.

use chrono::{DateTime, Months, TimeDelta, Utc};

use super::{Instant, helsinki};

/// So many months after the application period unsent applications disappear (G1-8).
pub const UNSENT_MONTHS: u32 = 6;
/// So many months after the application period withdrawn applications disappear, on both sides (X10-4).
pub const WITHDRAWN_MONTHS: u32 = 6;
/// So many months after the recruitment ended sent applications leave the applicant's profile (G1-8). An agency keeps
/// them at least as long (D6).
pub const SENT_MONTHS: u32 = 24;
/// So many months after the application period the contact persons of an ad are public (D55).
pub const CONTACTS_MONTHS: u32 = 6;

/// The shortest month is so much shorter than the longest, and a clock that changes adds less than the rest.
const CLAMPED_AT_MOST: TimeDelta = TimeDelta::days(4);

/// The same day and clock time of Helsinki so many months later. Where that month is shorter, its last day; in the missing
/// hour of spring, an hour later; the double hour of autumn means its first occurrence. Beyond any calendar: never.
#[must_use]
pub fn months_later(at: Instant, months: u32) -> Instant {
    helsinki::local(at)
        .checked_add_months(Months::new(months))
        .and_then(|there| helsinki::instant(there).or_else(|| helsinki::instant(there + TimeDelta::hours(1))))
        .unwrap_or_else(|| Instant::new(DateTime::<Utc>::MAX_UTC))
}

/// Whatever is over for so many months now ended by this instant: a bound for looking, which [`months_later`] then decides
/// one by one.
#[must_use]
pub fn ended_by(now: Instant, months: u32) -> Instant {
    let about = now.utc().checked_sub_months(Months::new(months)).unwrap_or(DateTime::<Utc>::MIN_UTC);
    Instant::new(about) + CLAMPED_AT_MOST
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;
    use proptest::prelude::*;

    use super::{ended_by, months_later};
    use crate::time::{Instant, helsinki};

    fn later(from: &str, months: u32) -> String {
        helsinki::write_local(months_later(helsinki::read_local(from).unwrap(), months))
    }

    /// Of G1-8: months of the calendar, clamped to the end of the month, at the same time of a Finnish clock.
    #[test]
    fn months_are_months_of_the_calendar() {
        assert_eq!(later("2026-12-15T16:15", 6), "2027-06-15T16:15", "into summer time");
        assert_eq!(later("2027-06-15T16:15", 6), "2027-12-15T16:15", "out of it");
        assert_eq!(later("2026-08-31T16:15", 6), "2027-02-28T16:15");
        assert_eq!(later("2027-08-31T16:15", 6), "2028-02-29T16:15", "a leap year");
        assert_eq!(later("2028-02-29T23:59", 24), "2030-02-28T23:59");
        assert_eq!(later("2026-09-28T03:30", 6), "2027-03-28T04:30", "the missing hour of spring");
        assert_eq!(later("2027-04-30T03:30", 6), "2027-10-30T03:30");
        let double = months_later(helsinki::read_local("2027-04-30T03:30").unwrap(), 6);
        assert_eq!(double.to_string(), "2027-10-30T00:30:00.000Z");
        let first = months_later(helsinki::read_local("2026-04-25T03:30").unwrap(), 6);
        assert_eq!(first.to_string(), "2026-10-25T00:30:00.000Z", "the first of the double hour");
        assert!(
            months_later("2026-12-15T14:15:00Z".parse().unwrap(), u32::MAX) > "9999-01-01T00:00:00Z".parse().unwrap()
        );
    }

    proptest! {
        /// Of G1-8: what is due is always found by the bound that is looked by, and the month is the right one.
        #[test]
        fn nothing_that_is_due_is_overlooked(millis in 1_700_000_000_000_i64..2_500_000_000_000, months in 1_u32..130) {
            let at = Instant::from_millis(millis).unwrap();
            let until = months_later(at, months);
            prop_assert!(at <= ended_by(until, months), "{} {}", at, until);
            let month = |at: Instant| { let day = helsinki::date(at); day.year() * 12 + i32::try_from(day.month0()).unwrap() };
            prop_assert_eq!(month(until) - month(at), i32::try_from(months).unwrap());
            prop_assert!(helsinki::date(until).day() <= helsinki::date(at).day());
        }
    }
}
