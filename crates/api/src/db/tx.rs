//! The only place that begins a transaction.
#![expect(clippy::disallowed_methods, reason = "this is the place that begins transactions")]

use std::time::Duration;

use sea_orm::{
    AccessMode, DatabaseTransaction, IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use super::{Db, dialect};
use crate::failure::{Failure, Fault, Outcome};
use crate::random;

/// A transaction, to be handed to finders and statements.
pub type Tx = DatabaseTransaction;

/// How often the same transaction is tried when others stood in its way.
const TRIES: u32 = 5;

impl Db {
    /// Runs one use case's transaction: all of it or nothing. It may run more than once, so it keeps its hands off
    /// everything but the database.
    ///
    /// A use case that must keep what it counted although it refuses (wrong guesses) returns the refusal inside `Ok`.
    ///
    /// # Errors
    /// What the work refuses, and faults of the database.
    pub async fn write<T, F>(&self, work: F) -> Outcome<T>
    where
        F: AsyncFn(&Tx) -> Outcome<T>,
    {
        let mut attempt = 1;
        loop {
            match self.once(&work).await {
                Err(Failure::Broken(Fault::Database(error))) if attempt < TRIES && dialect::worth_retrying(&error) => {
                    attempt += 1;
                    tokio::time::sleep(Duration::from_millis(random::between(5, 25) * u64::from(attempt))).await;
                }
                outcome => return outcome,
            }
        }
    }

    /// Reads several things as they stood at one moment.
    ///
    /// # Errors
    /// What the work refuses, and faults of the database.
    pub async fn snapshot<T, F>(&self, work: F) -> Outcome<T>
    where
        F: AsyncFn(&Tx) -> Outcome<T>,
    {
        let options = TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
        };
        let options = match self.engine() {
            dialect::Engine::Postgres => options,
            dialect::Engine::Sqlite => TransactionOptions { isolation_level: None, access_mode: None, ..options },
        };
        let tx = self.read().begin_with_options(options).await?;
        let outcome = work(&tx).await;
        tx.rollback().await?;
        outcome
    }

    async fn once<T, F>(&self, work: &F) -> Outcome<T>
    where
        F: AsyncFn(&Tx) -> Outcome<T>,
    {
        // A deferred transaction that reads before it writes fails at once on SQLite when another one wrote meanwhile.
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let tx = self.writer.begin_with_options(options).await?;
        match work(&tx).await {
            Ok(done) => {
                tx.commit().await?;
                Ok(done)
            }
            Err(failure) => {
                if let Err(error) = tx.rollback().await {
                    tracing::warn!(error = %error, "a transaction could not be rolled back");
                }
                Err(failure)
            }
        }
    }
}
