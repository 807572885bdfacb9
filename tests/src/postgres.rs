//! A PostgreSQL cluster of our own: one for each test program, one database for each test.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

use api::db::Db;
use sea_orm::{ConnectionTrait, Database, DbErr};

/// A PostgreSQL that lives as long as its owner.
#[derive(Debug)]
pub struct Cluster {
    port: u16,
    /// Its standard input is open as long as we live: the shell around the cluster stops it when we are gone, however
    /// we went.
    _shell: Child,
}

/// Whether a commit waits until it is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disk {
    /// It does, as in real use.
    Waited,
    /// It does not: a test's data need not survive the machine.
    Forgotten,
}

impl Cluster {
    /// Makes and starts one.
    #[must_use]
    pub fn start(disk: Disk) -> Self {
        start(disk)
    }

    /// The address of a database.
    #[must_use]
    pub fn url(&self, name: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{name}", self.port)
    }

    /// Runs a statement of the administrator.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn query(&self, statement: &str) -> Result<(), DbErr> {
        let server = Database::connect(self.url("postgres")).await?;
        server.execute_unprepared(statement).await?;
        server.close().await
    }
}

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static TEMPLATE: Mutex<bool> = Mutex::new(false);
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// A new database with the schema and the seed. Without PostgreSQL the test fails.
#[must_use]
pub fn new_database() -> String {
    database(true)
}

/// A new database with nothing in it.
#[must_use]
pub fn empty_database() -> String {
    database(false)
}

fn database(prepared: bool) -> String {
    let cluster = CLUSTER.get_or_init(|| start(Disk::Forgotten));
    let url = |name: &str| cluster.url(name);
    let name = format!("test_{}", NUMBER.fetch_add(1, Ordering::SeqCst));
    let mut guard = TEMPLATE.lock().unwrap();
    let made = &mut *guard;
    // A runtime of its own: nobody may be connected to the template while it is copied.
    std::thread::scope(|scope| {
        scope
            .spawn(|| {
                let runtime = actix_rt::Runtime::new().unwrap();
                runtime.block_on(async {
                    let server = Database::connect(url("postgres")).await.unwrap();
                    if prepared && !*made {
                        server.execute_unprepared("CREATE DATABASE template_of_tests").await.unwrap();
                        let db = Db::connect(&url("template_of_tests"), 1).await.unwrap();
                        crate::app::prepare(&db).await;
                        db.close().await.unwrap();
                        *made = true;
                    }
                    let template = if prepared { "template_of_tests" } else { "template0" };
                    let copy = format!("CREATE DATABASE {name} TEMPLATE {template}");
                    server.execute_unprepared(&copy).await.unwrap();
                    server.close().await.unwrap();
                });
            })
            .join()
            .unwrap();
    });
    url(&name)
}

fn binaries() -> PathBuf {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .expect("PostgreSQL is not installed (Debian package `postgresql`)")
        .map(|entry| entry.unwrap().path().join("bin"))
        .filter(|bin| bin.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop().expect("PostgreSQL has no initdb")
}

/// `initdb` and `postgres` refuse to run as root: then they run as the user that the Debian package makes.
fn unprivileged(shell: &str, folder: &Path) -> Command {
    let root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    if root {
        let given = Command::new("chown").arg("postgres").arg(folder).status().unwrap();
        assert!(given.success(), "there is no user ‘postgres’");
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh", "-c", shell]);
        command
    } else {
        let mut command = Command::new("sh");
        command.args(["-c", shell]);
        command
    }
}

fn start(disk: Disk) -> Cluster {
    let bin = binaries();
    let folder = std::env::temp_dir().join(format!("virka-postgres-{}", api::random::id::<uuid::Uuid>().simple()));
    std::fs::create_dir_all(&folder).unwrap();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (bin, data) = (bin.display(), folder.join("data"));
    let (data, place) = (data.display(), folder.display());
    let careless = match disk {
        Disk::Waited => "",
        Disk::Forgotten => "-c fsync=off -c full_page_writes=off -c synchronous_commit=off",
    };
    let script = format!(
        "cd {place} && {bin}/initdb -D {data} -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >{place}/log 2>&1 \
         || exit 1
         {bin}/postgres -D {data} -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {careless} \
         -c max_connections=300 -c shared_buffers=64MB \
         >>{place}/log 2>&1 </dev/null &
         server=$!
         cat >/dev/null
         kill -QUIT $server
         wait $server
         rm -rf {place}"
    );
    let mut command = unprivileged(&script, &folder);
    let shell = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let until = Instant::now() + Duration::from_secs(60);
    while !answers(&bin.to_string(), port) {
        assert!(
            Instant::now() < until,
            "PostgreSQL does not start: {}",
            std::fs::read_to_string(folder.join("log")).unwrap_or_default()
        );
        std::thread::sleep(Duration::from_millis(50));
    }
    Cluster { port, _shell: shell }
}

fn answers(bin: &str, port: u16) -> bool {
    Command::new(format!("{bin}/pg_isready"))
        .args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])
        .status()
        .is_ok_and(|status| status.success())
}
