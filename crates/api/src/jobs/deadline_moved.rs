//! The mail to whoever has an application that is not sent, when the end of its period moved (X1-12).

use domain::event::DeadlineMove;
use domain::ids::ApplicationId;
use domain::language::Language;
use domain::paths::Page;
use domain::time::{Instant, helsinki};
use texts::mail as words;

use super::send_mail::{Written, link};
use crate::app::App;
use crate::config::PublicUrl;
use crate::db::letters::{self, WaitingApplication};
use crate::failure::Outcome;
use crate::mail::{Block, Letter, around};

/// How the end moved.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moved {
    pub(super) how: DeadlineMove,
    pub(super) before: Instant,
    pub(super) after: Instant,
}

pub(super) async fn write(app: &App, id: ApplicationId, moved: Moved, language: Language) -> Outcome<Written> {
    let Some(waiting) = app.db.snapshot(async |tx| letters::waiting_application(tx, id, language).await).await? else {
        return Ok(None);
    };
    let letter = compose(&app.public_url, &waiting, id, moved, language);
    Ok(letter.map(|letter| (waiting.to, letter)))
}

/// What it says; nothing where the news comes another way. Pure: the demo shows the same of an invented application.
pub(super) fn compose(
    site: &PublicUrl,
    waiting: &WaitingApplication,
    id: ApplicationId,
    moved: Moved,
    language: Language,
) -> Option<Letter> {
    let time = |at| texts::format::date_time(language, helsinki::local(at));
    let (before, after, title) = (time(moved.before), time(moved.after), waiting.title.as_str());
    let (subject, what, then, way) = match moved.how {
        DeadlineMove::Prolonged if waiting.is_edit => (
            words::prolonged_subject(language),
            words::prolonged(language, before, title),
            words::prolonged_edit_until(language, after),
            words::prolonged_go_on_parts(language),
        ),
        // That the changes are dropped is said when they are (D24).
        DeadlineMove::EndedEarly | DeadlineMove::Withdrawn if waiting.is_edit => return None,
        DeadlineMove::Prolonged => (
            words::prolonged_subject(language),
            words::prolonged(language, before, title),
            words::prolonged_until(language, after),
            words::prolonged_go_on_parts(language),
        ),
        DeadlineMove::EndedEarly => (
            words::ended_early_subject(language),
            words::ended_early(language, before, title),
            words::ended_early_so(language, after),
            words::ended_early_read_parts(language),
        ),
        DeadlineMove::Withdrawn => (
            words::ad_withdrawn_subject(language),
            words::ad_withdrawn(language, title),
            words::ended_early_so(language, after),
            words::ended_early_read_parts(language),
        ),
    };
    let (before, after) = around(way);
    Some(Letter {
        language,
        subject: subject.to_owned(),
        blocks: vec![
            Block::Words(what),
            Block::Words(then),
            Block::Words(words::sent_agency(language, &waiting.agency)),
            Block::Words(words::sent_search_id(language, &waiting.recruitment_code)),
            Block::Link { before, url: link(site, Page::Application(id).path(language)), after },
        ],
        one_click: None,
        calendar: None,
    })
}
