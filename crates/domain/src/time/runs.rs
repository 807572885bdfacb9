//! The times of day at which something is done for everybody, on Finland's clocks (G3.7-2, D21).

use std::str::FromStr;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{Instant, helsinki};

/// One or more times of day, each once, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunTimes(Vec<NaiveTime>);

/// One run: its key is the local date and time, so that a day of 23 or 25 hours has as many runs as any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// For example `2026-10-25T06:00`. Later runs have later keys.
    pub key: String,
    /// When it is due.
    pub at: Instant,
}

/// A text that is no list of times such as `06:00,17:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("times of day with commas between, for example 06:00,17:00")]
pub struct NoTimes;

impl FromStr for RunTimes {
    type Err = NoTimes;

    fn from_str(text: &str) -> Result<Self, NoTimes> {
        let time = |part: &str| NaiveTime::parse_from_str(part.trim(), "%H:%M").map_err(|_unread| NoTimes);
        let mut times = text.split(',').map(time).collect::<Result<Vec<_>, _>>()?;
        times.sort_unstable();
        times.dedup();
        Ok(Self(times))
    }
}

impl RunTimes {
    /// The last run that was due by now. Runs missed before it are not made up for: it does their work too.
    #[must_use]
    pub fn latest(&self, now: Instant) -> Option<Run> {
        let today = helsinki::date(now);
        let days = [Some(today), today.checked_sub_days(Days::new(1))];
        days.into_iter().flatten().flat_map(|day| self.of_day(day).rev()).find(|run| run.at <= now)
    }

    /// The next run after now.
    #[must_use]
    pub fn next(&self, now: Instant) -> Option<Run> {
        let today = helsinki::date(now);
        let days = [Some(today), today.checked_add_days(Days::new(1))];
        days.into_iter().flatten().flat_map(|day| self.of_day(day)).find(|run| run.at > now)
    }

    fn of_day(&self, day: NaiveDate) -> impl DoubleEndedIterator<Item = Run> + '_ {
        self.0.iter().filter_map(move |time| {
            let local = NaiveDateTime::new(day, *time);
            // What stands in the missing hour of spring is done an hour later; in the double hour, the first time.
            let at = helsinki::instant(local).or_else(|| helsinki::instant(local + TimeDelta::hours(1)))?;
            Some(Run { key: helsinki::write_minute(local), at })
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::{NoTimes, RunTimes};
    use crate::time::Instant;

    fn times(text: &str) -> RunTimes {
        text.parse().unwrap()
    }

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn latest(now: &str) -> (String, String) {
        let run = times("06:00,17:00").latest(at(now)).unwrap();
        (run.key, run.at.to_string())
    }

    fn is(key: &str, at: &str) -> (String, String) {
        (key.to_owned(), at.to_owned())
    }

    /// Holds D21: six o'clock is six o'clock before and after the clocks change.
    #[test]
    fn runs_follow_the_clock_on_the_wall() {
        assert_eq!(latest("2026-10-24T03:00:00Z"), is("2026-10-24T06:00", "2026-10-24T03:00:00.000Z"));
        // The night of 25 October has an hour twice.
        assert_eq!(latest("2026-10-25T03:59:59.999Z"), is("2026-10-24T17:00", "2026-10-24T14:00:00.000Z"));
        assert_eq!(latest("2026-10-25T04:00:00Z"), is("2026-10-25T06:00", "2026-10-25T04:00:00.000Z"));
        // The night of 28 March lacks one.
        assert_eq!(latest("2027-03-28T02:59:59.999Z"), is("2027-03-27T17:00", "2027-03-27T15:00:00.000Z"));
        assert_eq!(latest("2027-03-28T03:00:00Z"), is("2027-03-28T06:00", "2027-03-28T03:00:00.000Z"));
        assert_eq!(times("17:00,06:00").next(at("2027-03-28T03:00:00Z")).unwrap().key, "2027-03-28T17:00");
    }

    /// Of D21: a time in the missing hour is done all the same, one in the double hour once.
    #[test]
    fn odd_times_have_their_run_on_odd_days() {
        let odd = times("03:30");
        assert_eq!(odd.latest(at("2027-03-28T01:30:00Z")).unwrap().key, "2027-03-28T03:30");
        assert_eq!(odd.latest(at("2026-10-25T00:30:00Z")).unwrap().key, "2026-10-25T03:30");
        assert_eq!(odd.latest(at("2026-10-25T01:30:00Z")).unwrap().key, "2026-10-25T03:30");
    }

    #[test]
    fn what_is_no_list_of_times_is_said() {
        for bad in ["", "6", "25:00", "06:00,", "06:00;17:00"] {
            assert_eq!(bad.parse::<RunTimes>(), Err(NoTimes), "{bad}");
        }
        assert_eq!(times("06:00, 06:00"), times("06:00"));
    }

    proptest! {
        /// Holds D21: each run is due once; there are as many a day as there are times, and keys grow with time.
        #[test]
        fn a_year_has_each_run_once(start in 1_700_000_000_000..2_000_000_000_000_i64) {
            let times = times("06:00,17:00");
            let mut now = Instant::from_millis(start).unwrap();
            let mut seen = BTreeSet::new();
            for _ in 0..30 {
                let next = times.next(now).unwrap();
                prop_assert!(next.at > now && next.at - now <= TimeDelta::hours(14));
                prop_assert_eq!(&times.latest(next.at).unwrap(), &next);
                prop_assert_ne!(&times.latest(next.at - TimeDelta::milliseconds(1)).unwrap(), &next);
                prop_assert!(seen.last().is_none_or(|last| *last < next.key));
                seen.insert(next.key);
                now = next.at;
            }
            prop_assert_eq!(seen.len(), 30);
        }
    }
}
