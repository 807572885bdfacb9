//! Reads what a letter needs, writes it, and hands it over. A letter whose rows are gone has nobody to reach.

use domain::email::Email;
use domain::ids::{AlertId, ApplicationId, ApplicationVersionId, JobId, RegistrationId};
use domain::language::Language;
use domain::paths::Page;
use domain::time::helsinki;

use super::deadline_moved::{self, Moved};
use super::{Letter as Which, alerts};
use crate::app::App;
use crate::db::accounts::codes;
use crate::db::letters;
use crate::failure::{Failure, Outcome};
use crate::mail::{Addressed, Block, Delivery, Letter, around, message};
use crate::usecases;

pub(super) async fn run(app: &App, job: JobId, which: &Which, language: Language) -> Outcome<()> {
    let written = match which {
        Which::ConfirmRegistration { registration, code } => confirm(app, *registration, code, language).await?,
        Which::AddressTaken { registration } => taken(app, *registration, language).await?,
        Which::ApplicationReceived { application, version } => received(app, *application, *version, language).await?,
        Which::DeadlineMoved { application, how, before, after } => {
            let moved = Moved { how: *how, before: *before, after: *after };
            deadline_moved::write(app, *application, moved, language).await?
        }
        Which::ConfirmAlert { alert, secret } => alerts::confirm(app, *alert, secret).await?,
        Which::AlertResults { alert, run, secret } => alerts::results(app, *alert, run, secret).await?,
        Which::AlertExpired { alert, secret } => alerts::expired(app, *alert, secret).await?,
    };
    let Some((to, letter)) = written else {
        tracing::info!(job.id = %job, "nobody to write to any more");
        return Ok(());
    };
    let alert = alert_of(which);
    let own_sender = app.settings.alert_mail_from.as_deref().filter(|_| alert.is_some());
    let from = own_sender.unwrap_or(&app.settings.mail_from);
    let addressed = Addressed { to: &to, job, now: app.clock.now(), from, host: app.public_url.host() };
    match app.mailer.send(message(&letter, &addressed)?, &job.to_string()).await? {
        Delivery::Taken => Ok(()),
        Delivery::NobodyThere => match alert {
            Some(alert) => usecases::alerts::end::unreachable(app, alert, app.clock.now()).await,
            // What an account must know is tried again: mailboxes come back.
            None => Err(Failure::unavailable("the mail server knows no such mailbox")),
        },
    }
}

/// The alert that a letter is about, if it is about one.
const fn alert_of(which: &Which) -> Option<AlertId> {
    match which {
        Which::ConfirmAlert { alert, .. } | Which::AlertResults { alert, .. } | Which::AlertExpired { alert, .. } => {
            Some(*alert)
        }
        Which::ConfirmRegistration { .. }
        | Which::AddressTaken { .. }
        | Which::ApplicationReceived { .. }
        | Which::DeadlineMoved { .. } => None,
    }
}

pub(super) type Written = Option<(Email, Letter)>;

async fn confirm(app: &App, id: RegistrationId, code: &str, language: Language) -> Outcome<Written> {
    let Some(to) = letters::registering_address(app.db.read(), id).await? else { return Ok(None) };
    // Not from now on: a mail may wait, and one that is repeated says the same.
    let Some(expires_at) = codes::expiry(app.db.read(), id, code).await? else { return Ok(None) };
    let until = helsinki::local(expires_at).time();
    let (before, after) = around(texts::mail::code_action_parts(language));
    let letter = Letter {
        language,
        subject: texts::mail::code_subject(language).to_owned(),
        blocks: vec![
            Block::Code { before, code: code.to_owned(), after },
            Block::Words(texts::mail::code_use(language).to_owned()),
            Block::Words(texts::mail::code_valid(language, texts::format::time(language, until))),
            Block::Words(texts::mail::code_secret(language).to_owned()),
            Block::Words(texts::mail::code_not_you(language).to_owned()),
        ],
        one_click: None,
    };
    Ok(Some((to, letter)))
}

async fn taken(app: &App, id: RegistrationId, language: Language) -> Outcome<Written> {
    let Some(to) = letters::registering_address(app.db.read(), id).await? else { return Ok(None) };
    let (before, after) = around(texts::mail::address_taken_action_parts(language));
    let letter = Letter {
        language,
        subject: texts::mail::address_taken_subject(language).to_owned(),
        blocks: vec![
            Block::Link { before, url: link(app, Page::Login.path(language)), after },
            Block::Words(texts::mail::address_taken_why(language).to_owned()),
            Block::Words(texts::mail::address_taken_not_you(language).to_owned()),
        ],
        one_click: None,
    };
    Ok(Some((to, letter)))
}

async fn received(app: &App, id: ApplicationId, version: ApplicationVersionId, language: Language) -> Outcome<Written> {
    let Some(sent) = letters::sent_application(app.db.read(), id, version, language).await? else { return Ok(None) };
    let read = around(texts::mail::sent_read_parts(language));
    let questions = around(texts::mail::sent_questions_parts(language));
    let sent_at = texts::format::date_time(language, helsinki::local(sent.sent_at));
    let letter = Letter {
        language,
        subject: texts::mail::sent_subject(language).to_owned(),
        blocks: vec![
            Block::Words(texts::mail::sent_received(language, &sent.title)),
            Block::Words(texts::mail::sent_agency(language, &sent.agency)),
            Block::Words(texts::mail::sent_search_id(language, &sent.recruitment_code)),
            Block::Words(texts::mail::sent_at(language, sent_at)),
            Block::Link { before: read.0, url: link(app, Page::Application(id).path(language)), after: read.1 },
            Block::Link { before: questions.0, url: link(app, Page::Ad(sent.ad).path(language)), after: questions.1 },
            Block::Words(texts::mail::sent_keeps(language).to_owned()),
        ],
        one_click: None,
    };
    Ok(Some((sent.to, letter)))
}

pub(super) fn link(app: &App, path: String) -> String {
    format!("{}{path}", app.public_url.as_str().trim_end_matches('/'))
}
