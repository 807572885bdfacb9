//! Opening the database.

use std::str::FromStr;
use std::time::Duration;

use chrono::TimeDelta;
use migrations::Migrator;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement};
use sea_orm_migration::MigratorTrait;

use super::dialect::Engine;
use crate::clock::Clock;

/// The database: one pool for writing and one for reading. On PostgreSQL they are the same; SQLite has one writer at a
/// time anyway, so its writing pool is one connection that people queue for in order, and readers never wait.
#[derive(Clone, Debug)]
pub struct Db {
    pub(super) writer: DatabaseConnection,
    reader: DatabaseConnection,
    engine: Engine,
}

/// Why the database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// An address of another kind.
    #[error("a database address begins with sqlite: or postgres:")]
    UnknownKind,
    /// It does not answer, or refuses.
    #[error("the database does not answer: {0}")]
    Refused(#[from] DbErr),
}

/// How far apart the clocks may be before the server refuses to start.
pub const CLOCKS_APART: TimeDelta = TimeDelta::seconds(2);

/// How long one waits for a connection before the request is answered with “try again”.
const WAIT: Duration = Duration::from_secs(8);

impl Db {
    /// Opens the database at an address `sqlite:…` or `postgres:…`.
    ///
    /// # Errors
    /// [`ConnectError`].
    pub async fn connect(url: &str, connections: u32) -> Result<Self, ConnectError> {
        let engine = Engine::from_str(url).map_err(|_unread| ConnectError::UnknownKind)?;
        match engine {
            Engine::Sqlite => {
                let writer = Database::connect(sqlite(url, 1)).await?;
                let reader = Database::connect(sqlite(url, connections)).await?;
                Ok(Self { writer, reader, engine })
            }
            Engine::Postgres => {
                let mut options = ConnectOptions::new(url);
                options.max_connections(connections).acquire_timeout(WAIT).connect_timeout(WAIT).sqlx_logging(false);
                let pool = Database::connect(options).await?;
                Ok(Self { writer: pool.clone(), reader: pool, engine })
            }
        }
    }

    /// For reading. A handler reads here; a use case reads inside its transaction.
    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Which database it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        Migrator::up(&self.writer, None).await
    }

    /// How many steps of the schema are missing.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn missing_migrations(&self) -> Result<usize, DbErr> {
        Ok(Migrator::get_pending_migrations(&self.writer).await?.len())
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// Why not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.reader.execute_unprepared("SELECT 1").await.map(|_| ())
    }

    /// How far this machine's clock is ahead of the database's. Deadlines are judged by ours and by every replica's, so
    /// they must agree (house rule 10).
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn clock_apart(&self) -> Result<TimeDelta, DbErr> {
        let statement = Statement::from_string(self.reader.get_database_backend(), self.engine.clock_query());
        let row = self.reader.query_one_raw(statement).await?;
        let theirs: i64 = match row {
            Some(row) => row.try_get("", "millis")?,
            None => return Err(DbErr::RecordNotFound("the database tells no time".to_owned())),
        };
        Ok(TimeDelta::milliseconds(Clock::real().now().millis() - theirs))
    }

    /// Closes all connections.
    ///
    /// # Errors
    /// What the database says.
    pub async fn close(self) -> Result<(), DbErr> {
        let shared = self.reader.get_database_backend() == DbBackend::Postgres;
        self.writer.close().await?;
        if shared { Ok(()) } else { self.reader.close().await }
    }
}

fn sqlite(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(WAIT)
        .connect_timeout(WAIT)
        // A connection to a server may have ended unnoticed; one to a file has not.
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|options| {
            options
                .create_if_missing(true)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(5))
                .journal_mode(SqliteJournalMode::Wal)
                // What was acknowledged survives a power cut.
                .synchronous(SqliteSynchronous::Full)
        });
    options
}
