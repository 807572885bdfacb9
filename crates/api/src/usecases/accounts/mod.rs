//! Sign-ups, sessions, forgotten passwords, terms.

pub mod accept_terms;
pub mod activate_work_account;
pub mod ask_password_reset;
pub mod confirm_registration;
pub mod create_work_account;
mod limits;
pub mod log_in;
pub mod log_out;
pub mod new_password;
pub mod register;
pub mod resend_code;
pub mod reset_password;
pub mod session_view;
