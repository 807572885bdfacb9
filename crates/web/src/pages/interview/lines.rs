//! Times and places as they stand in a line.

use chrono::NaiveDateTime;
use domain::interviews::{FreeTime, MeetingView};
use domain::language::Language;
use domain::time::Instant;
use texts::format;

use crate::dates;

/// `09.00–09.45` on Finland's clock.
pub(super) fn hours(language: Language, starts: &str, ends: &str) -> String {
    match (dates::local(starts), dates::local(ends)) {
        (Some(starts), Some(ends)) => between(language, starts, ends),
        (_, _) => starts.to_owned(),
    }
}

fn between(language: Language, starts: NaiveDateTime, ends: NaiveDateTime) -> String {
    let start = format::time(language, starts.time());
    if starts.date() == ends.date() {
        texts::interviews::same_day(language, format::time(language, ends.time()), start)
    } else {
        texts::interviews::over_midnight(language, format::date_time(language, ends), start)
    }
}

/// `tisdag 12.1.2027 kl. 10.00–10.45`
pub(super) fn when(language: Language, starts: &str, ends: &str) -> String {
    match (dates::local(starts), dates::local(ends)) {
        (Some(from), Some(to)) => {
            let day = format::weekday_and_date(language, from.date());
            texts::frame::date_at_time(language, day, between(language, from, to))
        }
        (_, _) => starts.to_owned(),
    }
}

/// The same of a booked time, with the reader's own time where it differs.
pub(super) fn when_booked(language: Language, booked: &MeetingView) -> String {
    let finnish = when(language, &booked.starts_at_local, &booked.ends_at_local);
    with_own(finnish, own_time(language, booked.starts_at, &booked.starts_at_local))
}

/// The same of a free time.
pub(super) fn when_free(language: Language, time: &FreeTime) -> String {
    when(language, &time.starts_at_local, &time.ends_at_local)
}

/// ‹(din tid 08.00)›
pub(super) fn own_time(language: Language, at: Instant, local: &str) -> Option<String> {
    dates::your_time(language, at, local)
}

fn with_own(finnish: String, own: Option<String>) -> String {
    match own {
        Some(own) => format!("{finnish} {own}"),
        None => finnish,
    }
}
