//! Who one is, and what one may do.

pub mod csrf;
pub mod extract;
pub mod session;
