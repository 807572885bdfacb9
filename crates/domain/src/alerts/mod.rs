//! “Sökvakt”: a search that watches for somebody (G3.7).

mod address_hint;
mod expiry;
mod name;
mod watched;
mod wire;

pub use address_hint::probably_meant;
pub use expiry::{MONTHS, RENEWABLE_DAYS, ends_soon, expires_at};
pub use name::{MAX_NAME_CHARS, parse_name};
pub use watched::{Dropped, dropped, is_search, watched};
pub use wire::{AlertAsked, AlertSecret, AlertState, AlertView, AskForAlert};
