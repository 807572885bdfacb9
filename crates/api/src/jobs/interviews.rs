//! What is written to an applicant about an interview (G12), with the event for their calendar (X12-6, D13).

use domain::email::Email;
use domain::event::InterviewNews;
use domain::ids::InterviewInvitationId;
use domain::interviews::{InterviewEvent, Meeting, Method, Organiser, uid};
use domain::language::Language;
use domain::paths::Page;
use domain::time::Instant;
use texts::interviews as words;

use super::send_mail::{Written, link};
use crate::app::App;
use crate::config::PublicUrl;
use crate::db::letters::{self, InterviewLetter};
use crate::failure::Outcome;
use crate::interview_words::{self, About, Paragraph, say};
use crate::mail::{Block, Calendar, Letter};

/// Writes it; nothing when the application is gone, or when it has become needless.
pub(super) async fn write(
    app: &App,
    id: InterviewInvitationId,
    news: &InterviewNews,
    (secret, to): (Option<&str>, Option<&str>),
    language: Language,
) -> Outcome<Written> {
    let now = app.clock.now();
    let found = app.db.snapshot(async |tx| letters::interview(tx, id, language, now).await).await?;
    let Some(InterviewLetter { to: known, about, organiser, is_open, booked }) = found else { return Ok(None) };
    let Some(to) = to.and_then(|to| Email::parse(to).ok()).or(known) else { return Ok(None) };
    // What was to be done meanwhile, or cannot be done any more, is said to nobody.
    let needless = match news {
        InterviewNews::Offered | InterviewNews::Video => !is_open,
        InterviewNews::ChooseSoon => !is_open || booked.is_some() || !about.may_choose,
        InterviewNews::Tomorrow { meeting } => booked.as_ref().is_none_or(|booked| booked != meeting),
        InterviewNews::Fixed { .. }
        | InterviewNews::Booked { .. }
        | InterviewNews::Moved { .. }
        | InterviewNews::Cancelled { .. } => false,
    };
    if needless {
        return Ok(None);
    }
    let invited = Invited { id, about, organiser, to };
    let letter = compose(&app.public_url, &invited, secret, news, now);
    Ok(Some((invited.to, letter)))
}

/// Who is invited to what.
pub(super) struct Invited {
    pub(super) id: InterviewInvitationId,
    pub(super) about: About,
    pub(super) organiser: String,
    pub(super) to: Email,
}

/// The mail in words. Pure: the demo shows the same of an invented interview.
pub(super) fn compose(
    site: &PublicUrl,
    invited: &Invited,
    secret: Option<&str>,
    news: &InterviewNews,
    now: Instant,
) -> Letter {
    let language = invited.about.language;
    let page = secret.map(|secret| format!("{}#t={secret}", link(site, Page::Interview.path(language))));
    let about = About { page, ..invited.about.clone() };
    let said = say(&about, news);
    let event = |method, meeting: &Meeting, sequence| {
        let event = InterviewEvent {
            method,
            uid: uid(invited.id, site.host()),
            sequence,
            written_at: now,
            begins_at: meeting.starts_at,
            ends_at: meeting.ends_at,
            language,
            summary: words::calendar_summary(language, &about.title),
            description: description(&about),
            location: meeting.place.clone().or_else(|| meeting.link.clone()).filter(|_| method == Method::Request),
            organiser: Organiser { name: about.agency.clone(), email: invited.organiser.clone() },
            attendee: Some(invited.to.clone()),
        };
        Calendar {
            method: method.name(),
            file_name: words::calendar_file(language).to_owned(),
            text: event.to_calendar(),
        }
    };
    let calendar = match news {
        InterviewNews::Fixed { meeting, sequence }
        | InterviewNews::Booked { meeting, sequence, .. }
        | InterviewNews::Moved { meeting, sequence, .. } => Some(event(Method::Request, meeting, *sequence)),
        InterviewNews::Cancelled { meeting, sequence, .. } => Some(event(Method::Cancel, meeting, *sequence)),
        InterviewNews::Offered | InterviewNews::Video | InterviewNews::Tomorrow { .. } | InterviewNews::ChooseSoon => {
            None
        }
    };
    let blocks = said.paragraphs.into_iter().map(|paragraph| match paragraph {
        Paragraph::Words(words) => Block::Words(words),
        Paragraph::Link { before, url, after } => Block::Link { before, url, after },
    });
    Letter { language, subject: said.subject, blocks: blocks.collect(), one_click: None, calendar }
}

/// What the event says of itself. No link: calendars are shared with others (D12).
fn description(about: &About) -> String {
    [
        Some(about.agency.clone()),
        interview_words::interviewers(about.language, &about.interviewers),
        Some(words::contact(about.language, interview_words::contact(&about.contact))),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join("\n")
}
