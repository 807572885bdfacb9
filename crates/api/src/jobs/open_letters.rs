//! What is written to an applicant about an open application (G11-1): it has no agency, no period and no ad, but a last day.

use chrono::NaiveDate;
use domain::ids::ApplicationId;
use domain::language::Language;
use domain::paths::Page;
use domain::time::{Instant, helsinki};

use super::applications::{News, receipt};
use super::send_mail::link;
use crate::config::PublicUrl;
use crate::db::letters::AboutApplication;
use crate::mail::{Block, Letter, around};

/// Writes it; nothing when it has become needless.
pub(super) fn write(
    site: &PublicUrl,
    news: News,
    about: &AboutApplication,
    valid_until: NaiveDate,
    id: ApplicationId,
    language: Language,
) -> Option<Letter> {
    let day = texts::format::date(language, valid_until);
    let time = |at: Instant| texts::format::date_time(language, helsinki::local(at));
    let words = |text: &str| Block::Words(text.to_owned());
    let to_it = |(before, after)| Block::Link { before, url: link(site, Page::Application(id).path(language)), after };
    let valid = Block::Words(texts::mail::open_valid(language, &day));
    let read = to_it(around(texts::mail::open_read_parts(language)));
    let (subject, blocks) = match news {
        News::Received => {
            let mut blocks = vec![
                words(texts::mail::open_received(language)),
                Block::Words(texts::mail::sent_at(language, time(about.sent_at))),
                valid,
            ];
            blocks.extend(receipt(about, language));
            blocks.extend([read, words(texts::mail::open_only_temporary(language))]);
            (texts::mail::sent_subject(language), blocks)
        }
        News::Edited => {
            let mut blocks = vec![
                words(texts::mail::open_edited(language)),
                Block::Words(texts::mail::edited_at(language, time(about.in_force_from))),
                valid,
            ];
            blocks.extend(receipt(about, language));
            blocks.push(read);
            (texts::mail::edited_subject(language), blocks)
        }
        News::Withdrawn => {
            // Sent again in the meantime: the mail of that says how it stands.
            let withdrawn_at = about.withdrawn_at?;
            let blocks = vec![
                words(texts::mail::open_withdrawn(language)),
                Block::Words(texts::mail::withdrawn_at(language, time(withdrawn_at))),
                Block::Words(texts::mail::open_withdrawn_until(language, day)),
                to_it(around(texts::mail::open_withdrawn_again_parts(language))),
            ];
            (texts::mail::withdrawn_subject(language), blocks)
        }
        News::OpenEnds => {
            // Withdrawn in the meantime: its applicant wants no more of it.
            if about.withdrawn_at.is_some() {
                return None;
            }
            let blocks = vec![
                Block::Words(texts::mail::open_ends(language, day)),
                to_it(around(texts::mail::open_ends_prolong_parts(language))),
            ];
            (texts::mail::open_ends_subject(language), blocks)
        }
        // No deadline of an ad concerns it.
        News::EditDropped | News::Unfinished => return None,
    };
    Some(Letter { language, subject: subject.to_owned(), blocks, one_click: None, calendar: None })
}
