//! An interview as its applicant's calendar gets it (RFC 5545, 5546, 6047; X12-6, D13).

use crate::calendar::text::{escape, fold};
use crate::calendar::{MADE_BY, utc};
use crate::email::Email;
use crate::ids::InterviewInvitationId;
use crate::language::Language;
use crate::time::Instant;

/// What the file asks of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// To show the event: for download.
    Publish,
    /// To take the event, or a newer version of it.
    Request,
    /// To take it out.
    Cancel,
}

impl Method {
    /// As the file and the type of the mail's part say it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// In whose name the event is. The same in all versions of it, or calendars take a newer one for another event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organiser {
    /// The agency's name.
    pub name: String,
    /// The agency's contact address: nobody reads what comes to the sender of the mails (D13).
    pub email: String,
}

/// One version of the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewEvent {
    /// What is asked of the calendar.
    pub method: Method,
    /// The same for all that follows from one invitation: booked, moved, cancelled and booked again.
    pub uid: String,
    /// Higher in each later version.
    pub sequence: i32,
    /// When this version was written.
    pub written_at: Instant,
    /// When it begins.
    pub begins_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// The language of the words.
    pub language: Language,
    /// What it is.
    pub summary: String,
    /// More about it.
    pub description: String,
    /// Where it happens: a place, or an address.
    pub location: Option<String>,
    /// In whose name.
    pub organiser: Organiser,
    /// The applicant's address; a file for download names nobody.
    pub attendee: Option<Email>,
}

/// The name of the event in all calendars. `host` is the service's own.
#[must_use]
pub fn uid(invitation: InterviewInvitationId, host: &str) -> String {
    format!("interview-{invitation}@{host}")
}

/// A text as the value of a parameter (RFC 5545, 3.2; what cannot stand there as in RFC 6868).
fn quoted(text: &str) -> String {
    let mut value = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => value.push_str("^'"),
            '^' => value.push_str("^^"),
            other if other.is_control() => value.push(' '),
            other => value.push(other),
        }
    }
    value.push('"');
    value
}

impl InterviewEvent {
    /// The file.
    #[must_use]
    pub fn to_calendar(&self) -> String {
        let mut file = String::new();
        let mut line = |text: &str| fold(text, &mut file);
        for text in ["BEGIN:VCALENDAR", "VERSION:2.0", &format!("PRODID:{MADE_BY}"), "CALSCALE:GREGORIAN"] {
            line(text);
        }
        line(&format!("METHOD:{}", self.method.name()));
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escape(&self.uid)));
        line(&format!("SEQUENCE:{}", self.sequence));
        line(&format!("DTSTAMP:{}", utc(self.written_at)));
        line(&format!("DTSTART:{}", utc(self.begins_at)));
        line(&format!("DTEND:{}", utc(self.ends_at)));
        let tag = self.language.tag();
        line(&format!("SUMMARY;LANGUAGE={tag}:{}", escape(&self.summary)));
        line(&format!("DESCRIPTION;LANGUAGE={tag}:{}", escape(&self.description)));
        if let Some(location) = &self.location {
            line(&format!("LOCATION;LANGUAGE={tag}:{}", escape(location)));
        }
        let Organiser { name, email } = &self.organiser;
        // An address is no text: nothing in it is escaped, but nothing in it may end the line either.
        if !email.contains(char::is_control) {
            line(&format!("ORGANIZER;CN={}:mailto:{email}", quoted(name)));
        }
        if let Some(attendee) = &self.attendee {
            line(&format!(
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:{}",
                attendee.as_str()
            ));
        }
        line(match self.method {
            Method::Cancel => "STATUS:CANCELLED",
            Method::Publish | Method::Request => "STATUS:CONFIRMED",
        });
        line("END:VEVENT");
        line("END:VCALENDAR");
        file
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{InterviewEvent, Method, Organiser, quoted, uid};
    use crate::email::Email;
    use crate::ids::InterviewInvitationId;
    use crate::language::Language;

    fn event(method: Method) -> InterviewEvent {
        InterviewEvent {
            method,
            uid: uid(InterviewInvitationId(uuid::Uuid::nil()), "virka.example"),
            sequence: 2,
            written_at: "2027-01-05T10:00:00.000Z".parse().unwrap(),
            begins_at: "2027-01-11T23:30:00.000Z".parse().unwrap(),
            ends_at: "2027-01-12T00:15:00.000Z".parse().unwrap(),
            language: Language::Sv,
            summary: "Intervju: Jurist; Åbo".to_owned(),
            description: "Intervjuare: Ada, Eva\nKontakt".to_owned(),
            location: Some("Bulevarden 1, Helsingfors".to_owned()),
            organiser: Organiser { name: "Verket \"Å\"".to_owned(), email: "rekry@verket.example".to_owned() },
            attendee: Some(Email::parse("aino@example.org").unwrap()),
        }
    }

    /// Of X12-6, D13: instants in UTC, also across its midnight; nobody is asked for an answer.
    #[test]
    fn a_request_is_a_whole_calendar() {
        let wanted = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Virka//Virka 1.0//EN\r\nCALSCALE:GREGORIAN\r\n\
            METHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:interview-00000000-0000-0000-0000-000000000000@virka.example\r\n\
            SEQUENCE:2\r\nDTSTAMP:20270105T100000Z\r\nDTSTART:20270111T233000Z\r\nDTEND:20270112T001500Z\r\n\
            SUMMARY;LANGUAGE=sv:Intervju: Jurist\\; Åbo\r\n\
            DESCRIPTION;LANGUAGE=sv:Intervjuare: Ada\\, Eva\\nKontakt\r\n\
            LOCATION;LANGUAGE=sv:Bulevarden 1\\, Helsingfors\r\n\
            ORGANIZER;CN=\"Verket ^'Å^'\":mailto:rekry@verket.example\r\n\
            ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALS\r\n E:mailto:aino@example.org\r\n\
            STATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(event(Method::Request).to_calendar(), wanted);
    }

    #[test]
    fn a_cancellation_says_so_twice() {
        let file = event(Method::Cancel).to_calendar();
        assert!(file.contains("\r\nMETHOD:CANCEL\r\n") && file.contains("\r\nSTATUS:CANCELLED\r\n"));
    }

    proptest! {
        /// Of X12-6: whatever agencies and ads are called, no line is too long, and each property stands once.
        #[test]
        fn no_words_make_lines_of_their_own(title in "\\PC{0,200}", place in "(\\PC|\n|\r){0,80}", name in ".{0,60}") {
            let hostile = InterviewEvent {
                summary: title,
                location: Some(place),
                organiser: Organiser { name, email: "rekry@verket.example".to_owned() },
                ..event(Method::Request)
            };
            let file = hostile.to_calendar();
            prop_assert!(file.split("\r\n").all(|line| line.len() <= 75));
            let unfolded = file.replace("\r\n ", "");
            let names: Vec<_> = unfolded.trim_end().split("\r\n").map(|line| line.split([':', ';']).next().unwrap()).collect();
            prop_assert_eq!(names, [
                "BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "BEGIN", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND",
                "SUMMARY", "DESCRIPTION", "LOCATION", "ORGANIZER", "ATTENDEE", "STATUS", "END", "END",
            ]);
        }
    }

    #[test]
    fn no_name_ends_its_parameter() {
        assert_eq!(quoted("a\"b^c\r\nd:e;f"), "\"a^'b^^c  d:e;f\"");
    }
}
