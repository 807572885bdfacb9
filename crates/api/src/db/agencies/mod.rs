//! What agencies have set for themselves, and what is collected for mails to them.

pub mod digests;
pub mod mail_notices;
