//! What agencies set for themselves.

pub mod mail_notices;
