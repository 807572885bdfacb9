//! One file, one transaction (house rule 8).

pub mod ads;
pub mod merge;
