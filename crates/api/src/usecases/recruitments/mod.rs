//! What an agency does with its recruitments and their ads (X13-1). Each act is one transaction: the guarded statement,
//! the audit row, the change for the feed.

pub mod archive;
mod change;
pub mod correct;
pub mod create;
pub mod delete;
pub mod end;
pub mod form;
pub mod import;
pub mod preview;
pub mod preview_form;
pub mod prolong;
pub mod prolong_all;
pub mod publish;
pub mod save;
pub mod save_form;
pub mod view;
pub mod withdraw;

pub use change::{Asked, Request};
