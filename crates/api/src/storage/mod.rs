//! Uploaded files: judged by content, kept under random names.

mod name;
pub mod picture;
mod sniff;
mod store;
#[cfg(test)]
mod tests;
mod unpack;

pub use name::clean_name;
pub use sniff::{Sniffed, sniff};
pub use store::{Store, StoreFailed};
