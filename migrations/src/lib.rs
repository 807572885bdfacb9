//! The schema of Virka on SQLite and PostgreSQL.
