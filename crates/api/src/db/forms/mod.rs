//! Forms of recruitments.

pub mod newest;
