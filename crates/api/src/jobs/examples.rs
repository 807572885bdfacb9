//! Every mail with invented people, in the words of the real ones: the demo shows them, and a test goes through their headers.
//! A new kind of letter does not compile without its example.

use chrono::TimeDelta;
use domain::email::Email;
use domain::event::{DeadlineMove, InterviewNews};
use domain::ids::{AdId, AgencyId, ApplicationId, RecruitmentId};
use domain::interviews::{BookedBy, CancelReason, InterviewContact, InterviewerName, Meeting};
use domain::language::Language;
use domain::paths::ad_path;
use domain::personal::Personal;
use domain::search::Query;
use domain::time::{Instant, helsinki};
use texts::alert_mail;

use super::alerts::About as AboutAlert;
use super::applications::News;
use super::deadline_moved::Moved;
use super::send_mail::link;
use super::{
    LetterKind, account_words, agency_letters, applications as application_letters, deadline_moved, form_changed,
    interviews,
};
use crate::config::PublicUrl;
use crate::db::agencies::digests;
use crate::db::alerts::Alert;
use crate::db::letters::{AboutApplication, WaitingApplication};
use crate::failure::{Failure, Outcome};
use crate::interview_words::About as AboutInterview;
use crate::mail::{Block, Letter};
use crate::random;
use crate::search::Codes;

/// The address of the demo's applicant.
const ADDRESS: &str = "ada@example.org";
/// No real code is so regular.
const CODE: &str = "123456";
/// No real secret is so short.
const SECRET: &str = "example";
/// So many new ads, of which so many are told.
const FOUND: (usize, usize) = (25, 2);

/// What the mails are about: an ad that exists where they are shown.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The ad.
    pub ad: AdId,
    /// Its title in the language of the mails.
    pub title: String,
    /// Its recruitment.
    pub recruitment: RecruitmentId,
    /// The “sök-ID”.
    pub code: String,
    /// Its agency.
    pub agency: AgencyId,
    /// The agency's name.
    pub agency_name: String,
    /// An application to it.
    pub application: ApplicationId,
}

/// Where and when the mails are shown, and with which names of codes.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The service.
    pub site: &'a PublicUrl,
    /// Names of codes.
    pub codes: &'a Codes,
    /// The language.
    pub language: Language,
    /// When they would have been sent.
    pub now: Instant,
}

/// The mails of a kind: one for each way in which it can read.
///
/// # Errors
/// Never, unless the examples are broken.
pub fn letters(kind: LetterKind, sample: &Sample, shown: Shown<'_>) -> Outcome<Vec<Letter>> {
    let Shown { site, language, now, .. } = shown;
    let (soon, later) = (now + TimeDelta::minutes(20), now + TimeDelta::days(30));
    let to = address()?;
    let news = |news: News, is_open: bool| {
        let about = about(sample, &to, now, is_open, news);
        application_letters::compose(site, news, &about, sample.application, language, now)
    };
    let moved = |how: DeadlineMove, is_edit: bool| {
        let moved = Moved { how, before: now + TimeDelta::days(3), after: if is_later(how) { later } else { now } };
        deadline_moved::compose(site, &waiting(sample, &to, is_edit), sample.application, moved, language)
    };
    let changed = |is_edit| form_changed::compose(site, &waiting(sample, &to, is_edit), sample.application, language);
    Ok(match kind {
        LetterKind::ConfirmRegistration => vec![account_words::confirm(CODE, soon, language)],
        LetterKind::AddressTaken => vec![account_words::taken(site, language)],
        LetterKind::ResetPassword => vec![
            account_words::reset(site, &to, Some((SECRET, soon)), language),
            account_words::reset(site, &to, None, language),
        ],
        LetterKind::PasswordChanged => vec![account_words::password_changed(site, language)],
        LetterKind::ConfirmEmail => vec![account_words::confirm_email(CODE, soon, language)],
        LetterKind::EmailTaken => vec![account_words::email_taken(site, language)],
        LetterKind::EmailChanged => vec![account_words::email_changed(site, language)],
        LetterKind::ConfirmContact => vec![account_words::confirm_contact(CODE, soon, language)],
        LetterKind::ContactConfirmed => vec![account_words::contact_confirmed(site, language)],
        LetterKind::AccountUnused => vec![account_words::unused(site, later, language)],
        LetterKind::AccountDeleted => {
            vec![account_words::deleted(false, language), account_words::deleted(true, language)]
        }
        LetterKind::ApplicationReceived => some([news(News::Received, false), news(News::Received, true)]),
        LetterKind::ApplicationEdited => some([news(News::Edited, false), news(News::Edited, true)]),
        LetterKind::EditDropped => some([news(News::EditDropped, false)]),
        LetterKind::ApplicationWithdrawn => some([news(News::Withdrawn, false), news(News::Withdrawn, true)]),
        LetterKind::DraftReminder => some([news(News::Unfinished, false)]),
        LetterKind::OpenApplicationEnds => some([news(News::OpenEnds, true)]),
        LetterKind::DeadlineMoved => some([
            moved(DeadlineMove::Prolonged, false),
            moved(DeadlineMove::Prolonged, true),
            moved(DeadlineMove::EndedEarly, false),
            moved(DeadlineMove::Withdrawn, false),
        ]),
        LetterKind::FormChanged => vec![changed(false), changed(true)],
        LetterKind::Interview => interview(sample, &to, shown),
        LetterKind::AgencyNews => vec![agency_letters::compose(site, &collected(sample, &to, shown))],
        LetterKind::ConfirmAlert => vec![alert(sample, &to, shown)?.confirm(site, SECRET)],
        LetterKind::AlertResults => {
            let (found, told) = FOUND;
            let about = alert(sample, &to, shown)?;
            vec![
                about.results(site, vec![entry(sample, shown)], 1, now, SECRET),
                about.results(site, vec![entry(sample, shown); told], found, now, SECRET),
            ]
        }
        LetterKind::AlertExpired => vec![alert(sample, &to, shown)?.expired(site, now, SECRET)],
    })
}

