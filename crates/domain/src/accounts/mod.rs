//! Accounts: registration, login, terms.

mod wire;

pub use wire::{
    AccountKind, AccountView, ConfirmRegistration, LogIn, Register, RegistrationView, ResendCode, SessionView,
    TermsKind, TermsView,
};
