//! The clock on Finland's walls: everything people read or set is Helsinki time, everything stored is UTC.

use chrono::{Datelike, LocalResult, NaiveDate, NaiveDateTime, TimeZone};
use chrono_tz::Europe::Helsinki;

use super::Instant;

/// Name of the zone (IANA).
pub const ZONE: &str = "Europe/Helsinki";

/// What a Helsinki clock shows at this instant.
#[must_use]
pub fn local(instant: Instant) -> NaiveDateTime {
    instant.with_timezone(&Helsinki).naive_local()
}

/// The Helsinki calendar day of this instant.
#[must_use]
pub fn date(instant: Instant) -> NaiveDate {
    local(instant).date()
}

/// The instant at which a Helsinki clock shows this. The double hour of autumn means its first occurrence; the missing
/// hour of spring is `None` (D10).
#[must_use]
pub fn instant(local: NaiveDateTime) -> Option<Instant> {
    match Helsinki.from_local_datetime(&local) {
        LocalResult::Single(there) => Some(Instant::new(there.to_utc())),
        LocalResult::Ambiguous(first, _) => Some(Instant::new(first.to_utc())),
        LocalResult::None => None,
    }
}

/// Reads `2026-12-15T16:15`, the form in which ads give their period. Years have four digits: as text, later ones would
/// sort before earlier ones.
#[must_use]
pub fn parse_local(text: &str) -> Option<NaiveDateTime> {
    let read = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok()?;
    (1900..=2999).contains(&read.year()).then_some(read)
}

/// The instant that `2026-12-15T16:15` means; `None` also for what stands in the missing hour of spring (D10).
#[must_use]
pub fn read_local(text: &str) -> Option<Instant> {
    parse_local(text).and_then(instant)
}

/// Writes a time of a Helsinki clock as `2026-12-15T16:15`.
#[must_use]
pub fn write_minute(local: NaiveDateTime) -> String {
    local.format("%Y-%m-%dT%H:%M").to_string()
}

/// Writes `2026-12-15T16:15`, as `closes_at_local` has it.
#[must_use]
pub fn write_local(instant: Instant) -> String {
    write_minute(local(instant))
}

/// Writes `2026-12-15T16:15:00+02:00`: a Finnish clock, and how far it is ahead, for readers all over the world.
#[must_use]
pub fn write_with_offset(instant: Instant) -> String {
    instant.with_timezone(&Helsinki).format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

#[cfg(test)]
mod tests {
    use super::{instant, local, parse_local, read_local, write_local, write_with_offset};

    /// Holds G1-7, D10: closing to the minute across both changes of the clock.
    #[test]
    fn summer_and_winter_time_are_told_apart() {
        let winter = instant(parse_local("2026-12-15T16:15").unwrap()).unwrap();
        assert_eq!(winter.to_string(), "2026-12-15T14:15:00.000Z");
        let summer = instant(parse_local("2026-07-15T16:15").unwrap()).unwrap();
        assert_eq!(summer.to_string(), "2026-07-15T13:15:00.000Z");
        assert_eq!(write_local(winter), "2026-12-15T16:15");
        assert_eq!(write_with_offset(winter), "2026-12-15T16:15:00+02:00");
        assert_eq!(write_with_offset(summer), "2026-07-15T16:15:00+03:00");
    }

    /// Holds D10.
    #[test]
    fn the_double_hour_is_its_first_and_the_missing_hour_is_none() {
        let double = instant(parse_local("2026-10-25T03:30").unwrap()).unwrap();
        assert_eq!(double.to_string(), "2026-10-25T00:30:00.000Z");
        assert_eq!(local(double), parse_local("2026-10-25T03:30").unwrap());
        assert!(instant(parse_local("2027-03-28T03:30").unwrap()).is_none());
        assert!(read_local("2027-03-28T03:59").is_none() && read_local("2027-03-28T04:00").is_some());
        assert!(read_local("20271-03-28T04:00").is_none() && read_local("2027-02-29T04:00").is_none());
    }
}
