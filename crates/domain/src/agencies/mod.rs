//! Agencies and what people may do for them.

mod role;

pub use role::{Permission, Role};
