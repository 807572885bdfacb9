//! The demo: everything on this machine, with invented ads and people, in a database that is marked as a demo's.

mod data;
pub mod letters;
mod people;
mod pictures;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use chrono::DateTime;
use domain::time::{Instant, helsinki};

use crate::app::App;
use crate::clock::Clock;
use crate::config::Settings;
use crate::db::{ConnectError, Db, meta};
use crate::failure::{Failure, Outcome};
use crate::mail;
use crate::seed;

pub use crate::mail::KeptMail;
pub use letters::ExampleMail;
pub use people::Login;

/// Where a demo keeps its data when nobody says otherwise.
const FOLDER: &str = "data/demo";
/// Says that all of the demo's data is there: a first start that was broken off goes on.
const COMPLETE: &str = "demo_complete";

/// How a demo is started.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Others than this machine may reach it: then it has passwords of its own.
    pub public: bool,
    /// Throws away what an earlier demo left.
    pub fresh: bool,
    /// What the clock shows at the start.
    pub at: Option<Instant>,
}

/// A demo that can be served.
#[derive(Debug)]
pub struct Demo {
    /// Its database.
    pub db: Db,
    /// Its clock.
    pub clock: Clock,
    /// Its settings.
    pub settings: Settings,
    /// Who can log in.
    pub logins: Vec<Login>,
}

/// Why a demo cannot start.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A database that no demo made.
    #[error(
        "{0} holds a database that is no demo's; a demo touches no other. Choose another folder with VIRKA_DATA_DIR"
    )]
    NotADemo(PathBuf),
    /// A database of its own.
    #[error("VIRKA_DATABASE_URL is set, but a demo keeps its data in its own folder. Unset it")]
    OtherDatabase,
    /// Mail.
    #[error("VIRKA_SMTP_URL is set, but a demo sends no mail. Unset it")]
    Mail,
    /// Reachable from outside.
    #[error("{0} can be reached from other machines. For a demo that is meant to be, add --demo-public")]
    Reachable(SocketAddr),
    /// Files.
    #[error("{0}: {1}")]
    Folder(PathBuf, std::io::Error),
    /// The database does not open.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// Something broke.
    #[error(transparent)]
    Broken(#[from] Failure),
}

/// Reads what `--at` says: `2026-12-01T15:59+02:00`, with seconds or without.
///
/// # Errors
/// A text that is no time with an offset.
pub fn parse_at(text: &str) -> Result<Instant, String> {
    DateTime::parse_from_rfc3339(text)
        .or_else(|_without_seconds| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z"))
        .map(|at| Instant::new(at.to_utc()))
        .map_err(|_unread| "a time with its offset, like 2026-12-01T15:59+02:00".to_owned())
}

/// Opens the demo's database, or makes it.
///
/// # Errors
/// [`DemoError`].
pub async fn start(mut settings: Settings, options: &Options) -> Result<Demo, DemoError> {
    if settings.data_dir == Settings::default().data_dir {
        settings.data_dir = PathBuf::from(FOLDER);
    }
    if settings.database_url.is_some() {
        return Err(DemoError::OtherDatabase);
    }
    if settings.smtp_url.is_some() {
        return Err(DemoError::Mail);
    }
    if !settings.listen.ip().is_loopback() && !options.public {
        return Err(DemoError::Reachable(settings.listen));
    }
    let folder = settings.data_dir.clone();
    let wrong = |error| DemoError::Folder(folder.clone(), error);
    std::fs::create_dir_all(&folder).map_err(wrong)?;
    if options.fresh && database(&folder).exists() {
        let db = open(&settings).await?;
        let marked = is_marked(&db).await;
        db.close().await.map_err(Failure::from)?;
        if !marked {
            return Err(DemoError::NotADemo(folder));
        }
        forget(&folder).map_err(wrong)?;
    }
    let is_new = !database(&folder).exists();
    let clock = options.at.map_or_else(Clock::real, Clock::starting_at);
    let now = clock.now();
    let db = open(&settings).await?;
    if is_new {
        db.migrate().await.map_err(Failure::from)?;
        // The day that the ads' own first of December is moved to.
        note(&db, meta::DEMO, &helsinki::date(now).to_string()).await?;
    } else if is_marked(&db).await {
        db.migrate().await.map_err(Failure::from)?;
    } else {
        return Err(DemoError::NotADemo(folder));
    }
    seed::run(&db, now).await?;
    if meta::get(db.read(), COMPLETE).await?.is_none() {
        let day = meta::get(db.read(), meta::DEMO).await?.and_then(|day| day.parse().ok());
        data::import(&db, day.unwrap_or_else(|| helsinki::date(now)), now).await?;
        people::add(&db, now).await?;
        db.write(async |tx| seed::pages::of_the_demo(tx, now).await).await?;
        pictures::add(&db, &settings, now).await?;
        note(&db, COMPLETE, "yes").await?;
    }
    let logins = people::logins(&db, options.public).await?;
    Ok(Demo { db, clock, settings, logins })
}

/// The mails that nobody was sent, newest first; to one address where one is given.
///
/// # Errors
/// When their folder cannot be read.
pub fn mails(app: &App, to: Option<&str>) -> Outcome<Vec<KeptMail>> {
    mail::kept(&app.settings.mail_dir(), to).map_err(|error| Failure::unavailable(error.to_string()))
}

/// Whether a database is a demo's. One that has no schema yet, or is none of ours, is not.
pub async fn is_marked(db: &Db) -> bool {
    matches!(meta::get(db.read(), meta::DEMO).await, Ok(Some(_)))
}

async fn note(db: &Db, key: &str, value: &str) -> Result<(), Failure> {
    db.write(async |tx| meta::set(tx, key, value).await).await
}

async fn open(settings: &Settings) -> Result<Db, ConnectError> {
    Db::connect(settings.database_url().reveal(), settings.database_connections).await
}

fn database(folder: &Path) -> PathBuf {
    folder.join("virka.db")
}

/// Removes what a demo made, and nothing else that somebody may have put there.
fn forget(folder: &Path) -> std::io::Result<()> {
    for name in ["virka.db", "virka.db-wal", "virka.db-shm"] {
        let file = folder.join(name);
        if file.exists() {
            std::fs::remove_file(file)?;
        }
    }
    for name in ["files", "mail"] {
        let part = folder.join(name);
        if part.exists() {
            std::fs::remove_dir_all(part)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::parse_at;

    #[test]
    fn the_clock_can_be_set_with_and_without_seconds() {
        for text in ["2026-12-01T15:59+02:00", "2026-12-01T15:59:00+02:00", "2026-12-01T13:59:00Z"] {
            assert_eq!(parse_at(text).unwrap().to_string(), "2026-12-01T13:59:00.000Z", "{text}");
        }
        assert!(parse_at("2026-12-01 15:59").is_err());
    }
}
