//! The mail to whoever has an application that is not sent, or changes of one, when its form changed (D31).

use domain::ids::ApplicationId;
use domain::language::Language;
use domain::paths::Page;
use texts::mail as words;

use super::send_mail::{Written, link};
use crate::app::App;
use crate::db::letters;
use crate::failure::Outcome;
use crate::mail::{Block, Letter, around};

pub(super) async fn write(app: &App, id: ApplicationId, language: Language) -> Outcome<Written> {
    let Some(waiting) = app.db.snapshot(async |tx| letters::waiting_application(tx, id, language).await).await? else {
        return Ok(None);
    };
    let so = if waiting.is_edit { words::form_changed_edit(language) } else { words::form_changed_so(language) };
    let (before, after) = around(words::prolonged_go_on_parts(language));
    let letter = Letter {
        language,
        subject: words::form_changed_subject(language).to_owned(),
        blocks: vec![
            Block::Words(words::form_changed(language, waiting.title.as_str())),
            Block::Words(so.to_owned()),
            Block::Words(words::sent_agency(language, &waiting.agency)),
            Block::Words(words::sent_search_id(language, &waiting.recruitment_code)),
            Block::Link { before, url: link(app, Page::Application(id).path(language)), after },
        ],
        one_click: None,
        calendar: None,
    };
    Ok(Some((waiting.to, letter)))
}
