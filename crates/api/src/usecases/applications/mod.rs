//! What an applicant does with applications.

pub mod act;
pub mod attach;
pub mod complete_edit;
pub mod copy;
pub mod copy_to_profile;
pub mod deadlines;
pub mod delete;
pub mod detach;
pub mod discard_edit;
pub mod draft;
pub mod list;
pub mod prolong;
pub mod put_row;
pub mod receipt;
pub mod remove_row;
pub mod save_answers;
pub mod see_form;
pub mod send;
pub mod send_again;
pub mod start;
pub mod start_edit;
pub mod start_open;
pub mod tell_drafts;
pub mod view;
pub mod withdraw;
