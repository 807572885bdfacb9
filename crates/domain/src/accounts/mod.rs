//! Accounts: registration, login, terms.

mod wire;

pub use wire::{
    AccountKind, AccountView, ActivateWorkAccount, ConfirmRegistration, LogIn, Register, RegistrationView, ResendCode,
    SessionView, TermsKind, TermsView,
};
