//! Code lists and agencies.

mod list;
mod save;

pub use list::{agencies, all};
pub use save::{AgencyRow, CodeRow, save_agencies, save_codes};