fn some<const N: usize>(letters: [Option<Letter>; N]) -> Vec<Letter> {
    letters.into_iter().flatten().collect()
}

/// Whose they are.
///
/// # Errors
/// Never, unless the example is broken.
pub fn address() -> Outcome<Email> {
    Email::parse(ADDRESS).map_err(|_unread| Failure::bug("the address of the examples"))
}

const fn is_later(how: DeadlineMove) -> bool {
    match how {
        DeadlineMove::Prolonged => true,
        DeadlineMove::EndedEarly | DeadlineMove::Withdrawn => false,
    }
}

fn about(sample: &Sample, to: &Email, now: Instant, is_open: bool, news: News) -> AboutApplication {
    let (withdrawn, waits) = match news {
        News::Withdrawn => (true, false),
        News::Unfinished => (false, true),
        News::Received | News::Edited | News::EditDropped | News::OpenEnds => (false, false),
    };
    AboutApplication {
        to: to.clone(),
        ad: sample.ad,
        title: sample.title.clone(),
        agency: sample.agency_name.clone(),
        recruitment_code: sample.code.clone(),
        sent_at: now - TimeDelta::days(1),
        in_force_from: now,
        version: 1,
        receipt: Some(random::sha256_hex(SECRET)),
        withdrawn_at: withdrawn.then_some(now),
        waits_to_be_sent: waits,
        closes_at: now + TimeDelta::days(2),
        valid_until: is_open.then(|| helsinki::date(now + TimeDelta::days(30))),
    }
}

fn waiting(sample: &Sample, to: &Email, is_edit: bool) -> WaitingApplication {
    WaitingApplication {
        to: to.clone(),
        title: sample.title.clone(),
        agency: sample.agency_name.clone(),
        recruitment_code: sample.code.clone(),
        is_edit,
    }
}

/// A partner's address: the service itself shows no video.
const VIDEO: &str = "https://video.example.org/rum/4711";

