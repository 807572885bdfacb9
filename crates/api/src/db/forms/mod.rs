//! Forms of recruitments.

pub mod newest;
pub mod save;
