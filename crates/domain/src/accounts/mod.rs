//! Accounts: registration, login, forgotten passwords, terms.

mod idle;
mod password_reset;
mod settings;
mod terms;
mod wire;

pub use idle::{FIRST_WARNING, Idle, IdleStep, SECOND_WARNING};
pub use password_reset::{
    AskPasswordReset, CheckPasswordReset, PasswordResetAsked, PasswordResetView, RESET_MINUTES, ResetPassword,
};
pub use settings::{
    ChangeEmail, ChangePassword, ConfirmEmail, DeleteAccount, DeletionView, EmailChangeView, MAX_WITHDRAWN, OwnSession,
    StayingApplication, confirm_word, is_confirm_word,
};
pub use terms::{
    AcceptTerms, ConsentView, MOST_OF_CHANGES, MOST_OF_TERMS, PublishTerms, TermsVersionView, in_force_from,
    terms_can_wait,
};
pub use wire::{
    AccountKind, AccountView, ActivateWorkAccount, ConfirmRegistration, LogIn, Register, RegistrationView, ResendCode,
    SessionView, TermsKind, TermsView,
};
