//! A demo of its own for each test: the real program, on embedded parts, in a folder that goes away.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde::Deserialize;

/// A running demo server.
pub(crate) struct Demo {
    process: Child,
    folder: PathBuf,
    http: reqwest::Client,
    /// Its address, `http://127.0.0.1:…`.
    pub(crate) address: String,
}

/// A connection for each request: one that was kept may be closed by the server in the moment in which it is used again.
fn asking() -> reqwest::Client {
    reqwest::Client::builder().pool_max_idle_per_host(0).build().unwrap()
}

/// A mail in the demo's outbox.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct OutboxMail {
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) text: String,
}

#[derive(Deserialize)]
struct Outbox {
    items: Vec<OutboxMail>,
}

impl Demo {
    /// Starts a fresh demo now.
    pub(crate) async fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = std::env::temp_dir().join(format!("virka-browser-{}-{port}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let process = launch(&folder, port, &[]);
        let demo = Self { process, folder, http: asking(), address: format!("http://127.0.0.1:{port}") };
        demo.wait_until_ready().await;
        demo
    }

    /// Starts the same demo again, data kept, with its clock at an instant.
    pub(crate) async fn again_at(&mut self, instant: &str) {
        self.kill();
        let port = self.address.rsplit(':').next().unwrap().parse().unwrap();
        self.process = launch(&self.folder, port, &["--at", instant]);
        self.wait_until_ready().await;
    }

    /// What an administrative command of the same program prints, on the same data.
    pub(crate) fn admin(&self, arguments: &[&str]) -> String {
        let output = Command::new(binary())
            .arg("admin")
            .args(arguments)
            .env("VIRKA_PUBLIC_URL", &self.address)
            .env("VIRKA_DATA_DIR", self.folder.join("data"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Imports an ad with this title, open for a month.
    pub(crate) async fn import_ad(&self, title: &str) {
        self.import_ad_of("migri", title).await;
    }

    /// The same for another agency.
    pub(crate) async fn import_ad_of(&self, agency: &str, title: &str) {
        let today = domain::time::helsinki::date(api::clock::Clock::real().now());
        let day = |days: i64| today + chrono::TimeDelta::days(days);
        let line = tests::ad_with(1, |line| {
            line["agency"] = agency.into();
            line["versions"]["sv"]["title"] = title.into();
            line["application_period"]["from"] = format!("{}T08:00", day(-1)).into();
            line["application_period"]["to"] = format!("{}T16:15", day(30)).into();
        });
        let file = self.folder.join("ads.jsonl");
        std::fs::write(&file, line.to_string()).unwrap();
        self.admin(&["import-ads", file.to_str().unwrap()]);
        // Another process wrote it: the search follows within two seconds (X3.1-3), and no page looks again by itself.
        let mut found = reqwest::Url::parse(&format!("{}/api/v1/ads", self.address)).unwrap();
        found.query_pairs_mut().append_pair("q", title);
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            let page = self.api(&format!("{}?{}", found.path(), found.query().unwrap())).await;
            if page["total"].as_u64() > Some(0) {
                return;
            }
            assert!(Instant::now() < end, "the search does not find ‹{title}›: {page}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Ends the server in the middle of whatever it does.
    pub(crate) fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Starts it again after [`Demo::kill`], with the same data at the same address.
    pub(crate) async fn start_again(&mut self) {
        let port = self.address.rsplit(':').next().unwrap().parse().unwrap();
        self.process = launch(&self.folder, port, &[]);
        self.wait_until_ready().await;
    }

    /// Lets no file of the running server grow any more, as on a full disk, or lets them grow again.
    pub(crate) fn fill_disk(&self, full: bool) {
        let limit = if full { "--fsize=0:" } else { "--fsize=unlimited:" };
        let pid = self.process.id().to_string();
        let set = Command::new("prlimit").args(["--pid", &pid, limit]).status().expect("prlimit (util-linux)");
        assert!(set.success());
    }

    /// An answer of the API.
    pub(crate) async fn api(&self, path: &str) -> serde_json::Value {
        self.http.get(format!("{}{path}", self.address)).send().await.unwrap().json().await.unwrap()
    }

    async fn wait_until_ready(&self) {
        let until = Instant::now() + Duration::from_secs(60);
        while Instant::now() < until {
            if let Ok(answer) = self.http.get(format!("{}/health/ready", self.address)).send().await
                && answer.status().is_success()
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the demo is not ready after 60 s:\n{}", self.log());
    }

    /// What the server has said so far.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("server.log")).unwrap_or_default()
    }

    /// The newest mail to an address whose subject contains a text, waiting for the worker to deliver it.
    pub(crate) async fn mail(&self, to: &str, subject: &str) -> OutboxMail {
        let until = Instant::now() + Duration::from_secs(20);
        while Instant::now() < until {
            let outbox = self.api(&format!("/api/v1/demo/outbox?to={}", to.replace('+', "%2B"))).await;
            let outbox: Outbox = serde_json::from_value(outbox).unwrap();
            if let Some(mail) = outbox.items.into_iter().find(|mail| mail.to == to && mail.subject.contains(subject)) {
                return mail;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no mail ‹{subject}› after 20 s");
    }

    /// The newest six-digit code sent to an address.
    pub(crate) async fn code(&self, to: &str) -> String {
        let text = self.mail(to, "").await.text;
        text.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6).expect("a code in the mail").to_owned()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let killed = self.process.kill().and_then(|()| self.process.wait());
        if std::thread::panicking() {
            eprintln!("--- server log ---\n{}", self.log());
        }
        assert!(killed.is_ok() || std::thread::panicking(), "the server could be stopped");
        if let Err(error) = std::fs::remove_dir_all(&self.folder) {
            eprintln!("the demo's folder stays behind: {error}");
        }
    }
}

fn launch(folder: &Path, port: u16, arguments: &[&str]) -> Child {
    let log = std::fs::File::options().create(true).append(true).open(folder.join("server.log")).unwrap();
    // A limit on the size of files answers as a full disk does, unless its signal ends the process first.
    Command::new("sh")
        .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
        .arg(binary())
        .args(["serve", "--demo"])
        .args(arguments)
        // A setting of the tests, which the program does not know and would refuse.
        .env_remove("VIRKA_TEST_BINARY")
        .env("VIRKA_LISTEN", format!("127.0.0.1:{port}"))
        .env("VIRKA_PUBLIC_URL", format!("http://127.0.0.1:{port}"))
        .env("VIRKA_DATA_DIR", folder.join("data"))
        .env("VIRKA_WEB_DIR", workspace().join("target/bundle"))
        .stdin(Stdio::null())
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .spawn()
        .expect("target/debug/virka starts; `./just test` builds it")
}

/// The root of the workspace.
pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn binary() -> PathBuf {
    std::env::var_os("VIRKA_TEST_BINARY").map_or_else(|| workspace().join("target/debug/virka"), PathBuf::from)
}
