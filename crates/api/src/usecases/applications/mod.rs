//! What an applicant does with applications.

pub mod attach;
pub mod delete;
pub mod detach;
pub mod draft;
pub mod list;
pub mod put_row;
pub mod remove_row;
pub mod save_answers;
pub mod send;
pub mod start;
pub mod tell_drafts;
pub mod view;
