//! What the service itself says, as pages and API both show it: information, employers, notices, terms.

mod employers;
mod notices;
mod pages;
mod terms;

pub use employers::{employer, employers};
pub use notices::{Follower, Notices};
pub use pages::{menu, page, version};
pub use terms::{terms_in_force, terms_versions};
