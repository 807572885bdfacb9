//! The mail to whoever has an application that is not sent, or changes of one, when its form changed (D31).

use domain::ids::ApplicationId;
use domain::language::Language;
use domain::paths::Page;
use texts::mail as words;

use super::send_mail::{Written, link};
use crate::app::App;
use crate::config::PublicUrl;
use crate::db::letters::{self, WaitingApplication};
use crate::failure::Outcome;
use crate::mail::{Block, Letter, around};

pub(super) async fn write(app: &App, id: ApplicationId, language: Language) -> Outcome<Written> {
    let Some(waiting) = app.db.snapshot(async |tx| letters::waiting_application(tx, id, language).await).await? else {
        return Ok(None);
    };
    let letter = compose(&app.public_url, &waiting, id, language);
    Ok(Some((waiting.to, letter)))
}

/// What it says. Pure: the demo shows the same of an invented application.
pub(super) fn compose(site: &PublicUrl, waiting: &WaitingApplication, id: ApplicationId, language: Language) -> Letter {
    let so = if waiting.is_edit { words::form_changed_edit(language) } else { words::form_changed_so(language) };
    let (before, after) = around(words::prolonged_go_on_parts(language));
    Letter {
        language,
        subject: words::form_changed_subject(language).to_owned(),
        blocks: vec![
            Block::Words(words::form_changed(language, waiting.title.as_str())),
            Block::Words(so.to_owned()),
            Block::Words(words::sent_agency(language, &waiting.agency)),
            Block::Words(words::sent_search_id(language, &waiting.recruitment_code)),
            Block::Link { before, url: link(site, Page::Application(id).path(language)), after },
        ],
        one_click: None,
        calendar: None,
    }
}