/// All news of an interview: chosen, fixed and by video; with a place and with a link.
fn interview(sample: &Sample, to: &Email, shown: Shown<'_>) -> Vec<Letter> {
    let Shown { site, language, now, .. } = shown;
    let about = AboutInterview {
        language,
        title: sample.title.clone(),
        agency: sample.agency_name.clone(),
        recruitment_code: sample.code.clone(),
        book_until: now + TimeDelta::days(5),
        note: None,
        interviewers: vec![InterviewerName { name: "Irja Intervjuare".to_owned(), title: None }],
        contact: InterviewContact {
            name: "Kim Kontakt".to_owned(),
            email: "kim.kontakt@example.org".to_owned(),
            phone: Some("+358 000 000 000".to_owned()),
        },
        page: None,
        video: Some(VIDEO.to_owned()),
        may_choose: true,
    };
    let organiser = about.contact.email.clone();
    let invited = interviews::Invited { id: random::id(), about, organiser, to: to.clone() };
    let meeting = |days: i64, remote: bool| {
        let starts_at = now + TimeDelta::days(days);
        let place = (!remote).then(|| "Bangårdsvägen 9, Helsingfors".to_owned());
        Meeting {
            starts_at,
            ends_at: starts_at + TimeDelta::minutes(45),
            place,
            link: remote.then(|| VIDEO.to_owned()),
        }
    };
    let cancelled =
        |reason| InterviewNews::Cancelled { meeting: meeting(7, false), sequence: 2, reason, message: None };
    let all = [
        (InterviewNews::Offered, true),
        (InterviewNews::Fixed { meeting: meeting(7, false), sequence: 0 }, true),
        (InterviewNews::Video, false),
        (InterviewNews::Booked { meeting: meeting(7, true), sequence: 0, by: BookedBy::Applicant }, true),
        (InterviewNews::Booked { meeting: meeting(7, false), sequence: 0, by: BookedBy::Agency }, true),
        (InterviewNews::Moved { before: meeting(7, false), meeting: meeting(8, false), sequence: 1 }, true),
        (InterviewNews::Moved { before: meeting(7, false), meeting: meeting(7, true), sequence: 1 }, true),
        (cancelled(CancelReason::Applicant), false),
        (cancelled(CancelReason::Agency), false),
        (cancelled(CancelReason::Withdrawn), false),
        (cancelled(CancelReason::AccountDeleted), false),
        (cancelled(CancelReason::RecruitmentEnded), false),
        (cancelled(CancelReason::TimeRemoved), true),
        (InterviewNews::Tomorrow { meeting: meeting(1, false) }, true),
        (InterviewNews::ChooseSoon, true),
    ];
    let letter = |(news, linked): (InterviewNews, bool)| {
        interviews::compose(site, &invited, linked.then_some(SECRET), &news, now)
    };
    all.into_iter().map(letter).collect()
}

fn collected(sample: &Sample, to: &Email, shown: Shown<'_>) -> digests::About {
    digests::About {
        to: to.clone(),
        language: shown.language,
        numbers: digests::Numbers { sent: 12, edited: 1, withdrawn: 2 },
        since: shown.now - TimeDelta::hours(1),
        until: shown.now,
        agency: sample.agency.clone(),
        agency_name: sample.agency_name.clone(),
        recruitment: sample.recruitment,
        recruitment_code: sample.code.clone(),
        ad: sample.ad,
        title: sample.title.clone(),
    }
}

fn alert(sample: &Sample, to: &Email, shown: Shown<'_>) -> Outcome<AboutAlert> {
    let now = shown.now;
    let query = "area=law";
    let alert = Alert {
        id: random::id(),
        language: shown.language,
        name: Some(Personal(sample.title.clone())),
        email: Some(Personal(to.as_str().to_owned())),
        email_folded: Some(Personal(to.folded())),
        query: Some(Personal(query.to_owned())),
        created_at: now,
        mail_at: now,
        confirmed_at: None,
        // So soon that the mails of its results offer more time.
        expires_at: now + TimeDelta::days(10),
        ended_at: None,
        ended_as: None,
        last_seq: 0,
        looked_at: now,
        last_run: None,
    };
    let query = Query::parse_str(query).map_err(|_errors| Failure::bug("the search of the examples"))?;
    Ok(AboutAlert { alert, to: to.clone(), name: sample.title.clone(), query, codes: shown.codes.clone() })
}

fn entry(sample: &Sample, shown: Shown<'_>) -> Block {
    let closes_at = texts::format::date_time(shown.language, helsinki::local(shown.now + TimeDelta::days(14)));
    Block::Entry {
        title: sample.title.clone(),
        url: link(shown.site, ad_path(shown.language, sample.ad, &sample.title)),
        lines: vec![sample.agency_name.clone(), alert_mail::ad_until(shown.language, closes_at)],
    }
}

