//! Sign-ups, sessions.

pub mod confirm_registration;
mod limits;
pub mod log_in;
pub mod log_out;
pub mod new_password;
pub mod register;
pub mod resend_code;
pub mod session_view;
