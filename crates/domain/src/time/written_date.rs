//! Dates as people write them.

use chrono::NaiveDate;

/// Reads `1.5.2026`, `01.05.2026`, `01052026` or `2026-05-01`; `None` when it is no day of the calendar.
#[must_use]
pub fn parse_date(raw: &str) -> Option<NaiveDate> {
    let text = raw.trim();
    if !text.is_ascii() {
        return None;
    }
    let number =
        |part: &str| part.trim().parse::<u32>().ok().filter(|_| part.trim().bytes().all(|b| b.is_ascii_digit()));
    let (year, month, day) = if text.contains('-') {
        let mut parts = text.splitn(3, '-');
        (number(parts.next()?)?, number(parts.next()?)?, number(parts.next()?)?)
    } else if text.contains('.') {
        let mut parts = text.trim_end_matches('.').splitn(3, '.');
        let (day, month, year) = (number(parts.next()?)?, number(parts.next()?)?, number(parts.next()?)?);
        (year, month, day)
    } else if text.len() == 8 {
        (number(text.get(4..8)?)?, number(text.get(2..4)?)?, number(text.get(0..2)?)?)
    } else {
        return None;
    };
    if !(1000..=9999).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

#[cfg(test)]
mod tests {
    use super::parse_date;

    #[test]
    fn the_usual_ways_of_writing_a_date_mean_the_same_day() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 5, 1);
        for text in ["1.5.2026", "01.05.2026", "01052026", "2026-05-01", " 1. 5. 2026 "] {
            assert_eq!(parse_date(text), day, "{text}");
        }
        for bad in ["31.4.2014", "31.2.", "5/1/2026", "2026", "1.5.26", "yesterday", "+1.5.2026", "１.5.2026"] {
            assert_eq!(parse_date(bad), None, "{bad}");
        }
    }
}
