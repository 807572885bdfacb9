//! Sign-ups, sessions, forgotten passwords, settings, terms.

pub mod accept_terms;
pub mod activate_work_account;
pub mod ask_password_reset;
pub mod change_email;
pub mod change_password;
pub mod confirm_email;
pub mod confirm_registration;
pub mod create_work_account;
pub mod delete_account;
pub mod end_idle;
pub mod end_session;
pub mod erase;
pub(super) mod limits;
pub mod log_in;
pub mod log_out;
pub mod new_password;
mod own_password;
pub mod register;
pub mod resend_code;
pub mod reset_password;
pub mod session_view;
