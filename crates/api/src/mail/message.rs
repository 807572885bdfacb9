//! A letter as a message (RFC 5322), with the headers that mail programs and lists of annoyance look at.

use domain::email::Email;
use domain::ids::JobId;
use domain::time::Instant;
use lettre::Message;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};

use super::{Calendar, Letter};
use crate::failure::{Failure, Outcome};

/// To whom, by which job, when.
#[derive(Clone, Debug)]
pub struct Addressed<'a> {
    /// The recipient.
    pub to: &'a Email,
    /// The job that sends it: a mail that is repeated after a crash has the same Message-ID (X15-3).
    pub job: JobId,
    /// When.
    pub now: Instant,
    /// The sender of all mails (G1-4).
    pub from: &'a str,
    /// The host in the Message-ID.
    pub host: &'a str,
}

/// No out-of-office answers, please (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// RFC 3282.
#[derive(Clone)]
struct ContentLanguage(&'static str);

impl Header for ContentLanguage {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Err("only written, never read".into())
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.to_owned())
    }
}

/// RFC 2369: where to end a mail that comes again and again.
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Err("only written, never read".into())
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), format!("<{}>", self.0))
    }
}

/// RFC 8058: the mail program may do it itself, by a POST.
#[derive(Clone)]
struct ListUnsubscribePost;

impl Header for ListUnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

/// Puts the message together.
///
/// # Errors
/// When an address cannot stand in a header.
pub fn message(letter: &Letter, addressed: &Addressed<'_>) -> Outcome<Message> {
    let bug = |what: String| Failure::bug(format!("mail: {what}"));
    let from: Mailbox = addressed.from.parse().map_err(|_unread| bug("VIRKA_MAIL_FROM is no sender".to_owned()))?;
    let to = addressed.to.as_str().parse().map_err(|_unread| bug("a stored address is none".to_owned()))?;
    let mut message = Message::builder();
    if let Some(url) = &letter.one_click {
        message = message.header(ListUnsubscribe(url.clone())).header(ListUnsubscribePost);
    }
    let said = MultiPart::alternative_plain_html(letter.text()?, letter.html()?);
    let body = match &letter.calendar {
        Some(calendar) => with_event(said, calendar)?,
        None => said,
    };
    message
        .from(from)
        .to(Mailbox::new(None, to))
        .subject(letter.subject.clone())
        .message_id(Some(format!("<{}@{}>", addressed.job, addressed.host)))
        .date(addressed.now.utc().into())
        .header(AutoSubmitted)
        .header(ContentLanguage(letter.language.tag()))
        .multipart(body)
        .map_err(|error| bug(error.to_string()))
}

/// The event twice: as one of the ways to show the mail, which calendars take in by themselves, and as a file for those
/// who open it by hand.
fn with_event(said: MultiPart, calendar: &Calendar) -> Outcome<MultiPart> {
    let kind = |text: &str| ContentType::parse(text).map_err(|error| Failure::bug(format!("mail: {error}")));
    let part = SinglePart::builder()
        .header(kind(&format!("text/calendar; charset=utf-8; method={}", calendar.method))?)
        .body(calendar.text.clone());
    let file = Attachment::new(calendar.file_name.clone()).body(calendar.text.clone(), kind("application/ics")?);
    Ok(MultiPart::mixed().multipart(said.singlepart(part)).singlepart(file))
}
