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
