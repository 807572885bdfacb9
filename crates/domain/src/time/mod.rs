//! Instants, Helsinki's clock, periods, and times of day.

pub mod helsinki;
mod instant;
mod period;
pub mod retention;
mod runs;
mod written_date;

pub use instant::Instant;
pub use period::{MIN_DAYS, Period};
pub use runs::{NoTimes, Run, RunTimes};
pub use written_date::parse_date;
