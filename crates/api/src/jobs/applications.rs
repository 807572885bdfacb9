//! What is written to an applicant about an application: sent, edited, withdrawn, not finished (G9.3-3, G9.4, G10).

use domain::ids::{ApplicationId, ApplicationVersionId};
use domain::language::Language;
use domain::paths::Page;
use domain::time::{Instant, helsinki};

use super::open_letters;
use super::send_mail::{Written, link};
use crate::app::App;
use crate::config::PublicUrl;
use crate::db::letters::{self, AboutApplication};
use crate::failure::Outcome;
use crate::mail::{Block, Letter, around};

/// What there is to say.
#[derive(Clone, Copy, Debug)]
pub(super) enum News {
    /// It was sent.
    Received,
    /// Changes of it are in force.
    Edited,
    /// Changes of it came too late.
    EditDropped,
    /// It was withdrawn.
    Withdrawn,
    /// It is not finished, and its period ends soon.
    Unfinished,
    /// It is an open one that will disappear soon (G11-1).
    OpenEnds,
}

/// Writes it; nothing when the application or its applicant is gone, or when it has become needless.
pub(super) async fn written(
    app: &App,
    news: News,
    id: ApplicationId,
    version: ApplicationVersionId,
    language: Language,
) -> Outcome<Written> {
    let found = app.db.snapshot(async |tx| letters::application(tx, id, version, language).await).await?;
    let Some(about) = found else { return Ok(None) };
    let letter = compose(&app.public_url, news, &about, id, language, app.clock.now());
    Ok(letter.map(|letter| (about.to, letter)))
}

/// What it says; nothing when it has become needless. Pure: the demo shows the same of invented applications.
pub(super) fn compose(
    site: &PublicUrl,
    news: News,
    about: &AboutApplication,
    id: ApplicationId,
    language: Language,
    now: Instant,
) -> Option<Letter> {
    if let Some(valid_until) = about.valid_until {
        return open_letters::write(site, news, about, valid_until, id, language);
    }
    let time = |at: Instant| texts::format::date_time(language, helsinki::local(at));
    let words = |text: String| Block::Words(text);
    let to_it = |(before, after)| Block::Link { before, url: link(site, Page::Application(id).path(language)), after };
    let (subject, blocks) = match news {
        News::Edited => {
            let mut blocks = vec![words(texts::mail::edited_received(language, &about.title))];
            blocks.extend(facts(about, language));
            blocks.push(words(texts::mail::edited_at(language, time(about.in_force_from))));
            blocks.extend(receipt(about, language));
            blocks.push(to_it(around(texts::mail::sent_read_parts(language))));
            (texts::mail::edited_subject(language), blocks)
        }
        News::EditDropped => {
            let mut blocks = vec![
                words(texts::mail::dropped_why(language, &about.title)),
                words(texts::mail::dropped_stands(language, time(about.in_force_from))),
            ];
            blocks.extend(facts(about, language));
            blocks.push(to_it(around(texts::mail::sent_read_parts(language))));
            (texts::mail::dropped_subject(language), blocks)
        }
        News::Withdrawn => {
            // Sent again in the meantime: the mail of that says how it stands.
            let withdrawn_at = about.withdrawn_at?;
            let mut blocks = vec![words(texts::mail::withdrawn_received(language, &about.title))];
            blocks.extend(facts(about, language));
            blocks.push(words(texts::mail::withdrawn_at(language, time(withdrawn_at))));
            blocks.push(to_it(around(texts::mail::withdrawn_again_parts(language))));
            blocks.push(words(texts::mail::withdrawn_keeps(language).to_owned()));
            (texts::mail::withdrawn_subject(language), blocks)
        }
        News::Unfinished => {
            if !about.waits_to_be_sent || about.closes_at <= now {
                return None;
            }
            let mut blocks = vec![
                words(texts::mail::reminder_unsent(language, &about.title)),
                words(texts::mail::reminder_ends(language, time(about.closes_at))),
            ];
            blocks.extend(facts(about, language));
            blocks.push(to_it(around(texts::mail::reminder_continue_parts(language))));
            (texts::mail::reminder_subject(language), blocks)
        }
        // Only an open application ends so, and it has a last day.
        News::OpenEnds => return None,
        News::Received => {
            let mut blocks = vec![words(texts::mail::sent_received(language, &about.title))];
            blocks.extend(facts(about, language));
            blocks.push(words(texts::mail::sent_at(language, time(about.sent_at))));
            blocks.extend(receipt(about, language));
            blocks.push(to_it(around(texts::mail::sent_read_parts(language))));
            let (before, after) = around(texts::mail::sent_questions_parts(language));
            blocks.push(Block::Link { before, url: link(site, Page::Ad(about.ad).path(language)), after });
            blocks.push(words(texts::mail::sent_keeps(language).to_owned()));
            (texts::mail::sent_subject(language), blocks)
        }
    };
    Some(Letter { language, subject: subject.to_owned(), blocks, one_click: None, calendar: None })
}

/// The proof of what was sent, which anybody may have confirmed (X9-9).
pub(super) fn receipt(about: &AboutApplication, language: Language) -> Option<Block> {
    let sha256 = about.receipt.as_ref()?;
    Some(Block::Words(texts::mail::receipt(language, sha256, about.version)))
}

/// Agency and “sök-ID”.
fn facts(about: &AboutApplication, language: Language) -> [Block; 2] {
    [
        Block::Words(texts::mail::sent_agency(language, &about.agency)),
        Block::Words(texts::mail::sent_search_id(language, &about.recruitment_code)),
    ]
}
