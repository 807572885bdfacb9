//! Instants, Helsinki's clock, and periods.

pub mod helsinki;
mod instant;
mod period;
mod written_date;

pub use instant::Instant;
pub use period::{MIN_DAYS, Period};
pub use written_date::parse_date;
