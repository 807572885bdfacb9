//! The database: how it is reached, what one transaction is, and the finders and statements of each field.

pub mod accounts;
pub mod ads;
pub mod agencies;
pub mod alerts;
pub mod applications;
pub mod audit;
pub mod codes;
mod connect;
pub mod content;
pub mod dialect;
pub mod entities;
pub mod feed;
pub mod files;
pub mod forms;
pub mod idempotency;
pub mod interviews;
pub mod jobs;
pub mod letters;
pub mod mails_sent;
pub mod meta;
pub mod outbox;
pub mod profile;
pub mod recruitments;
pub mod retention;
pub mod stored;
pub mod terms;
mod tx;

pub use connect::{CLOCKS_APART, ConnectError, Db};
pub use dialect::Engine;
/// Whatever can be asked: a transaction or a connection.
pub use sea_orm::ConnectionTrait as Reads;
pub use tx::Tx;
