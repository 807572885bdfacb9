//! The open application (G11): it answers no ad, so its life is measured by the time that the applicant chooses.

use chrono::{Days, Months, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::state::{When, look_up};
use super::{Act, After, Stage};
use crate::codes::Choice;
use crate::problem::{FieldCode, FieldError, Kind};
use crate::time::{Instant, Period, helsinki};

/// How long an open application is valid at most, counted in calendar months from the day on which that is chosen (G1-8).
pub const MAX_MONTHS: u32 = 24;
/// What the form proposes.
const PROPOSED_MONTHS: u32 = 12;
/// One that was not sent disappears so many calendar months after it was last saved: it has no period whose end could
/// count, as it does for others (G1-8).
const UNSENT_MONTHS: u32 = 6;
/// So long before the end its applicant is told, unless less than that was chosen.
const REMINDED_AHEAD: TimeDelta = TimeDelta::days(14);

const TABLE: &[(Stage, Act, When, After)] = &[
    (Stage::Unsent, Act::Edit, When::Always, After::Stage(Stage::Unsent)),
    (Stage::Unsent, Act::Send, When::Always, After::Stage(Stage::Sent)),
    (Stage::Unsent, Act::Delete, When::Always, After::Gone),
    (Stage::Sent, Act::StartEdit, When::Open, After::Stage(Stage::Editing)),
    (Stage::Sent, Act::Prolong, When::Open, After::Stage(Stage::Sent)),
    (Stage::Sent, Act::Withdraw, When::Open, After::Stage(Stage::Withdrawn)),
    (Stage::Editing, Act::Edit, When::Open, After::Stage(Stage::Editing)),
    (Stage::Editing, Act::CompleteEdit, When::Open, After::Stage(Stage::Sent)),
    (Stage::Editing, Act::DiscardEdit, When::Always, After::Stage(Stage::Sent)),
    (Stage::Editing, Act::Withdraw, When::Open, After::Stage(Stage::Withdrawn)),
    (Stage::Withdrawn, Act::SendAgain, When::Open, After::Stage(Stage::Sent)),
    (Stage::Withdrawn, Act::Delete, When::Always, After::Gone),
];

/// Where an act leads an open application.
///
/// # Errors
/// [`Kind::PeriodOver`] when its time has run out, [`Kind::NotPossible`] when no row of the table fits.
pub fn open_after(stage: Stage, act: Act, period: &Period, now: Instant) -> Result<After, Kind> {
    look_up(TABLE, stage, act, period, now)
}

/// What its applicant may do with an open application now.
#[must_use]
pub fn open_actions(stage: Stage, period: &Period, now: Instant) -> Vec<Act> {
    Act::ALL.iter().copied().filter(|act| open_after(stage, *act, period, now).is_ok()).collect()
}

/// The days that may be chosen as the last one, both ends included, and the one that is proposed. All are days of the
/// calendar in Helsinki.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenDays {
    /// The first.
    pub earliest: NaiveDate,
    /// The last: two years after today.
    pub latest: NaiveDate,
    /// The one that stands in a new form.
    pub proposed: NaiveDate,
}

impl OpenDays {
    /// Those of whoever chooses today.
    #[must_use]
    pub fn of(today: NaiveDate) -> Self {
        let after = |months| today.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX);
        Self {
            earliest: today.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX),
            latest: after(MAX_MONTHS),
            proposed: after(PROPOSED_MONTHS),
        }
    }

    /// Whether a day may be chosen.
    ///
    /// # Errors
    /// `too_early` or `too_late` at `pointer`, with the limit.
    pub fn check(&self, day: NaiveDate, pointer: &str) -> Result<(), FieldError> {
        if day < self.earliest {
            Err(FieldError::new(pointer, FieldCode::TooEarly).with("earliest", self.earliest))
        } else if day > self.latest {
            Err(FieldError::new(pointer, FieldCode::TooLate).with("latest", self.latest))
        } else {
            Ok(())
        }
    }
}

/// The first instant at which an open application that is valid until the end of this day is gone.
#[must_use]
pub fn valid_before(last_day: NaiveDate) -> Instant {
    // No change of the clock happens at midnight in Finland.
    let midnight = last_day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX).and_time(NaiveTime::MIN);
    helsinki::instant(midnight).unwrap_or_else(|| Instant::new(midnight.and_utc()))
}

/// The last day of one that is gone at this instant.
#[must_use]
pub fn last_day(valid_before: Instant) -> NaiveDate {
    helsinki::date(valid_before - TimeDelta::milliseconds(1))
}

