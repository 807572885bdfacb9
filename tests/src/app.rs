//! A whole server for one test.

use std::net::TcpListener;

use api::app::App;
use api::clock::Clock;
use api::config::Settings;
use api::db::Db;
use api::server;
use client::Client;
use domain::time::Instant;

use crate::{Folder, postgres};

/// The databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file in the test's folder.
    Sqlite,
    /// A database of the test program's cluster.
    Postgres,
}

/// When every test begins: 25 November 2026, 10 o'clock in Helsinki.
pub const MORNING: &str = "2026-11-25T08:00:00.000Z";

/// A server in this process, with its own database, folder, clock and mailbox.
#[derive(Debug)]
pub struct TestApp {
    /// Its address, `http://127.0.0.1:…`.
    pub url: String,
    /// Its clock, which stands still until the test moves it.
    pub clock: Clock,
    /// Its parts, to start jobs and commands. Tests ask questions over HTTP.
    pub app: App,
    /// Its folder.
    pub folder: Folder,
    server: actix_rt::task::JoinHandle<std::io::Result<()>>,
}

/// What `virka migrate` does.
pub(crate) async fn prepare(db: &Db) {
    db.migrate().await.unwrap();
}

impl TestApp {
    /// Starts it. `change` may change the settings.
    pub async fn start(engine: Engine, change: impl FnOnce(&mut Settings)) -> Self {
        let folder = Folder::new();
        let mut settings = Settings {
            data_dir: folder.path().to_owned(),
            database_connections: 6,
            log: "warn".to_owned(),
            ..Settings::default()
        };
        if engine == Engine::Postgres {
            settings.database_url = Some(postgres::new_database().into());
        }
        change(&mut settings);
        let db = Db::connect(settings.database_url().reveal(), settings.database_connections).await.unwrap();
        if engine == Engine::Sqlite {
            prepare(&db).await;
        }
        let clock = Clock::held_at(MORNING.parse().unwrap());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let listening = listener.local_addr().unwrap();
        let app = App::new(db, clock.clone(), settings, listening, false).unwrap();
        let server = actix_rt::spawn(server::build(app.clone(), listener, 1).unwrap());
        Self { url: format!("http://{listening}"), clock, app, folder, server }
    }

    /// A browser without cookies, speaking through the typed client.
    #[must_use]
    pub fn client(&self) -> Client {
        Client::new(&self.url).unwrap()
    }

    /// A browser without cookies, for requests that no client of ours would make.
    #[must_use]
    pub fn http(&self) -> reqwest::Client {
        reqwest::Client::builder().cookie_store(true).redirect(reqwest::redirect::Policy::none()).build().unwrap()
    }

    /// The address of a path.
    #[must_use]
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// Now, by the server's clock.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Moves the clock on.
    pub fn wait(&self, delta: chrono::TimeDelta) {
        self.clock.set(self.clock.now() + delta);
    }

    /// Ends it.
    pub async fn finish(self) {
        self.server.abort();
        drop(self.app);
    }
}

/// Runs one test on a server of its own.
pub fn run(engine: Engine, test: impl AsyncFnOnce(&TestApp)) {
    actix_rt::System::new().block_on(async {
        let app = TestApp::start(engine, |_| ()).await;
        test(&app).await;
        app.finish().await;
    });
}