#[cfg(test)]
mod tests {
    use domain::time::Instant;
    use mail_parser::MessageParser;

    use super::{CODE, Codes, Language, LetterKind, PublicUrl, SECRET, Sample, Shown, VIDEO, address, letters};
    use crate::mail::{Addressed, message};
    use crate::random;

    fn sample() -> Sample {
        Sample {
            ad: random::id(),
            title: "Tullöverinspektör".to_owned(),
            recruitment: random::id(),
            code: "TULLI-4-2026".to_owned(),
            agency: "tulli".parse().unwrap(),
            agency_name: "Tullen".to_owned(),
            application: random::id(),
        }
    }

    /// Of G9.3-3, X15-3, G3.7-3: every mail in every language has a text and the same as HTML, no secret in its subject, a
    /// Message-ID, a date, `Auto-Submitted`, its language, and the way to end it where it comes again and again.
    #[test]
    fn every_mail_is_whole_in_every_language() {
        let site = PublicUrl::parse("https://jobs.example.org").unwrap();
        let (codes, sample, now) = (Codes::default(), sample(), Instant::from_millis(1_780_000_000_000).unwrap());
        let to = address().unwrap();
        let mut seen = 0;
        for kind in LetterKind::ALL {
            let of = Language::ALL
                .map(|language| letters(*kind, &sample, Shown { site: &site, codes: &codes, language, now }).unwrap());
            assert!(!of[0].is_empty() && of.iter().all(|letters| letters.len() == of[0].len()), "{}", kind.name());
            for letter in of.into_iter().flatten() {
                let what = format!("{} {}", kind.name(), letter.language);
                let job = random::id();
                let addressed =
                    Addressed { to: &to, job, now, from: "Virka <noreply@example.org>", host: "jobs.example.org" };
                let bytes = message(&letter, &addressed).unwrap().formatted();
                let mail = MessageParser::default().parse(&bytes).unwrap();
                let header = |name: &str| mail.header_raw(name).map(|value| value.trim().to_owned());
                assert_eq!(mail.message_id(), Some(format!("{job}@jobs.example.org").as_str()), "{what}");
                assert_eq!(mail.date().unwrap().to_timestamp(), now.timestamp(), "{what}");
                assert_eq!(header("Auto-Submitted").as_deref(), Some("auto-generated"), "{what}");
                assert_eq!(header("Content-Language").as_deref(), Some(letter.language.tag()), "{what}");
                let again =
                    matches!(kind, LetterKind::ConfirmAlert | LetterKind::AlertResults | LetterKind::AlertExpired);
                assert_eq!(header("List-Unsubscribe").is_some(), again, "{what}");
                assert_eq!(header("List-Unsubscribe-Post").is_some(), again, "{what}");
                let subject = mail.subject().unwrap();
                assert!(!subject.trim().is_empty() && subject.len() < 150, "{what}: {subject}");
                assert!(![CODE, SECRET, "ada@", "http"].iter().any(|secret| subject.contains(secret)), "{what}");
                let (text, html) = (mail.body_text(0).unwrap(), mail.body_html(0).unwrap());
                assert_eq!((mail.text_body_count(), mail.html_body_count()), (1, 1), "{what}");
                assert!(text.lines().filter(|line| !line.trim().is_empty()).count() > 3, "{what}: {text}");
                assert!(html.contains(&format!("<html lang=\"{}\"", letter.language.tag())), "{what}");
                assert!(html.contains("name=\"viewport\""), "readable on a phone: {what}");
                assert!(!html.contains("<script") && !html.contains("<img"), "{what}");
                let words = text.split_whitespace().map(|word| word.trim_end_matches('.'));
                for address in words.filter(|word| word.starts_with("http")) {
                    let ours = address.starts_with("https://jobs.example.org/");
                    let partner = *kind == LetterKind::Interview && address == VIDEO;
                    assert!(ours || partner, "{what}: {address}");
                    assert!(
                        html.contains(&address.replace('&', "&#38;")) || html.contains(address),
                        "{what}: {address}"
                    );
                }
                seen += 1;
            }
        }
        assert!(seen > 80, "{seen}");
    }
}
