//! Our server and the bare one side by side, over the same data.

use std::net::SocketAddr;
use std::path::PathBuf;

use crate::answers;
use crate::data;
use crate::failure::{Failure, Outcome};
use crate::http::Connection;
use crate::load;
use crate::machine::{Bench, Half, Process, free_address, ready};
use crate::pairs::{Pairs, Side, alternate};

/// Ads in most measurements.
pub(crate) const ADS: usize = 1_400;
/// A client that is busy for this share of the time measures itself.
const CLIENT_IS_THE_LIMIT: f64 = 0.9;

/// `virka serve` over so many ads.
pub(crate) struct Served {
    process: Process,
    folder: PathBuf,
    pub(crate) address: SocketAddr,
    pub(crate) ads: Vec<serde_json::Value>,
}

impl Served {
    /// Makes the data, imports it and starts the server.
    pub(crate) async fn start(bench: &Bench, name: &str, count: usize) -> Outcome<Self> {
        let folder = bench.scratch.join(name);
        std::fs::create_dir_all(&folder)?;
        let ads = data::ads(count)?;
        let file = folder.join("ads.jsonl");
        let lines: Vec<String> = ads.iter().map(ToString::to_string).collect();
        std::fs::write(&file, lines.join("\n"))?;
        bench.run(&folder, &["admin", "import-ads", &file.to_string_lossy()])?;
        let (process, address) = bench.serve(&folder, |_| ()).await?;
        Ok(Self { process, folder, address, ads })
    }

    /// Stops the server and starts it again; how many seconds until it was ready.
    pub(crate) async fn start_again(&mut self, bench: &Bench) -> Outcome<f64> {
        // The old one must be gone before the new one reads.
        self.process = Process::start(&mut std::process::Command::new("true"))?;
        let began = std::time::Instant::now();
        (self.process, self.address) = bench.serve(&self.folder, |_| ()).await?;
        Ok(began.elapsed().as_secs_f64())
    }

    /// The address of its database.
    pub(crate) fn database(&self) -> String {
        format!("sqlite://{}", self.folder.join("virka.db").display())
    }

    /// How much memory it holds now, in bytes.
    pub(crate) fn memory(&self) -> Outcome<u64> {
        self.process.memory().ok_or_else(|| Failure::new("this system does not tell how much memory a process has"))
    }

    /// The answers to these requests, written down for whoever asks.
    pub(crate) async fn recorded(&self, bench: &Bench, name: &str, paths: &[String]) -> Outcome<PathBuf> {
        let file = bench.scratch.join(format!("{name}.json"));
        answers::write(&file, &answers::record(self.address, paths).await?)?;
        Ok(file)
    }

    /// An answer of ours as JSON.
    pub(crate) async fn get(&self, path: &str) -> Outcome<serde_json::Value> {
        let mut connection = Connection::open(self.address).await?;
        let reply = connection.exchange(answers::request(self.address, path, false).as_bytes()).await?;
        if reply.status != 200 {
            return Err(Failure::new(format!("{path} is answered with {}", reply.status)));
        }
        Ok(serde_json::from_str(&connection.text(reply)?)?)
    }

    /// Measures these requests against a bare server that answers the same bytes.
    pub(crate) async fn against_bare(
        &self,
        bench: &Bench,
        name: &str,
        paths: &[String],
        packed: bool,
    ) -> Outcome<Pairs> {
        let file = self.recorded(bench, name, paths).await?;
        let address = free_address()?;
        let mut command = bench.program(Half::Serving, "virka-bench")?;
        command
            .arg("bare")
            .args(["--listen", &address.to_string()])
            .args(["--workers", &bench.workers().to_string()])
            .arg("--answers")
            .arg(&file);
        let mut bare = Process::start(&mut command)?;
        ready(&mut bare, address, "/").await.map_err(|why| why.at("the bare server"))?;
        let mut busiest = 0.0_f64;
        let pairs = alternate(bench.runs(), async |side, _| {
            let address = match side {
                Side::Ours => self.address,
                Side::Rival => address,
            };
            let load = load::measure(bench, address, &file, packed).await;
            let load = load.map_err(|why| why.at(format!("{name}, {side:?}")))?;
            if side == Side::Rival {
                busiest = busiest.max(load.busy);
            }
            Ok(load.rate)
        })
        .await?;
        if busiest > CLIENT_IS_THE_LIMIT {
            bench.note(format!(
                "{name}: the client had no time left ({:.0} % of its core) when it asked the bare server, which may be faster \
                 than told",
                busiest * 100.0
            ));
        }
        Ok(pairs)
    }
}
