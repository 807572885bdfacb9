//! The database: how it is reached, what one transaction is, and the finders and statements of each field.

pub mod ads;
pub mod audit;
pub mod codes;
mod connect;
pub mod dialect;
pub mod entities;
pub mod feed;
pub mod meta;
pub mod outbox;
pub mod stored;
pub mod terms;
mod tx;

pub use connect::{ConnectError, Db};
pub use tx::Tx;
