//! One file, one transaction (house rule 8).

pub mod ads;
pub mod applications;
pub mod files;
pub mod merge;
pub mod received;
