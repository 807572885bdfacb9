//! Stored files and where they hang.

pub mod attach;
pub mod blob;
mod of_applications;

pub use of_applications::of_applications;
