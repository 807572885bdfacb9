//! The only file that asks “which database?”.

use std::str::FromStr;

use sea_orm::sea_query::{Expr, ExprTrait, IntoIden, OnConflict, Query, Value};
use sea_orm::sqlx;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, RuntimeErr};

/// The two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file beside the program.
    Sqlite,
    /// A server, for several replicas.
    Postgres,
}

/// An address of another kind of database.
#[derive(Clone, Copy, Debug)]
pub struct UnknownEngine;

impl FromStr for Engine {
    type Err = UnknownEngine;

    fn from_str(url: &str) -> Result<Self, UnknownEngine> {
        if url.starts_with("sqlite:") {
            Ok(Self::Sqlite)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Ok(Self::Postgres)
        } else {
            Err(UnknownEngine)
        }
    }
}

impl Engine {
    /// The database's own clock in milliseconds since 1970.
    #[must_use]
    pub fn clock_query(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) AS millis",
            Self::Postgres => "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint) AS millis",
        }
    }
}

/// Inserts a row unless one with the same key is there, and says whether it did. So many milliseconds it waits for another
/// transaction that is inserting the same; what is waited for afterwards has no limit. SQLite has one writer, who waited
/// before the transaction began; on PostgreSQL the statement itself sets the limit before it inserts and lifts it when it
/// has, which saves two ways to the server.
///
/// # Errors
/// Faults of the database.
pub async fn insert_first<C: ColumnTrait + IntoIden>(
    tx: &impl ConnectionTrait,
    table: impl EntityTrait<Column = C>,
    row: Vec<(C, Value)>,
    key: impl IntoIterator<Item = C>,
    millis: u32,
) -> Result<bool, DbErr> {
    let (before, after) = match tx.get_database_backend() {
        DbBackend::Postgres => (lock_timeout(millis), lock_timeout(0)),
        _ => (Expr::value(1), Expr::value(1)),
    };
    let (columns, values): (Vec<C>, Vec<Value>) = row.into_iter().unzip();
    let mut insert = Query::insert();
    insert
        .into_table(table)
        .columns(columns)
        .select_from(
            Query::select().exprs(values.into_iter().map(Expr::value)).and_where(before.is_not_null()).to_owned(),
        )
        .map_err(|error| DbErr::Custom(error.to_string()))?
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .returning(Query::returning().expr(after));
    Ok(!tx.query_all(&insert).await?.is_empty())
}

fn lock_timeout(millis: u32) -> Expr {
    Expr::cust(format!("set_config('lock_timeout', '{millis}', true)"))
}

/// Whether the same transaction may succeed when tried again: serialization failure, deadlock, busy.
#[must_use]
pub fn worth_retrying(error: &DbErr) -> bool {
    matches!(code(error).as_deref(), Some("40001" | "40P01" | "5" | "6" | "261" | "517"))
}

/// Whether it waited too long for a row that another transaction holds.
#[must_use]
pub fn waited_too_long(error: &DbErr) -> bool {
    matches!(code(error).as_deref(), Some("55P03"))
}

/// Whether the database cannot serve anybody now, for a reason that passes: it is not there, has no connection left, or
/// its disk is full. Nothing was stored, and the same request may succeed later.
#[must_use]
pub fn unavailable(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        other => match sqlx_error(other) {
            Some(
                sqlx::Error::Io(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed
                | sqlx::Error::Protocol(_),
            ) => true,
            Some(sqlx::Error::Database(_)) => code(other).is_some_and(|code| is_passing_trouble(&code)),
            _ => false,
        },
    }
}

/// Codes of PostgreSQL are five characters, those of SQLite numbers whose lowest byte is the kind.
fn is_passing_trouble(code: &str) -> bool {
    /// Read-only, an error of the disk, full, not to be opened.
    const SQLITE: [u32; 4] = [8, 10, 13, 14];
    /// Connection lost, no resources (disk, memory, connections), ended or starting by the administrator, error of the
    /// disk.
    const POSTGRES: [&str; 4] = ["08", "53", "57P", "58"];
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => SQLITE.contains(&(number & 0xff)),
        _ => POSTGRES.iter().any(|class| code.starts_with(class)),
    }
}

/// Whether a CHECK of the schema refused the row: the floor beneath every rule.
#[must_use]
pub fn violates_check(error: &DbErr) -> bool {
    matches!(
        sqlx_error(error),
        Some(sqlx::Error::Database(database)) if matches!(database.kind(), sqlx::error::ErrorKind::CheckViolation)
    )
}

/// The database's own code of what it refused.
fn code(error: &DbErr) -> Option<String> {
    match sqlx_error(error)? {
        sqlx::Error::Database(database) => database.code().map(std::borrow::Cow::into_owned),
        _ => None,
    }
}

fn sqlx_error(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error))
        | DbErr::Conn(RuntimeErr::SqlxError(error)) => Some(error.as_ref()),
        _ => None,
    }
}
