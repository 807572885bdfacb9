//! Registration, login, terms.

use domain::accounts::{
    AcceptTerms, AccountView, ActivateWorkAccount, AskPasswordReset, CheckPasswordReset, ConfirmRegistration,
    ConsentView, LogIn, PasswordResetAsked, PasswordResetView, Register, RegistrationView, ResendCode, ResetPassword,
    SessionView, TermsView,
};
use domain::ids::RegistrationId;
use uuid::Uuid;

use crate::request::{Method, Request};
use crate::{Answer, Client, Failure};

impl Client {
    /// `show_terms`: the terms and the privacy notice in force, in the client's language.
    ///
    /// # Errors
    /// Only those of the connection.
    pub async fn show_terms(&self) -> Result<Answer<Vec<TermsView>>, Failure> {
        self.run(Request::new(Method::Get, format!("/terms?language={}", self.language()))).await?.json()
    }

    /// `register`: asks for an account; a code comes by mail (G4-2, G4-3).
    ///
    /// # Errors
    /// `invalid` with the fields; `too_many_requests`.
    pub async fn register(&self, key: Uuid, wish: &Register) -> Result<Answer<RegistrationView>, Failure> {
        self.run(Request::new(Method::Post, "/registrations").once(key).json(wish)?).await?.json()
    }

    /// `confirm_registration`: the code makes the account and logs in.
    ///
    /// # Errors
    /// `code_wrong`, `too_many_requests`.
    pub async fn confirm_registration(
        &self,
        registration: RegistrationId,
        code: &ConfirmRegistration,
    ) -> Result<Answer<SessionView>, Failure> {
        let path = format!("/registrations/{registration}/confirmation");
        self.run(Request::new(Method::Post, path).json(code)?).await?.json()
    }

    /// `resend_registration_code`: another code, at most one a minute and five an hour (D50).
    ///
    /// # Errors
    /// `too_many_requests`, `not_found`.
    pub async fn resend_registration_code(
        &self,
        registration: RegistrationId,
    ) -> Result<Answer<RegistrationView>, Failure> {
        let path = format!("/registrations/{registration}/codes");
        self.run(Request::new(Method::Post, path).json(&ResendCode {})?).await?.json()
    }

    /// `log_in`
    ///
    /// # Errors
    /// `wrong_credentials`, `too_many_requests`.
    pub async fn log_in(&self, wish: &LogIn) -> Result<Answer<SessionView>, Failure> {
        self.run(Request::new(Method::Post, "/session").json(wish)?).await?.json()
    }

    /// `show_session`: who is logged in, if anybody.
    ///
    /// # Errors
    /// Only those of the connection.
    pub async fn show_session(&self) -> Result<Answer<SessionView>, Failure> {
        self.run(Request::new(Method::Get, "/session")).await?.json()
    }

    /// `log_out`
    ///
    /// # Errors
    /// Only those of the connection.
    pub async fn log_out(&self) -> Result<(), Failure> {
        self.run(Request::new(Method::Delete, "/session")).await?.nothing()
    }

    /// `activate_work_account`: the one-time link of a work account gives it its password and logs in.
    ///
    /// # Errors
    /// `not_found` when the link is used up or too old; `invalid` with the fields.
    pub async fn activate_work_account(&self, wish: &ActivateWorkAccount) -> Result<Answer<SessionView>, Failure> {
        self.run(Request::new(Method::Post, "/work-accounts/activation").json(wish)?).await?.json()
    }

    /// `ask_password_reset`: a mail with a link to a new password (G5.1).
    ///
    /// # Errors
    /// `invalid` for what is no address; `too_many_requests`.
    pub async fn ask_password_reset(&self, wish: &AskPasswordReset) -> Result<Answer<PasswordResetAsked>, Failure> {
        self.run(Request::new(Method::Post, "/password-resets").json(wish)?).await?.json()
    }

    /// `check_password_reset`: whether the link is good, and for which account.
    ///
    /// # Errors
    /// `link_used`, `link_expired`, `not_found`.
    pub async fn check_password_reset(&self, link: &CheckPasswordReset) -> Result<Answer<PasswordResetView>, Failure> {
        self.run(Request::new(Method::Post, "/password-resets/check").json(link)?).await?.json()
    }

    /// `reset_password`: the new password; every other session ends.
    ///
    /// # Errors
    /// `link_used`, `link_expired`, `not_found`; `invalid` with the fields.
    pub async fn reset_password(&self, wish: &ResetPassword) -> Result<Answer<SessionView>, Failure> {
        self.run(Request::new(Method::Post, "/password-resets/confirmation").json(wish)?).await?.json()
    }

    /// `accept_terms`: accepts the versions in force (G1-3).
    ///
    /// # Errors
    /// `not_logged_in`; `invalid` for versions that are none, or when more must be accepted.
    pub async fn accept_terms(&self, wish: &AcceptTerms) -> Result<Answer<SessionView>, Failure> {
        self.run(Request::new(Method::Post, "/me/consents").json(wish)?).await?.json()
    }

    /// `list_consents`: which versions one has accepted, and when.
    ///
    /// # Errors
    /// `not_logged_in`.
    pub async fn list_consents(&self) -> Result<Answer<Vec<ConsentView>>, Failure> {
        self.run(Request::new(Method::Get, "/me/consents")).await?.json()
    }

    /// `show_me`: the account that is logged in.
    ///
    /// # Errors
    /// `not_logged_in`.
    pub async fn show_me(&self) -> Result<Answer<AccountView>, Failure> {
        self.run(Request::new(Method::Get, "/me")).await?.json()
    }
}
