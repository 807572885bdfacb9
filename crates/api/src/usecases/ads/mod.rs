//! Writes to ads.

pub mod import;
pub mod tell;
