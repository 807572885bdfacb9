//! The profile.

pub mod save_basics;
