//! Code lists and agencies.

mod known;
mod list;
mod save;

pub use known::exists;
pub use list::{agencies, all, names};
pub use save::{AgencyRow, CodeRow, save_agencies, save_codes};
