//! The words in which the two databases differ.

use sea_orm_migration::SchemaManager;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, DbErr};

/// Placeholder, PostgreSQL, SQLite. Times on SQLite are text in UTC, which sorts rightly; ids are 16 bytes.
const WORDS: &[(&str, &str, &str)] = &[
    ("{id}", "uuid", "blob"),
    ("{time}", "timestamptz", "text"),
    ("{json}", "jsonb", "text"),
    ("{big}", "bigint", "integer"),
    ("{bool}", "boolean", "integer"),
    ("{strict}", "", " STRICT"),
    // PostgreSQL wants the other table to exist and gets these references afterwards.
    ("{late_reference}", "", "REFERENCES application_versions (id) DEFERRABLE INITIALLY DEFERRED"),
];

/// Runs a text of statements that end with `;` at the end of a line.
///
/// # Errors
/// What the database refuses.
pub async fn run(manager: &SchemaManager<'_>, text: &str) -> Result<(), DbErr> {
    let postgres = manager.get_database_backend() == DbBackend::Postgres;
    let mut sql = text.to_owned();
    for (placeholder, on_postgres, on_sqlite) in WORDS {
        sql = sql.replace(placeholder, if postgres { on_postgres } else { on_sqlite });
    }
    for statement in sql.split(";\n").map(str::trim).filter(|statement| !statement.is_empty()) {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
