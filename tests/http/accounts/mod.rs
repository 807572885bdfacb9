mod confirm_registration;
mod log_in;
mod nobody_finds_out;
mod register;
mod resend_code;
mod session;
mod terms;
mod work_account;
