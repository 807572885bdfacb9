//! Times of a round: one by one, or by a pattern. People set them on a Helsinki clock.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::link::https_host;
use crate::problem::{FieldCode, FieldError};
use crate::time::{Instant, helsinki};

/// Shortest interview in minutes.
pub const MIN_MINUTES: u32 = 5;
/// Longest interview in minutes.
pub const MAX_MINUTES: u32 = 480;
/// Longest pause between two of a pattern, in minutes.
const MAX_PAUSE: u32 = 480;
/// Most people at one time.
const MAX_CAPACITY: u32 = 50;
/// Most days of a pattern.
const MAX_DAYS: usize = 60;
/// Most times that are added at once.
pub const MAX_AT_ONCE: usize = 200;
/// Most times of one round.
pub const MAX_IN_ROUND: usize = 500;
/// Nobody offers an interview later than so many days from now.
const MAX_AHEAD_DAYS: i64 = 730;
/// Longest name of a place in characters.
const MAX_PLACE: usize = 300;

/// One time to add.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSlot {
    /// When it begins on a Helsinki clock, `2027-01-12T09:00`. The double hour of autumn means its first occurrence; what
    /// stands in the missing hour of spring is refused.
    #[cfg_attr(feature = "openapi", schema(example = "2027-01-12T09:00"))]
    pub starts_at: String,
    /// How long it lasts, 5 to 480 minutes.
    #[cfg_attr(feature = "openapi", schema(example = 45, minimum = 5, maximum = 480))]
    pub minutes: u32,
    /// How many may book it, 1 to 50; one where nothing is said.
    #[serde(default = "one")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 50))]
    pub capacity: u32,
    /// Where, if elsewhere than the round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub place: Option<String>,
    /// The `https` address of the remote interview, if another one than the round's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub link: Option<String>,
}

/// Times one after the other on several days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SlotPattern {
    /// The days (Helsinki), at most 60.
    pub days: Vec<NaiveDate>,
    /// When the first one begins on each day, `09:00` on a Helsinki clock.
    #[cfg_attr(feature = "openapi", schema(example = "09:00"))]
    pub from: String,
    /// When the last one has ended on each day.
    #[cfg_attr(feature = "openapi", schema(example = "12:00"))]
    pub to: String,
    /// How long each lasts, 5 to 480 minutes.
    #[cfg_attr(feature = "openapi", schema(example = 45, minimum = 5, maximum = 480))]
    pub minutes: u32,
    /// Minutes between two of them, at most 480.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = 15, maximum = 480))]
    pub pause_minutes: u32,
    /// How many may book each, 1 to 50; one where nothing is said.
    #[serde(default = "one")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 50))]
    pub capacity: u32,
    /// Where, if elsewhere than the round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub place: Option<String>,
    /// The `https` address of the remote interviews, if another one than the round's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub link: Option<String>,
}

const fn one() -> u32 {
    1
}

/// A time that holds together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotTime {
    /// When it begins.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// How many may book it.
    pub capacity: u32,
    /// Where, if elsewhere than the round.
    pub place: Option<String>,
    /// The address, if another one than the round's.
    pub link: Option<String>,
}

/// Whether two times touch. Where one ends the other may begin.
#[must_use]
pub fn overlaps(one: (Instant, Instant), other: (Instant, Instant)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

/// All times of a list and a pattern, in order of their beginning.
///
/// # Errors
/// All fields that do not fit: no time at all, more than 200, one that is over, one in the missing hour.
pub fn new_slots(
    list: &[NewSlot],
    pattern: Option<&SlotPattern>,
    now: Instant,
) -> Result<Vec<SlotTime>, Vec<FieldError>> {
    let (mut times, mut errors) = (Vec::new(), Vec::new());
    if list.len() > MAX_AT_ONCE {
        return Err(vec![FieldError::new("/times", FieldCode::TooMany).with("max", MAX_AT_ONCE)]);
    }
    for (place, slot) in list.iter().enumerate() {
        let at = format!("/times/{place}");
        let wrong = check_slot(&at, slot.capacity, slot.place.as_deref(), slot.link.as_deref());
        let minutes = length(&format!("{at}/minutes"), slot.minutes);
        let start = start(&format!("{at}/starts_at"), helsinki::parse_local(&slot.starts_at), now);
        match (wrong.is_empty(), minutes, start) {
            (true, Ok(minutes), Ok(starts_at)) => times.push(SlotTime {
                starts_at,
                ends_at: starts_at + minutes,
                capacity: slot.capacity,
                place: trimmed(slot.place.as_deref()),
                link: trimmed(slot.link.as_deref()),
            }),
            (_, minutes, start) => errors.extend(wrong.into_iter().chain(minutes.err()).chain(start.err())),
        }
    }
    match pattern.map(|pattern| of_pattern(pattern, now)) {
        Some(Ok(made)) => times.extend(made),
        Some(Err(wrong)) => errors.extend(wrong),
        None if list.is_empty() => errors.push(FieldError::new("/times", FieldCode::Missing)),
        None => {}
    }
    if errors.is_empty() && times.len() > MAX_AT_ONCE {
        errors.push(FieldError::new("/pattern", FieldCode::TooMany).with("max", MAX_AT_ONCE));
    }
    times.sort_by_key(|time| time.starts_at);
    if errors.is_empty() { Ok(times) } else { Err(errors) }
}

/// What is wrong with how many, where and on which address.
#[must_use]
pub fn check_slot(at: &str, capacity: u32, place: Option<&str>, link: Option<&str>) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if !(1..=MAX_CAPACITY).contains(&capacity) {
        errors.push(out_of_range(format!("{at}/capacity"), 1, MAX_CAPACITY));
    }
    if place.is_some_and(|place| place.chars().count() > MAX_PLACE) {
        errors.push(FieldError::new(format!("{at}/place"), FieldCode::TooLong).with("max", MAX_PLACE));
    }
    if trimmed(link).is_some_and(|link| https_host(&link).is_none()) {
        errors.push(FieldError::new(format!("{at}/link"), FieldCode::NotHttps));
    }
    errors
}

