//! Who one is, and what one may do.

pub mod common_passwords;
pub mod csrf;
pub mod extract;
pub mod password;
pub mod session;
