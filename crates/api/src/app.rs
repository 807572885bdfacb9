//! What every request and job can reach.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::sync::Notify;

use crate::clock::Clock;
use crate::config::{PublicUrl, Settings};
use crate::db::Db;
use crate::search;

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
    /// Whether this is a demo, whose routes, cookie and notice exist only then.
    pub demo: bool,
    /// What a search looks through.
    pub search: search::Handle,
    /// Wakes the worker: something waits in the outbox.
    pub wake: Arc<Notify>,
}

/// Why the program cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Settings.
    #[error("VIRKA_PUBLIC_URL: {0}")]
    PublicUrl(&'static str),
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
        Ok(Self {
            db,
            clock,
            settings: Arc::new(settings),
            public_url,
            demo,
            search: search::Handle::default(),
            wake: Arc::new(Notify::new()),
        })
    }
}
