//! Logging in and creating an account (G4, G5).

mod applying;
mod code;
mod cookies;
mod login;
mod password_field;
mod pending;
mod register;

pub use code::RegisterCode;
pub use login::Login;
pub use register::Register;
