//! What search alerts do by themselves: look for new ads at their times, and write (G3.7-2).

mod letters;
mod look;
mod schedule;

pub(super) use letters::{About, confirm, expired, results};
pub use look::run;
pub use schedule::begin_run;
pub(super) use schedule::{begin, latest};
