//! Dates, times, numbers and money as each language writes them (G2-1).
//!
//! Times are local ones (Europe/Helsinki): whoever calls has done the conversion, and no time-zone table gets into the
//! browser bundle.

use std::fmt::Display;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};
use domain::language::Language;

use crate::frame;

/// Keeps a number and its unit on one line.
const NO_BREAK: char = '\u{a0}';

/// `15.12.2026`, in English `15 December 2026`.
#[must_use]
pub fn date(language: Language, day: NaiveDate) -> String {
    let (year, month, number) = (day.year(), day.month(), day.day());
    match language {
        Language::Fi | Language::Sv => format!("{number}.{month}.{year}"),
        Language::En => format!("{number} {} {year}", english_month(month)),
    }
}

/// The English month; Finnish and Swedish write months as numbers.
const fn english_month(month: u32) -> &'static str {
    match month {
        1 => frame::month_january(Language::En),
        2 => frame::month_february(Language::En),
        3 => frame::month_march(Language::En),
        4 => frame::month_april(Language::En),
        5 => frame::month_may(Language::En),
        6 => frame::month_june(Language::En),
        7 => frame::month_july(Language::En),
        8 => frame::month_august(Language::En),
        9 => frame::month_september(Language::En),
        10 => frame::month_october(Language::En),
        11 => frame::month_november(Language::En),
        _ => frame::month_december(Language::En),
    }
}

/// `tisdag 12.1.2027`, in English `Tuesday 12 January 2027`: within a sentence.
#[must_use]
pub fn weekday_and_date(language: Language, day: NaiveDate) -> String {
    let weekday = match day.weekday() {
        Weekday::Mon => frame::weekday_monday(language),
        Weekday::Tue => frame::weekday_tuesday(language),
        Weekday::Wed => frame::weekday_wednesday(language),
        Weekday::Thu => frame::weekday_thursday(language),
        Weekday::Fri => frame::weekday_friday(language),
        Weekday::Sat => frame::weekday_saturday(language),
        Weekday::Sun => frame::weekday_sunday(language),
    };
    frame::weekday_and_date(language, date(language, day), weekday)
}

/// The same as a heading: `Tisdag 12.1.2027`.
#[must_use]
pub fn day_heading(language: Language, day: NaiveDate) -> String {
    let words = weekday_and_date(language, day);
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `16.15`, in English `16:15`; always two digits each, so that times line up.
#[must_use]
pub fn time(language: Language, time: NaiveTime) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match language {
        Language::Fi | Language::Sv => format!("{hour:02}.{minute:02}"),
        Language::En => format!("{hour:02}:{minute:02}"),
    }
}

/// `15.12.2026 kl. 16.15`, `15.12.2026 klo 16.15`, `15 December 2026 at 16:15`.
#[must_use]
pub fn date_time(language: Language, local: NaiveDateTime) -> String {
    frame::date_at_time(language, date(language, local.date()), time(language, local.time()))
}

