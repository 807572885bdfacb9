//! `virka doctor`: tries every configured part and says what is wrong with it.

use actix_web::web::Bytes;

use chrono::TimeDelta;

use crate::app::App;
use crate::db::{Engine, jobs, meta};
use crate::failure::Outcome;

/// A due job that waits longer has nobody who does it: a killed worker's lease has run out by then.
const WAITS_TOO_LONG: TimeDelta = TimeDelta::minutes(10);

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The part, with the setting that chooses it.
    pub part: &'static str,
    /// How it is.
    pub state: State,
}

/// How a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It works.
    Well(String),
    /// It works, but not as a service for people should.
    Warning(String),
    /// It does not work.
    Wrong(String),
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (mark, words) = match &self.state {
            State::Well(words) => ("well   ", words),
            State::Warning(words) => ("WARNING", words),
            State::Wrong(words) => ("WRONG  ", words),
        };
        write!(f, "{mark}  {:<38} {words}", self.part)
    }
}

/// Tries everything.
pub async fn examine(app: &App) -> Vec<Finding> {
    vec![
        Finding { part: "public address (VIRKA_PUBLIC_URL)", state: public_url(app) },
        Finding { part: "database (VIRKA_DATABASE_URL)", state: or_wrong(database(app).await) },
        Finding { part: "clock", state: or_wrong(clock(app).await) },
        Finding { part: "files (VIRKA_FILES_URL)", state: files(app).await },
        Finding { part: "mail (VIRKA_SMTP_URL)", state: mail(app).await },
        Finding { part: "background work", state: or_wrong(background(app).await) },
        Finding { part: "web application (VIRKA_WEB_DIR)", state: web(app) },
    ]
}

fn or_wrong(state: Outcome<State>) -> State {
    state.unwrap_or_else(|failure| State::Wrong(failure.to_string()))
}

fn public_url(app: &App) -> State {
    let url = app.public_url.as_str().to_owned();
    if app.public_url.is_https() {
        State::Well(url)
    } else if app.public_url.is_loopback() {
        State::Warning(format!("{url} reaches this machine only"))
    } else {
        State::Wrong(format!("{url} is not encrypted: it must begin with https://"))
    }
}

async fn database(app: &App) -> Outcome<State> {
    app.db.ping().await?;
    let missing = app.db.missing_migrations().await?;
    if missing > 0 {
        return Ok(State::Wrong(format!("{missing} steps of the schema are missing: run `virka migrate`")));
    }
    if meta::get(app.db.read(), meta::DEMO).await?.is_some() {
        return Ok(State::Warning("it is a demo's".to_owned()));
    }
    Ok(match app.db.engine() {
        Engine::Sqlite => State::Well("SQLite, for one process".to_owned()),
        Engine::Postgres => State::Well("PostgreSQL".to_owned()),
    })
}

async fn clock(app: &App) -> Outcome<State> {
    let apart = app.db.clock_apart().await?;
    let words = format!("{} ms apart from the database's", apart.num_milliseconds());
    Ok(if apart.abs() > crate::db::CLOCKS_APART { State::Wrong(words) } else { State::Well(words) })
}

async fn files(app: &App) -> State {
    const PROBE: &str = "doctor";
    let tried = async {
        app.files.put(PROBE, Bytes::from_static(b"well")).await?;
        app.files.get(PROBE).await?;
        app.files.delete(PROBE).await
    };
    match tried.await {
        Ok(()) => State::Well(app.settings.files_dir().display().to_string()),
        Err(error) => State::Wrong(error.to_string()),
    }
}

async fn mail(app: &App) -> State {
    match (app.mailer.check().await, &app.settings.smtp_url) {
        (Ok(()), Some(_)) => State::Well("the mail server answers".to_owned()),
        (Ok(()), None) => {
            let folder = app.settings.mail_dir();
            State::Warning(format!("no mail server: mails are written to {} and reach nobody", folder.display()))
        }
        (Err(why), _) => State::Wrong(why),
    }
}

async fn background(app: &App) -> Outcome<State> {
    let now = app.clock.now();
    let queue = jobs::queue(&app.db, now).await?;
    let counts = format!("{} due, {} later, {} given up", queue.due, queue.later, queue.dead);
    let waits = queue.oldest_due.map_or(TimeDelta::zero(), |since| now - since);
    Ok(if waits > WAITS_TOO_LONG {
        let minutes = waits.num_minutes();
        State::Warning(format!("{counts}; the oldest waits for {minutes} min: does `virka worker` run?"))
    } else if queue.dead > 0 {
        State::Warning(format!("{counts}; those were tried for three days: docs/operations.md says how to revive them"))
    } else if let Some(why) = queue.last_error {
        State::Warning(format!("{counts}; tried again: {why}"))
    } else {
        State::Well(counts)
    })
}

fn web(app: &App) -> State {
    let manifest = app.settings.web_dir.join("applicant").join("manifest.json");
    if manifest.is_file() {
        State::Well(app.settings.web_dir.display().to_string())
    } else {
        State::Warning(format!("{} is not there: pages can be read, nothing more", manifest.display()))
    }
}
