//! What every request and job can reach.

use std::net::SocketAddr;
use std::sync::Arc;

use actix_web::web::Bytes;
use tokio::sync::Notify;

use crate::auth::password::Passwords;
use crate::clock::Clock;
use crate::config::{PublicUrl, Settings};
use crate::content::Notices;
use crate::db::Db;
use crate::failure::{Failure, Outcome};
use crate::html::Assets;
use crate::mail::Mailer;
use crate::random;
use crate::search;
use crate::storage::{Store, StoreFailed};

/// Everything that requests and jobs share.
#[derive(Clone, Debug)]
pub struct App {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// The settings.
    pub settings: Arc<Settings>,
    /// Where people reach us.
    pub public_url: PublicUrl,
    /// Uploaded files.
    pub files: Store,
    /// Whether this is a demo, whose routes, cookie and notice exist only then.
    pub demo: bool,
    /// The files of the web application.
    pub assets: Arc<Assets>,
    /// What a search looks through.
    pub search: search::Handle,
    /// Ads as they were answered last.
    pub ready_ads: search::ReadyAds,
    /// What every page says about interruptions and disturbances.
    pub notices: Notices,
    /// Hashes passwords, a few at a time.
    pub passwords: Passwords,
    /// The way out for mail.
    pub mailer: Mailer,
    /// Wakes the worker: something waits in the outbox.
    pub wake: Arc<Notify>,
}

/// Why the program cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Settings.
    #[error("VIRKA_PUBLIC_URL: {0}")]
    PublicUrl(&'static str),
    /// The place for uploaded files.
    #[error("VIRKA_FILES_URL: {0}")]
    Files(#[from] StoreFailed),
    /// Passwords cannot be hashed here.
    #[error("{0}")]
    Passwords(Failure),
    /// The mail server's address.
    #[error("VIRKA_SMTP_URL: {0}")]
    Smtp(#[from] lettre::transport::smtp::Error),
}

impl App {
    /// Puts the parts together; `listening` is where the server listens.
    ///
    /// # Errors
    /// [`StartError`].
    pub fn new(
        db: Db,
        clock: Clock,
        settings: Settings,
        listening: SocketAddr,
        demo: bool,
    ) -> Result<Self, StartError> {
        let public_url = settings.public_url(listening).map_err(StartError::PublicUrl)?;
        let files = Store::folder(&settings.files_dir())?;
        let assets = Arc::new(Assets::read(&settings.web_dir));
        let passwords = Passwords::new(settings.password_hashers).map_err(StartError::Passwords)?;
        let mailer = match &settings.smtp_url {
            Some(url) if !demo => Mailer::smtp(url.reveal())?,
            Some(_) | None => Mailer::Folder(settings.mail_dir()),
        };
        Ok(Self {
            db,
            clock,
            settings: Arc::new(settings),
            public_url,
            files,
            passwords,
            demo,
            assets,
            search: search::Handle::default(),
            ready_ads: search::ReadyAds::default(),
            notices: Notices::default(),
            mailer,
            wake: Arc::new(Notify::new()),
        })
    }

    /// The bytes of a stored file, as they were when they came: checked against their sum.
    ///
    /// # Errors
    /// When the store does not answer, or the bytes are not those that were stored.
    pub async fn fetch(&self, storage_key: &str, sha256: &str) -> Outcome<Bytes> {
        let bytes = self.files.get(storage_key).await?;
        if random::sha256_hex(&bytes) == sha256 {
            Ok(bytes)
        } else {
            Err(Failure::bug(format!("the stored file {storage_key} has changed")))
        }
    }
}
