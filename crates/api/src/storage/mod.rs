//! Uploaded files: judged by content, kept under random names.

mod name;
mod photo;
mod sniff;
mod store;
#[cfg(test)]
mod tests;
mod unpack;

pub use name::clean_name;
pub use photo::{Photo, make_photo, prepare_photo};
pub use sniff::{Sniffed, sniff};
pub use store::{Store, StoreFailed};