/// A count with the language's thousands separator: `3 250`, in English `3,250`.
#[must_use]
pub fn count(language: Language, number: u64) -> String {
    let digits = number.to_string();
    let separator = match language {
        Language::Fi | Language::Sv => NO_BREAK,
        Language::En => ',',
    };
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// A whole number, with a real minus sign where it is below zero.
#[must_use]
pub fn number(language: Language, number: i64) -> String {
    signed(number, count(language, number.unsigned_abs()))
}

fn signed(value: i64, amount: impl Display) -> String {
    if value < 0 { format!("\u{2212}{amount}") } else { amount.to_string() }
}

/// `3 250,50 €`, in English `€3,250.50`; whole euros have no decimals.
#[must_use]
pub fn money_cents(language: Language, cents: i64) -> String {
    let (euros, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let mut amount = count(language, euros);
    if rest > 0 {
        amount.push(decimal_sign(language));
        amount.push_str(&format!("{rest:02}"));
    }
    let amount = match language {
        Language::Fi | Language::Sv => format!("{amount}{NO_BREAK}€"),
        Language::En => format!("€{amount}"),
    };
    signed(cents, amount)
}

const fn decimal_sign(language: Language) -> char {
    match language {
        Language::Fi | Language::Sv => ',',
        Language::En => '.',
    }
}

/// `42 %`, in English `42%`.
#[must_use]
pub fn percent(language: Language, percent: u8) -> String {
    match language {
        Language::Fi | Language::Sv => format!("{percent}{NO_BREAK}%"),
        Language::En => format!("{percent}%"),
    }
}

const KILO: u64 = 1024;
const MEGA: u64 = KILO * KILO;

/// The size of a file: `640 kB`, `3,1 MB` (Finnish `kt`, `Mt`), 1 MB being 2²⁰ bytes as in the limit of G9.2.8.
///
/// Rounded up, so that a file just above a limit is never shown as if it kept it.
#[must_use]
pub fn bytes(language: Language, bytes: u64) -> String {
    let kilo = bytes.div_ceil(KILO);
    if kilo < KILO {
        return frame::kilobytes(language, count(language, kilo));
    }
    let (whole, rest) = (bytes / MEGA, (bytes % MEGA * 10).div_ceil(MEGA));
    let (whole, tenths) = if rest == 10 { (whole + 1, 0) } else { (whole, rest) };
    let mut amount = count(language, whole);
    if tenths > 0 {
        amount.push(decimal_sign(language));
        amount.push_str(&tenths.to_string());
    }
    frame::megabytes(language, amount)
}

/// How long it still is: `3 h 20 min`, `20 min`.
#[must_use]
pub fn minutes(language: Language, minutes: u64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => frame::minutes(language, rest.to_string()),
        (hours, 0) => frame::hours(language, hours.to_string()),
        (hours, rest) => frame::hours_and_minutes(language, hours.to_string(), rest.to_string()),
    }
}

/// `a, b och c`, `a, b ja c`, `a, b and c`.
#[must_use]
pub fn list(language: Language, words: &[impl Display]) -> String {
    match words {
        [] => String::new(),
        [only] => only.to_string(),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(ToString::to_string).collect();
            frame::and(language, first.join(", "), last)
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveDateTime};
    use domain::language::Language::{En, Fi, Sv};

    use super::{bytes, count, date, date_time, list, minutes, money_cents, number, percent, time};

    fn closing() -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 12, 15).unwrap().and_hms_opt(16, 15, 0).unwrap()
    }

    /// Holds G2-1.
    #[test]
    fn a_closing_time_is_written_as_in_each_language() {
        assert_eq!(date_time(Fi, closing()), "15.12.2026 klo 16.15");
        assert_eq!(date_time(Sv, closing()), "15.12.2026 kl. 16.15");
        assert_eq!(date_time(En, closing()), "15 December 2026 at 16:15");
    }

    /// Holds G2-1.
    #[test]
    fn dates_have_no_leading_zeros_and_times_have_them() {
        let morning = NaiveDate::from_ymd_opt(2027, 1, 5).unwrap().and_hms_opt(9, 5, 59).unwrap();
        assert_eq!(date(Sv, morning.date()), "5.1.2027");
        assert_eq!(date(En, morning.date()), "5 January 2027");
        assert_eq!(time(Sv, morning.time()), "09.05");
        assert_eq!(time(Fi, morning.time()), "09.05");
        assert_eq!(time(En, morning.time()), "09:05");
    }

    /// Holds G2-1.
    #[test]
    fn every_month_has_its_english_name() {
        let names: Vec<String> = (1..=12).map(|m| date(En, NaiveDate::from_ymd_opt(2026, m, 1).unwrap())).collect();
        assert_eq!(names.first().unwrap(), "1 January 2026");
        assert_eq!(names.get(1).unwrap(), "1 February 2026");
        assert_eq!(names.get(8).unwrap(), "1 September 2026");
        assert_eq!(names.last().unwrap(), "1 December 2026");
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), 12);
    }

    /// Holds G2-1.
    #[test]
    fn thousands_are_grouped() {
        assert_eq!(count(Sv, 0), "0");
        assert_eq!(count(Sv, 999), "999");
        assert_eq!(count(Sv, 1_000), "1\u{a0}000");
        assert_eq!(count(Fi, 1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(count(En, 1_234_567), "1,234,567");
        assert_eq!(number(En, -12_000), "\u{2212}12,000");
        assert_eq!(number(Sv, 21), "21");
    }

    /// Holds G2-1.
    #[test]
    fn money_stands_with_its_sign_and_without_empty_cents() {
        assert_eq!(money_cents(Sv, 325_050), "3\u{a0}250,50\u{a0}€");
        assert_eq!(money_cents(Fi, 325_000), "3\u{a0}250\u{a0}€");
        assert_eq!(money_cents(En, 325_050), "€3,250.50");
        assert_eq!(money_cents(En, 325_005), "€3,250.05");
        assert_eq!(money_cents(En, -99), "\u{2212}€0.99");
    }

    /// Holds G2-1.
    #[test]
    fn percent_has_a_space_except_in_english() {
        assert_eq!(percent(Sv, 42), "42\u{a0}%");
        assert_eq!(percent(Fi, 100), "100\u{a0}%");
        assert_eq!(percent(En, 0), "0%");
    }

    /// Holds G9.2.8.
    #[test]
    fn a_file_above_the_limit_never_looks_as_if_it_kept_it() {
        assert_eq!(bytes(Sv, 2_097_152), "2\u{a0}MB");
        assert_eq!(bytes(Sv, 2_097_153), "2,1\u{a0}MB");
        assert_eq!(bytes(Fi, 3_200_000), "3,1\u{a0}Mt");
        assert_eq!(bytes(En, 3_200_000), "3.1\u{a0}MB");
        assert_eq!(bytes(En, 3_145_000), "3\u{a0}MB");
        assert_eq!(bytes(Fi, 1), "1\u{a0}kt");
        assert_eq!(bytes(Sv, 0), "0\u{a0}kB");
        assert_eq!(bytes(Sv, 1_048_000), "1\u{a0}MB");
    }

    /// Holds G3.4-1.
    #[test]
    fn what_is_left_is_said_in_hours_and_minutes() {
        assert_eq!(minutes(Sv, 200), "3\u{a0}h 20\u{a0}min");
        assert_eq!(minutes(Fi, 20), "20\u{a0}min");
        assert_eq!(minutes(En, 120), "2\u{a0}h");
        assert_eq!(minutes(En, 0), "0\u{a0}min");
    }

    /// Holds G2-1.
    #[test]
    fn a_list_ends_with_and() {
        assert_eq!(list(Sv, &["pdf", "docx", "doc"]), "pdf, docx och doc");
        assert_eq!(list(Fi, &["pdf", "docx"]), "pdf ja docx");
        assert_eq!(list(En, &["pdf"]), "pdf");
        assert_eq!(list(En, &[] as &[&str]), "");
    }
}
