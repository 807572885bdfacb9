//! Accounts: registration, login, forgotten passwords, terms.

mod password_reset;
mod terms;
mod wire;

pub use password_reset::{
    AskPasswordReset, CheckPasswordReset, PasswordResetAsked, PasswordResetView, RESET_MINUTES, ResetPassword,
};
pub use terms::{
    AcceptTerms, ConsentView, MOST_OF_CHANGES, MOST_OF_TERMS, PublishTerms, TermsVersionView, in_force_from,
    terms_can_wait,
};
pub use wire::{
    AccountKind, AccountView, ActivateWorkAccount, ConfirmRegistration, LogIn, Register, RegistrationView, ResendCode,
    SessionView, TermsKind, TermsView,
};
