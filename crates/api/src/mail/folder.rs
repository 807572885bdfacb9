//! Mails that were kept as `.eml` files, as the demo's outbox page shows them.

use std::path::Path;

use domain::time::Instant;
use mail_parser::{MessageParser, MimeHeaders};
use serde::Serialize;

/// One kept mail.
#[derive(Clone, Debug, Serialize)]
pub struct KeptMail {
    /// The recipient.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// Names of the attachments.
    pub attachments: Vec<String>,
    /// The event for the reader's calendar, where it has one.
    pub calendar: Option<KeptCalendar>,
    /// When it was sent.
    pub sent_at: Instant,
    /// The Message-ID without its brackets.
    pub message_id: String,
}

/// An event in a mail (RFC 6047).
#[derive(Clone, Debug, Serialize)]
pub struct KeptCalendar {
    /// What the type of the part says that is asked of the calendar.
    pub method: String,
    /// The iCalendar text.
    pub text: String,
}

/// The mails of a folder, newest first; to one address where one is given.
///
/// # Errors
/// When the folder is there and cannot be read.
pub fn kept(folder: &Path, to: Option<&str>) -> std::io::Result<Vec<KeptMail>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut mails = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "eml") {
            mails.extend(read(&std::fs::read(path)?));
        }
    }
    mails.retain(|mail: &KeptMail| to.is_none_or(|to| mail.to.eq_ignore_ascii_case(to)));
    // Ids grow with time, so they order the mails of one millisecond too.
    mails.sort_by(|a, b| (b.sent_at, &b.message_id).cmp(&(a.sent_at, &a.message_id)));
    Ok(mails)
}

/// What stands in one message.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<KeptMail> {
    let mail = MessageParser::default().parse(bytes)?;
    let seconds = mail.date().map_or(0, mail_parser::DateTime::to_timestamp);
    Some(KeptMail {
        to: mail.to()?.first()?.address()?.to_owned(),
        subject: mail.subject().unwrap_or_default().to_owned(),
        text: mail.body_text(0).unwrap_or_default().into_owned(),
        html: mail.body_html(0).unwrap_or_default().into_owned(),
        attachments: mail.attachments().filter_map(|part| part.attachment_name().map(str::to_owned)).collect(),
        calendar: mail.parts.iter().find_map(|part| {
            let kind = part.content_type().filter(|kind| kind.subtype() == Some("calendar"))?;
            let method = kind.attribute("method")?.to_owned();
            Some(KeptCalendar { method, text: part.text_contents()?.to_owned() })
        }),
        sent_at: Instant::from_millis(seconds.saturating_mul(1000)).unwrap_or_default(),
        message_id: mail.message_id().unwrap_or_default().to_owned(),
    })
}
