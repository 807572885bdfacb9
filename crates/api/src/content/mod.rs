//! What the service itself says, as pages and API both show it: information, employers, notices.

mod employers;
mod notices;
mod pages;

pub use employers::{employer, employers};
pub use notices::{Follower, Notices};
pub use pages::{menu, page, version};
