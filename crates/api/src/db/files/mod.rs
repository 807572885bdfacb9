//! Stored files and where they hang.

pub mod attach;
pub mod blob;
