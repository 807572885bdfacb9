//! One event of a calendar.

use super::text::{escape, fold};
use crate::language::Language;
use crate::time::Instant;

/// Who made the file (`PRODID`).
pub(crate) const MADE_BY: &str = "-//Virka//Virka 1.0//EN";

/// What happens, when, and which version of it this is. A calendar that has the event already puts a version with a
/// higher `sequence` in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same for all versions of the event, and for no other event in the world.
    pub uid: String,
    /// Higher in each later version.
    pub sequence: u64,
    /// When this version was written.
    pub written_at: Instant,
    /// When it begins.
    pub begins_at: Instant,
    /// When it ends; a deadline is a moment and has none.
    pub ends_at: Option<Instant>,
    /// The language of the words.
    pub language: Language,
    /// What it is.
    pub summary: String,
    /// More about it.
    pub description: String,
    /// Where it happens.
    pub location: Option<String>,
    /// The page that tells more.
    pub url: Option<String>,
    /// Days before at which the calendar reminds.
    pub remind_days_before: Option<u8>,
}

/// The calendar file with these events, to be put into anybody's calendar or read again and again.
#[must_use]
pub fn calendar(events: &[Event]) -> String {
    let mut file = String::new();
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", &format!("PRODID:{MADE_BY}"), "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    {
        fold(text, &mut file);
    }
    for event in events {
        event.write(&mut file);
    }
    fold("END:VCALENDAR", &mut file);
    file
}

impl Event {
    /// The calendar file with this one event.
    #[must_use]
    pub fn to_calendar(&self) -> String {
        calendar(std::slice::from_ref(self))
    }

    fn write(&self, file: &mut String) {
        let mut line = |text: &str| fold(text, file);
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escape(&self.uid)));
        line(&format!("SEQUENCE:{}", self.sequence));
        line(&format!("DTSTAMP:{}", utc(self.written_at)));
        line(&format!("DTSTART:{}", utc(self.begins_at)));
        if let Some(ends_at) = self.ends_at {
            line(&format!("DTEND:{}", utc(ends_at)));
        } else {
            // A moment keeps nobody busy.
            line("TRANSP:TRANSPARENT");
        }
        let tag = self.language.tag();
        line(&format!("SUMMARY;LANGUAGE={tag}:{}", escape(&self.summary)));
        line(&format!("DESCRIPTION;LANGUAGE={tag}:{}", escape(&self.description)));
        if let Some(location) = &self.location {
            line(&format!("LOCATION;LANGUAGE={tag}:{}", escape(location)));
        }
        // An address is no text: nothing in it is escaped, but nothing in it may end the line either.
        if let Some(url) = self.url.as_deref().filter(|url| !url.contains(char::is_control)) {
            line(&format!("URL:{url}"));
        }
        line("STATUS:CONFIRMED");
        if let Some(days) = self.remind_days_before {
            line("BEGIN:VALARM");
            line("ACTION:DISPLAY");
            line(&format!("DESCRIPTION;LANGUAGE={tag}:{}", escape(&self.summary)));
            line(&format!("TRIGGER:-P{days}D"));
            line("END:VALARM");
        }
        line("END:VEVENT");
    }
}

/// `20261215T141500Z`
pub(crate) fn utc(at: Instant) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::Event;
    use crate::language::Language;

    fn event() -> Event {
        Event {
            uid: "ad-1@virka.example".to_owned(),
            sequence: 3,
            written_at: "2026-12-01T10:00:00.000Z".parse().unwrap(),
            begins_at: "2026-12-15T14:15:00.000Z".parse().unwrap(),
            ends_at: None,
            language: Language::Sv,
            summary: "Ansökningstiden upphör: Jurist, ICT; Åbo".to_owned(),
            description: "Migrationsverket\nSök-ID TEST-1".to_owned(),
            location: None,
            url: Some("https://virka.example/sv/lediga-jobb/1?a=b,c;d".to_owned()),
            remind_days_before: Some(1),
        }
    }

    /// Of X1-12: instants are UTC, and a deadline is a moment.
    #[test]
    fn a_deadline_is_a_whole_calendar() {
        let wanted = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Virka//Virka 1.0//EN\r\nCALSCALE:GREGORIAN\r\n\
            METHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:ad-1@virka.example\r\nSEQUENCE:3\r\nDTSTAMP:20261201T100000Z\r\n\
            DTSTART:20261215T141500Z\r\nTRANSP:TRANSPARENT\r\n\
            SUMMARY;LANGUAGE=sv:Ansökningstiden upphör: Jurist\\, ICT\\; Åbo\r\n\
            DESCRIPTION;LANGUAGE=sv:Migrationsverket\\nSök-ID TEST-1\r\n\
            URL:https://virka.example/sv/lediga-jobb/1?a=b,c;d\r\nSTATUS:CONFIRMED\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n\
            DESCRIPTION;LANGUAGE=sv:Ansökningstiden upphör: Jurist\\, ICT\\; Åbo\r\nTRIGGER:-P1D\r\nEND:VALARM\r\n\
            END:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(event().to_calendar(), wanted);
    }

    #[test]
    fn what_lasts_has_an_end_and_a_place() {
        let lasting = Event {
            ends_at: Some("2026-12-15T15:00:00.000Z".parse().unwrap()),
            location: Some("Bulevarden 1, Helsingfors".to_owned()),
            url: Some("https://virka.example/\r\nATTENDEE:x".to_owned()),
            remind_days_before: None,
            ..event()
        };
        let file = lasting.to_calendar();
        assert!(file.contains("\r\nDTEND:20261215T150000Z\r\n") && !file.contains("TRANSP"));
        assert!(file.contains("\r\nLOCATION;LANGUAGE=sv:Bulevarden 1\\, Helsingfors\r\n"));
        assert!(!file.contains("URL") && !file.contains("ATTENDEE") && !file.contains("VALARM"));
    }
}
