//! Agencies and what people may do for them.

mod mail_notices;
mod role;

pub use mail_notices::MailNotices;
pub use role::{Permission, Role};
