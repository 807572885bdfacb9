//! Uploaded files: judged by content, kept under random names.

mod doc;
mod elsewhere;
mod name;
mod parts;
mod pdf;
mod photo;
pub mod picture;
mod sniff;
mod store;
#[cfg(test)]
mod tests;
mod unpack;

pub use name::clean_name;
pub use photo::{Photo, make_photo, prepare_photo};
pub use sniff::{Sniffed, sniff};
pub use store::{Store, StoreFailed};