/// The first instant at which one is gone that was not sent and was last saved then.
#[must_use]
pub fn unsent_until(saved_at: Instant) -> Instant {
    let day = helsinki::date(saved_at).checked_add_months(Months::new(UNSENT_MONTHS)).unwrap_or(NaiveDate::MAX);
    valid_before(day)
}

/// When its applicant is told that it will disappear; `None` where that would be at once.
#[must_use]
pub fn reminded_at(valid_before: Instant, now: Instant) -> Option<Instant> {
    let at = valid_before - REMINDED_AHEAD;
    (at > now).then_some(at)
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeDelta};

    use super::{OpenDays, TABLE, last_day, open_actions, open_after, reminded_at, unsent_until, valid_before};
    use crate::applications::{Act, Stage};
    use crate::codes::Choice;
    use crate::problem::{FieldCode, Kind};
    use crate::time::{Instant, Period};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Holds G11-1: what can be done with an open application, in every stage, before and after its time has run out.
    #[test]
    fn the_table_of_the_open_application_is_complete() {
        let opens_at: Instant = "2026-12-01T06:00:00Z".parse().unwrap();
        let period = Period { opens_at, closes_at: opens_at + TimeDelta::days(300) };
        let last = period.closes_at - TimeDelta::milliseconds(1);
        for (stage, valid, over) in [
            (
                Stage::Unsent,
                [Act::Edit, Act::Send, Act::Delete].as_slice(),
                [Act::Edit, Act::Send, Act::Delete].as_slice(),
            ),
            (Stage::Sent, &[Act::StartEdit, Act::Withdraw, Act::Prolong], &[]),
            (Stage::Editing, &[Act::Edit, Act::CompleteEdit, Act::DiscardEdit, Act::Withdraw], &[Act::DiscardEdit]),
            (Stage::Withdrawn, &[Act::SendAgain, Act::Delete], &[Act::Delete]),
        ] {
            assert_eq!(open_actions(stage, &period, last), valid, "{stage:?}");
            assert_eq!(open_actions(stage, &period, period.closes_at), over, "{stage:?}");
            for act in Act::ALL {
                let refused = if valid.contains(act) { Kind::PeriodOver } else { Kind::NotPossible };
                if !over.contains(act) {
                    assert_eq!(open_after(stage, *act, &period, period.closes_at), Err(refused), "{stage:?} {act}");
                }
            }
        }
        assert_eq!(TABLE.len(), 12);
    }

    /// Holds G11-1. Of G1-8: at most two years from the day on which it is chosen, a leap day included, and not over already.
    #[test]
    fn two_years_are_the_most() {
        let days = OpenDays::of(day("2026-11-26"));
        assert_eq!((days.earliest, days.latest), (day("2026-11-27"), day("2028-11-26")));
        assert_eq!(days.proposed, day("2027-11-26"));
        assert!(days.check(days.earliest, "/x").is_ok() && days.check(days.latest, "/x").is_ok());
        assert_eq!(days.check(day("2026-11-26"), "/x").unwrap_err().code, FieldCode::TooEarly);
        assert_eq!(days.check(day("2028-11-27"), "/x").unwrap_err().code, FieldCode::TooLate);
        assert_eq!(OpenDays::of(day("2028-02-29")).latest, day("2030-02-28"));
    }

    /// Holds X9-7, G11-1: it is gone when the day after the last one begins on a Finnish clock, summer and winter.
    #[test]
    fn the_last_day_is_a_whole_day() {
        for (last, gone) in [("2027-01-15", "2027-01-15T22:00:00.000Z"), ("2027-07-15", "2027-07-15T21:00:00.000Z")] {
            assert_eq!(valid_before(day(last)).to_string(), gone);
            assert_eq!(last_day(valid_before(day(last))), day(last));
        }
        let saved: Instant = "2026-11-30T22:30:00Z".parse().unwrap();
        assert_eq!(last_day(unsent_until(saved)), day("2027-06-01"));
    }

    #[test]
    fn who_chose_a_short_time_is_not_reminded_at_once() {
        let now: Instant = "2026-11-26T10:00:00Z".parse().unwrap();
        assert_eq!(reminded_at(now + TimeDelta::days(14), now), None);
        let end = now + TimeDelta::days(15);
        assert_eq!(reminded_at(end, now), Some(now + TimeDelta::days(1)));
    }
}
