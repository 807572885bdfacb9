//! Stored files.

pub mod forget;
