//! Writes to ads.

pub mod import;
