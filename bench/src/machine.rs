//! The processes that are measured: where they run and listen, and how they end.

use std::cell::RefCell;
use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};
use crate::http::Connection;

/// Everything that a measurement needs to know.
pub(crate) struct Bench {
    /// Shorter and rougher: whether everything runs at all.
    pub(crate) quick: bool,
    /// The folder `target`.
    pub(crate) target: PathBuf,
    /// A folder for data, on the same disk as everything else.
    pub(crate) scratch: PathBuf,
    cores: Option<usize>,
    /// What readers of the report should know.
    notes: RefCell<Vec<String>>,
}

/// Who gets which cores: who serves and who asks do not take time from one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    Serving,
    Asking,
}

/// How long a server may take to start: one over 100,000 ads reads them all.
const LONGEST_START: Duration = Duration::from_secs(180);

/// A process that ends with its owner.
pub(crate) struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may be gone already; that is what is wanted.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Process {
    pub(crate) fn start(command: &mut Command) -> Outcome<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        command.spawn().map(Self).map_err(|error| Failure::from(error).at(name))
    }

    /// How much memory it holds now, in bytes; nothing where the system does not tell.
    pub(crate) fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? * 1024)
    }

    /// Whether it has ended by itself.
    fn ended(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(Some(_)))
    }
}

impl Bench {
    pub(crate) fn new(quick: bool) -> Outcome<Self> {
        let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
        let scratch = target.join("bench/scratch");
        if scratch.exists() {
            std::fs::remove_dir_all(&scratch)?;
        }
        std::fs::create_dir_all(&scratch)?;
        let scratch = scratch.canonicalize()?;
        let cores = std::thread::available_parallelism()?.get();
        let pins = Command::new("taskset").arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
        Ok(Self { quick, target, scratch, cores: (pins && cores > 1).then_some(cores), notes: RefCell::default() })
    }

    /// Has the report tell something beside the rows.
    pub(crate) fn note(&self, line: String) {
        self.notes.borrow_mut().push(line);
    }

    /// What was noted.
    pub(crate) fn notes(&self) -> Vec<String> {
        self.notes.take()
    }

    /// How often both sides are measured.
    pub(crate) fn runs(&self) -> usize {
        if self.quick { 1 } else { 5 }
    }

    /// How long one run of requests lasts.
    pub(crate) fn seconds(&self) -> f64 {
        if self.quick { 0.3 } else { 1.5 }
    }

    /// Workers of each server: as many as it has cores.
    pub(crate) fn workers(&self) -> usize {
        self.cores.map_or(1, |cores| cores / 2)
    }

    /// How it is all laid out, for the report.
    pub(crate) fn layout(&self) -> String {
        let workers = self.workers();
        match self.cores {
            Some(cores) => {
                format!("{cores} cores: servers pinned to one half ({workers} workers), clients to the other")
            }
            None => format!("nothing is pinned to cores; servers have {workers} worker"),
        }
    }

    /// A program of the same build as this one, on its half of the cores.
    pub(crate) fn program(&self, half: Half, name: &str) -> Outcome<Command> {
        let program = std::env::current_exe()?.with_file_name(name);
        if !program.is_file() {
            return Err(Failure::new(format!("{} is not built", program.display())));
        }
        let Some(cores) = self.cores else { return Ok(Command::new(program)) };
        let list = match half {
            Half::Serving => format!("0-{}", cores / 2 - 1),
            Half::Asking => format!("{}-{}", cores / 2, cores - 1),
        };
        let mut command = Command::new("taskset");
        command.arg("-c").arg(list).arg(program);
        Ok(command)
    }

    /// `virka` with its data in this folder and settings of its own, whatever the environment says.
    pub(crate) fn virka(&self, data: &Path) -> Outcome<Command> {
        let mut command = self.program(Half::Serving, "virka")?;
        let log = File::options().create(true).append(true).open(self.scratch.join("virka.log"))?;
        command
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("VIRKA_DATA_DIR", data)
            .env("VIRKA_WEB_DIR", self.target.join("bundle"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        Ok(command)
    }

    /// Starts `virka serve` and waits until it answers. `change` may add settings.
    pub(crate) async fn serve(&self, data: &Path, change: impl FnOnce(&mut Command)) -> Outcome<(Process, SocketAddr)> {
        let address = free_address()?;
        let mut command = self.virka(data)?;
        command.env("VIRKA_LISTEN", address.to_string());
        change(&mut command);
        let mut process = Process::start(command.arg("serve"))?;
        ready(&mut process, address, "/health/ready").await.map_err(|why| why.at("virka serve"))?;
        Ok((process, address))
    }

    /// Runs a command of `virka` to its end.
    pub(crate) fn run(&self, data: &Path, arguments: &[&str]) -> Outcome<()> {
        let status = self.virka(data)?.args(arguments).status()?;
        if status.success() {
            return Ok(());
        }
        let log = self.scratch.join("virka.log");
        Err(Failure::new(format!("virka {} failed; see {}", arguments.join(" "), log.display())))
    }
}

/// An address that nobody listens at.
pub(crate) fn free_address() -> Outcome<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// Waits until a server answers at all.
pub(crate) async fn ready(process: &mut Process, address: SocketAddr, path: &str) -> Outcome<()> {
    let until = Instant::now() + LONGEST_START;
    let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\n\r\n");
    loop {
        if let Ok(mut connection) = Connection::open(address).await
            && let Ok(reply) = connection.exchange(request.as_bytes()).await
            && reply.status == 200
        {
            return Ok(());
        }
        if process.ended() || Instant::now() > until {
            return Err(Failure::new("it does not start"));
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
