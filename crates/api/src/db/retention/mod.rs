//! What is kept no longer: which applications, the statements that remove them, what is left, and what a run did (G1-8,
//! G8-2, X10-4). The time of an application depends on its recruitment alone, so everything goes by recruitments.

pub mod holds;
pub mod remove;
mod rule;
pub mod runs;
pub mod sums;

pub use rule::{ALL, Keeper, Rule, count, due, kept, select};
