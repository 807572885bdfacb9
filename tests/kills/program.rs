//! The real program as child processes that can be killed.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tests::{Engine, Folder, reqwest};

/// How long a loaded machine may take to start it.
const PATIENCE: Duration = Duration::from_secs(90);

/// Where it runs and with which settings; its processes come and go.
pub(crate) struct Program {
    engine: Engine,
    folder: Folder,
    port: u16,
    settings: Vec<(&'static str, String)>,
    http: reqwest::Client,
    server: Option<Child>,
    worker: Option<Child>,
}

impl Program {
    /// With a database and a mail server, nothing started yet.
    pub(crate) fn new(engine: Engine, database: Option<String>, mail: &str) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = Folder::new();
        let mut settings = vec![
            ("VIRKA_LISTEN", format!("127.0.0.1:{port}")),
            ("VIRKA_PUBLIC_URL", format!("http://127.0.0.1:{port}")),
            ("VIRKA_DATA_DIR", folder.path().join("data").display().to_string()),
            ("VIRKA_SMTP_URL", mail.to_owned()),
            ("VIRKA_MAIL_FROM", "Virka <noreply@virka.example>".to_owned()),
            ("VIRKA_LOG", "info".to_owned()),
            // Everybody comes from this machine.
            ("VIRKA_SIGN_UPS_PER_NETWORK", "1000000".to_owned()),
        ];
        settings.extend(database.map(|url| ("VIRKA_DATABASE_URL", url)));
        Self { engine, folder, port, settings, http: reqwest::Client::new(), server: None, worker: None }
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The address of its database.
    pub(crate) fn database(&self) -> String {
        let chosen = self.settings.iter().find(|(name, _)| *name == "VIRKA_DATABASE_URL");
        let file = || format!("sqlite://{}", self.folder.path().join("data/virka.db").display());
        chosen.map_or_else(file, |(_, url)| url.clone())
    }

    /// Where it keeps uploaded files.
    pub(crate) fn files(&self) -> PathBuf {
        self.folder.path().join("data/files")
    }

    /// What its processes have said so far.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// Starts one of its commands.
    pub(crate) fn launch(&self, arguments: &[&str]) -> Child {
        let log = std::fs::File::options().create(true).append(true).open(self.folder.path().join("log")).unwrap();
        let mut command = Command::new(binary());
        // Those that are for the tests are no settings of the program, which refuses what it does not know.
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("VIRKA_")) {
            command.env_remove(name);
        }
        command.args(arguments).envs(self.settings.iter().cloned());
        command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
        command.spawn().expect("target/debug/virka starts; `./just test` builds it")
    }

    /// Runs one of its commands to its end.
    pub(crate) fn command(&self, arguments: &[&str]) {
        let status = self.launch(arguments).wait().unwrap();
        assert!(status.success(), "virka {arguments:?}: {status}\n{}", self.log());
    }

    /// Starts what does not run: on PostgreSQL a server and a worker, on SQLite, which is for one process, one that is
    /// both.
    pub(crate) fn start(&mut self) {
        let (arguments, apart): (&[&str], bool) = match self.engine {
            Engine::Sqlite => (&["serve"], false),
            Engine::Postgres => (&["serve", "--no-worker"], true),
        };
        if self.server.is_none() {
            self.server = Some(self.launch(arguments));
        }
        if apart && self.worker.is_none() {
            self.worker = Some(self.launch(&["worker"]));
        }
    }

    /// `kill -9`.
    pub(crate) fn kill(&mut self, server: bool, worker: bool) {
        for process in [self.server.take_if(|_| server), self.worker.take_if(|_| worker)].into_iter().flatten() {
            self.end(process);
        }
    }

    fn end(&self, mut process: Child) {
        let ended = process.try_wait().unwrap();
        assert!(ended.is_none(), "the program ended by itself: {ended:?}\n{}", self.log());
        process.kill().unwrap();
        process.wait().unwrap();
    }

    /// Waits until it wants requests; answers how long that took.
    pub(crate) async fn is_ready(&mut self) -> Duration {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if let Ok(answer) = self.http.get(format!("{}/health/ready", self.url())).send().await
                && answer.status().is_success()
            {
                return began.elapsed();
            }
            let ended = self.server.as_mut().and_then(|server| server.try_wait().unwrap());
            assert!(ended.is_none(), "the server does not start: {ended:?}\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
        panic!("the server is not ready after {PATIENCE:?}\n{}", self.log());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        for mut process in [self.server.take(), self.worker.take()].into_iter().flatten() {
            drop(process.kill().and_then(|()| process.wait()));
        }
    }
}

fn binary() -> PathBuf {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("target/debug/virka");
    std::env::var_os("VIRKA_TEST_BINARY").map_or(built, PathBuf::from)
}
