//! Sign-ups, sessions.

pub mod activate_work_account;
pub mod confirm_registration;
pub mod create_work_account;
mod limits;
pub mod log_in;
pub mod log_out;
pub mod new_password;
pub mod register;
pub mod resend_code;
pub mod session_view;
