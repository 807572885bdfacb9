//! A whole server for one test.

use std::net::TcpListener;
use std::sync::{Arc, OnceLock};

use api::app::App;
use api::clock::Clock;
use api::config::Settings;
use api::db::{Db, entities};
use api::mail::{self, KeptMail};
use api::{jobs, seed, server};
use client::Client;
use domain::time::Instant;
use sea_orm::EntityTrait;

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
    pub folder: Arc<Folder>,
    server: actix_rt::task::JoinHandle<std::io::Result<()>>,
}

/// What `virka migrate` does.
pub(crate) async fn prepare(db: &Db) {
    db.migrate().await.unwrap();
    seed::run(db, YESTERDAY.parse().unwrap()).await.unwrap();
}

const YESTERDAY: &str = "2026-11-24T08:00:00.000Z";

/// A migrated and seeded SQLite file, made once.
static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();

fn template() -> &'static [u8] {
    TEMPLATE.get_or_init(|| {
        // A thread of its own: the test's runtime is running already.
        let make = || {
            let folder = Folder::new();
            let file = folder.path().join("template.db");
            actix_rt::Runtime::new().unwrap().block_on(async {
                let db = Db::connect(&format!("sqlite://{}", file.display()), 1).await.unwrap();
                prepare(&db).await;
                db.close().await.unwrap();
            });
            std::fs::read(file).unwrap()
        };
        std::thread::spawn(make).join().unwrap()
    })
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
        if engine == Engine::Sqlite {
            std::fs::write(folder.path().join("virka.db"), template()).unwrap();
        }
        let db = Db::connect(settings.database_url().reveal(), settings.database_connections).await.unwrap();
        let clock = Clock::held_at(MORNING.parse().unwrap());
        Self::serve(db, clock, settings, Arc::new(folder))
    }

    /// Another server over the same database, folder and clock. `change` may change its settings.
    pub async fn replica(&self, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Settings::clone(&self.app.settings);
        change(&mut settings);
        let db = Db::connect(settings.database_url().reveal(), settings.database_connections).await.unwrap();
        Self::serve(db, self.clock.clone(), settings, Arc::clone(&self.folder))
    }

    fn serve(db: Db, clock: Clock, settings: Settings, folder: Arc<Folder>) -> Self {
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

    /// Does all background work that is due.
    pub async fn work(&self) {
        jobs::run_until_idle(&self.app).await.unwrap();
    }

    /// The mails to an address, newest first.
    #[must_use]
    pub fn mails(&self, to: &str) -> Vec<KeptMail> {
        mail::kept(&self.app.settings.mail_dir(), Some(to)).unwrap()
    }

    /// The six digits in the newest mail to an address.
    #[must_use]
    pub fn code(&self, to: &str) -> String {
        let mails = self.mails(to);
        let text = &mails.first().expect("no mail").text;
        let digits = text.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6);
        digits.expect("no code in the mail").to_owned()
    }

    /// Ends it. Nothing may be left to do, and nothing may have died (house rule 9).
    pub async fn finish(self) {
        self.work().await;
        let left = entities::jobs::Entity::find().all(self.app.db.read()).await.unwrap();
        let left: Vec<_> = left.iter().map(|job| (&job.kind, &job.last_error)).collect();
        assert!(left.is_empty(), "jobs that nobody expected: {left:?}");
        self.server.abort();
        let _ended = self.server.await;
        // Whoever reads in the background hands its connection back while there is somebody to hand it to.
        self.app.db.clone().close().await.unwrap();
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
