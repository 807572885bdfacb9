//! Calendars to be downloaded and subscribed to.

use domain::calendar::{Event, calendar};
use domain::ids::InterviewInvitationId;
use domain::interviews::{InterviewEvent, Method, Organiser, uid};
use domain::language::Language;
use domain::problem::Kind;
use domain::time::Instant;
use texts::interviews as words;

use super::by_link::{WithSecret, find};
use super::own;
use crate::app::App;
use crate::db::applications::{about, own::Mine};
use crate::db::interviews::invitations::{self, meeting};
use crate::db::interviews::{interviewers, rounds, slots};
use crate::db::letters;
use crate::failure::{Failure, Outcome};
use crate::interview_words;

/// What a calendar still shows of what is over.
const PAST_DAYS: i64 = 31;

/// The booked interview as a file, by the secret of a mail.
///
/// # Errors
/// [`Kind::NotFound`] where nothing is booked, and for a secret that leads nowhere.
pub async fn by_link(app: &App, with: &WithSecret<'_>) -> Outcome<String> {
    let id = find(app, with).await?;
    file(app, id, with.now).await
}

/// The same for whoever is logged in.
///
/// # Errors
/// [`Kind::NotFound`] where nothing is booked, and for an invitation of another application.
pub async fn of_own(app: &App, mine: &Mine, id: InterviewInvitationId, now: Instant) -> Outcome<String> {
    own::own(app, mine, id).await?;
    file(app, id, now).await
}

/// The event as the mails have it: the same name and version, so that a later mail changes what was taken from here.
async fn file(app: &App, id: InterviewInvitationId, now: Instant) -> Outcome<String> {
    let nothing = || Failure::from(Kind::NotFound);
    app.db
        .snapshot(async |tx| {
            let whole = invitations::of_link(tx, id).await?.ok_or_else(nothing)?;
            let (_, slot) = whole.live.as_ref().ok_or_else(nothing)?;
            let language = whole.language;
            let about = letters::about_interview(tx, &whole.round, whole.invitation.kind, language, now).await?;
            let meeting = whole.meeting(slot);
            let lines = [
                Some(about.agency.clone()),
                interview_words::interviewers(language, &about.interviewers),
                Some(words::contact(language, interview_words::contact(&about.contact))),
            ];
            let event = InterviewEvent {
                method: Method::Publish,
                uid: uid(id, app.public_url.host()),
                sequence: whole.invitation.calendar_sequence,
                written_at: now,
                begins_at: meeting.starts_at,
                ends_at: meeting.ends_at,
                language,
                summary: words::calendar_summary(language, &about.title),
                description: lines.into_iter().flatten().collect::<Vec<_>>().join("\n"),
                location: meeting.place.or(meeting.link),
                organiser: Organiser { name: about.agency, email: whole.round.organiser.clone() },
                attendee: None,
            };
            Ok(event.to_calendar())
        })
        .await
}

/// The interviews of one interviewer to which somebody comes, by the secret of their calendar: when, where, for which ad.
/// No names: calendars are kept by others.
///
/// # Errors
/// [`Kind::NotFound`] for a secret that leads nowhere, or was taken back.
pub async fn of_interviewer(app: &App, secret: &str, language: Language, now: Instant) -> Outcome<String> {
    app.db
        .snapshot(async |tx| {
            let person = interviewers::by_feed(tx, secret).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            let mut events = Vec::new();
            for slot in slots::booked_of(tx, person.id, now - chrono::TimeDelta::days(PAST_DAYS)).await? {
                let gone = || Failure::bug("a time without its round");
                let round = rounds::of_found(tx, slot.round_id).await?.ok_or_else(gone)?;
                let recruitment = rounds::recruitment(tx, &round).await?.ok_or_else(gone)?;
                let ad = about::show(tx, &recruitment, language, now).await?;
                let meeting = meeting(&round, &slot);
                events.push(Event {
                    uid: format!("interview-slot-{}@{}", slot.id, app.public_url.host()),
                    sequence: u64::try_from(round.row_version.0).unwrap_or_default(),
                    written_at: round.updated_at,
                    begins_at: slot.starts_at,
                    ends_at: Some(slot.ends_at),
                    language,
                    summary: words::calendar_summary(language, &ad.title),
                    description: format!(
                        "{}\n{}",
                        texts::mail::sent_search_id(language, &ad.recruitment_code),
                        words::calendar_booked(language, slot.booked)
                    ),
                    location: meeting.place,
                    url: meeting.link,
                    remind_days_before: None,
                });
            }
            Ok(calendar(&events))
        })
        .await
}
