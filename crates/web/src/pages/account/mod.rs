//! Logging in and creating an account (G4, G5).

mod applying;
mod code;
mod cookies;
mod forgot;
mod login;
mod new_password;
mod new_terms;
mod password_field;
mod pending;
mod register;
mod rules;
mod typed;

pub use code::RegisterCode;
pub use forgot::ForgotPassword;
pub(crate) use forgot::not_an_address;
pub use login::Login;
pub use new_password::NewPassword;
pub use new_terms::NewTerms;
pub(crate) use password_field::PasswordField;
pub use register::Register;
pub(crate) use rules::{RULES, Rules, wrong_password};