/// The text without what surrounds it; nothing where there is none.
pub(super) fn trimmed(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn out_of_range(at: impl Into<String>, min: u32, max: u32) -> FieldError {
    FieldError::new(at, FieldCode::OutOfRange).with("min", min).with("max", max)
}

fn length(at: &str, minutes: u32) -> Result<TimeDelta, FieldError> {
    if (MIN_MINUTES..=MAX_MINUTES).contains(&minutes) {
        Ok(TimeDelta::minutes(i64::from(minutes)))
    } else {
        Err(out_of_range(at, MIN_MINUTES, MAX_MINUTES))
    }
}

fn start(at: &str, local: Option<chrono::NaiveDateTime>, now: Instant) -> Result<Instant, FieldError> {
    let local = local.ok_or_else(|| FieldError::new(at, FieldCode::NotADate))?;
    let instant = helsinki::instant(local).ok_or_else(|| FieldError::new(at, FieldCode::MissingHour))?;
    let latest = now + TimeDelta::days(MAX_AHEAD_DAYS);
    if instant <= now {
        Err(FieldError::new(at, FieldCode::TooEarly).with("earliest", helsinki::write_local(now)))
    } else if instant > latest {
        Err(FieldError::new(at, FieldCode::TooLate).with("latest", helsinki::write_local(latest)))
    } else {
        Ok(instant)
    }
}

/// The times of a pattern. It counts in real minutes from the first beginning of each day: no two times touch, whatever
/// the clock does on that day.
fn of_pattern(pattern: &SlotPattern, now: Instant) -> Result<Vec<SlotTime>, Vec<FieldError>> {
    let mut errors = check_slot("/pattern", pattern.capacity, pattern.place.as_deref(), pattern.link.as_deref());
    let clock = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok().filter(|_| text.len() == 5);
    let (from, to) = (clock(&pattern.from), clock(&pattern.to));
    for (time, at) in [(from, "/pattern/from"), (to, "/pattern/to")] {
        if time.is_none() {
            errors.push(FieldError::new(at, FieldCode::NotADate));
        }
    }
    if from.zip(to).is_some_and(|(from, to)| to <= from) {
        errors.push(FieldError::new("/pattern/to", FieldCode::EndBeforeStart));
    }
    if pattern.pause_minutes > MAX_PAUSE {
        errors.push(out_of_range("/pattern/pause_minutes", 0, MAX_PAUSE));
    }
    if pattern.days.is_empty() {
        errors.push(FieldError::new("/pattern/days", FieldCode::Missing));
    } else if pattern.days.len() > MAX_DAYS {
        errors.push(FieldError::new("/pattern/days", FieldCode::TooMany).with("max", MAX_DAYS));
    }
    let minutes = length("/pattern/minutes", pattern.minutes);
    let (Some(from), Some(to), Ok(minutes), true) = (from, to, &minutes, errors.is_empty()) else {
        errors.extend(minutes.err());
        return Err(errors);
    };
    let step = *minutes + TimeDelta::minutes(i64::from(pattern.pause_minutes));
    let mut times = Vec::new();
    for (place, day) in pattern.days.iter().enumerate() {
        let at = format!("/pattern/days/{place}");
        if pattern.days.iter().take(place).any(|before| before == day) {
            errors.push(FieldError::new(at, FieldCode::NotTogether));
            continue;
        }
        let first = start(&at, Some(day.and_time(from)), now);
        let last = helsinki::instant(day.and_time(to)).ok_or_else(|| FieldError::new(&at, FieldCode::MissingHour));
        match (first, last) {
            (Ok(first), Ok(last)) => one_day(pattern, (first, last), (*minutes, step), &mut times),
            (first, last) => errors.extend(first.err().or(last.err())),
        }
    }
    if errors.is_empty() && times.is_empty() {
        errors.push(FieldError::new("/pattern", FieldCode::NoTimes));
    }
    if times.len() > MAX_AT_ONCE {
        errors.push(FieldError::new("/pattern", FieldCode::TooMany).with("max", MAX_AT_ONCE));
    }
    if errors.is_empty() { Ok(times) } else { Err(errors) }
}

fn one_day(
    pattern: &SlotPattern,
    (first, last): (Instant, Instant),
    (minutes, step): (TimeDelta, TimeDelta),
    times: &mut Vec<SlotTime>,
) {
    let mut starts_at = first;
    while starts_at + minutes <= last {
        times.push(SlotTime {
            starts_at,
            ends_at: starts_at + minutes,
            capacity: pattern.capacity,
            place: trimmed(pattern.place.as_deref()),
            link: trimmed(pattern.link.as_deref()),
        });
        starts_at = starts_at + step;
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, NaiveDate, TimeDelta};
    use proptest::prelude::*;

    use super::{MAX_AT_ONCE, SlotPattern, new_slots, overlaps};
    use crate::time::{Instant, helsinki};

    fn now() -> Instant {
        "2026-11-25T08:00:00Z".parse().unwrap()
    }

    fn pattern(days: &[NaiveDate], from: &str, to: &str, minutes: u32, pause_minutes: u32) -> SlotPattern {
        let (from, to) = (from.to_owned(), to.to_owned());
        SlotPattern { days: days.to_vec(), from, to, minutes, pause_minutes, capacity: 1, place: None, link: None }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn starts(pattern: &SlotPattern) -> Vec<String> {
        let times = new_slots(&[], Some(pattern), now()).unwrap();
        times.iter().map(|time| helsinki::write_local(time.starts_at)).collect()
    }

    /// Of X13-3, D10: on the day that has 23 hours the clock jumps over an hour and no interview does; on the one that has 25
    /// the double hour is used twice.
    #[test]
    fn on_the_days_of_the_change_no_two_times_touch() {
        let spring = pattern(&[day("2027-03-28")], "02:00", "06:00", 60, 0);
        assert_eq!(starts(&spring), ["2027-03-28T02:00", "2027-03-28T04:00", "2027-03-28T05:00"]);
        let autumn = pattern(&[day("2027-10-31")], "02:00", "05:00", 60, 0);
        assert_eq!(starts(&autumn), ["2027-10-31T02:00", "2027-10-31T03:00", "2027-10-31T03:00", "2027-10-31T04:00"]);
    }

    proptest! {
        /// Of X13-3: whatever the pattern, its times are as long as was asked, stand apart by the pause at least, begin and end
        /// within the hours of its days, lie ahead, and are not more than may be.
        #[test]
        fn a_pattern_keeps_its_word(
            first in 0_u64..400, days in prop::collection::btree_set(0_u64..60, 1..8), from in 0_u32..1_400,
            length in 1_u32..1_440, minutes in 5_u32..481, pause in 0_u32..120,
        ) {
            let all: Vec<_> =
                days.iter().map(|day| day_after(first + day)).collect();
            let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
            let to = (from + length).min(1_439);
            let asked = pattern(&all, &clock(from), &clock(to), minutes, pause);
            match new_slots(&[], Some(&asked), now()) {
                Ok(times) => {
                    prop_assert!(!times.is_empty() && times.len() <= MAX_AT_ONCE);
                    for time in &times {
                        prop_assert_eq!(time.ends_at - time.starts_at, TimeDelta::minutes(i64::from(minutes)));
                        prop_assert!(time.starts_at > now());
                        let (start, end) = (helsinki::local(time.starts_at), helsinki::local(time.ends_at));
                        prop_assert!(all.contains(&start.date()) && start.date() == end.date());
                        prop_assert!(clock(from) <= start.format("%H:%M").to_string());
                        prop_assert!(end.format("%H:%M").to_string() <= clock(to));
                    }
                    for pair in times.windows(2) {
                        let apart = pair[1].starts_at - pair[0].ends_at;
                        prop_assert!(apart >= TimeDelta::minutes(i64::from(pause)));
                        prop_assert!(!overlaps(
                            (pair[0].starts_at, pair[0].ends_at),
                            (pair[1].starts_at, pair[1].ends_at)
                        ));
                    }
                }
                Err(errors) => {
                    for error in errors {
                        let slug = error.code.slug();
                        let known = ["too_many", "no_times", "missing_hour", "too_early", "too_late", "end_before_start"];
                        prop_assert!(known.contains(&slug), "{} {}", error.pointer, slug);
                    }
                }
            }
        }
    }

    fn day_after(days: u64) -> NaiveDate {
        let day = day("2026-11-20") + chrono::Days::new(days);
        assert!(day.year() < 2029);
        day
    }
}
