//! What one changes about one's own account.

use domain::accounts::{
    ChangeEmail, ChangePassword, ConfirmEmail, DeleteAccount, DeletionView, EmailChangeView, OwnSession, SessionView,
};
use domain::ids::{EmailChangeId, SessionId};
use domain::language::Language;
use domain::my_data::{MyData, OpeningList};

use crate::request::{Method, Request};
use crate::{Answer, Bytes, Client, Failure};

impl Client {
    /// `change_password`: every other session ends.
    ///
    /// # Errors
    /// `invalid` with the fields; `too_many_requests`.
    pub async fn change_password(&self, wish: &ChangePassword) -> Result<(), Failure> {
        self.run(Request::new(Method::Put, "/me/password").json(wish)?).await?.nothing()
    }

    /// `change_email`: a code goes to the new address (G7.2.1).
    ///
    /// # Errors
    /// `invalid` with the fields; `too_many_requests`.
    pub async fn change_email(&self, wish: &ChangeEmail) -> Result<Answer<EmailChangeView>, Failure> {
        self.run(Request::new(Method::Post, "/me/email-changes").json(wish)?).await?.json()
    }

    /// `confirm_email`: the new address is the user name from now on.
    ///
    /// # Errors
    /// `code_wrong`; `too_many_requests`.
    pub async fn confirm_email(
        &self,
        change: EmailChangeId,
        code: &ConfirmEmail,
    ) -> Result<Answer<SessionView>, Failure> {
        let path = format!("/me/email-changes/{change}/confirmation");
        self.run(Request::new(Method::Post, path).json(code)?).await?.json()
    }

    /// `list_sessions`: the browsers in which one is logged in.
    ///
    /// # Errors
    /// `not_logged_in`.
    pub async fn list_sessions(&self) -> Result<Answer<Vec<OwnSession>>, Failure> {
        self.run(Request::new(Method::Get, "/me/sessions")).await?.json()
    }

    /// `end_session`
    ///
    /// # Errors
    /// `not_found` for one that has ended.
    pub async fn end_session(&self, session: SessionId) -> Result<(), Failure> {
        self.run(Request::new(Method::Delete, format!("/me/sessions/{session}"))).await?.nothing()
    }

    /// `list_openings`: when which agency opened one's applications.
    ///
    /// # Errors
    /// `not_logged_in`.
    pub async fn list_openings(&self) -> Result<Answer<OpeningList>, Failure> {
        self.run(Request::new(Method::Get, "/me/openings")).await?.json()
    }

    /// `show_my_data`: what the archive has in `data.json`, alone.
    ///
    /// # Errors
    /// `not_logged_in`; `too_many_requests`.
    pub async fn show_my_data(&self) -> Result<Answer<MyData>, Failure> {
        self.run(Request::new(Method::Get, "/me/data/json")).await?.json()
    }

    /// `download_my_data`: everything that is held about one, as a zip archive.
    ///
    /// # Errors
    /// `not_logged_in`; `too_many_requests`.
    pub async fn download_my_data(&self, language: Language) -> Result<Bytes, Failure> {
        self.run(Request::new(Method::Get, format!("/me/data?language={language}"))).await?.bytes()
    }

    /// `show_deletion`: what the end of the account would mean.
    ///
    /// # Errors
    /// `not_logged_in`.
    pub async fn show_deletion(&self) -> Result<Answer<DeletionView>, Failure> {
        self.run(Request::new(Method::Get, "/me/deletion")).await?.json()
    }

    /// `delete_account`: final (G8). The word is the one of the client's language.
    ///
    /// # Errors
    /// `invalid` with the fields; `too_many_requests`.
    pub async fn delete_account(&self, wish: &DeleteAccount) -> Result<(), Failure> {
        self.run(Request::new(Method::Post, "/me/deletion").json(wish)?).await?.nothing()
    }
}
