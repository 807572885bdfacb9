//! The applicant's profile.

use domain::accounts::ConfirmEmail;
use domain::applications::{AnswersSaved, SaveRow};
use domain::forms::RowSection;
use domain::ids::{EmailChangeId, RowId};
use domain::profile::{
    AskContactCode, ContactEmailView, Crop, OrderRows, PhotoView, ProfileFile, ProfileView, SaveBasics,
};
use serde::Serialize;

use crate::request::{Method, Request};
use crate::{Answer, Bytes, Client, Failure, FileUpload};

impl Client {
    /// `show_profile`
    ///
    /// # Errors
    /// `not_logged_in`.
    pub async fn show_profile(&self) -> Result<Answer<ProfileView>, Failure> {
        self.run(Request::new(Method::Get, "/me/profile")).await?.json()
    }

    /// `show_contact_email`: where mails about recruitments go (D45).
    ///
    /// # Errors
    /// `not_logged_in`.
    pub async fn show_contact_email(&self) -> Result<Answer<ContactEmailView>, Failure> {
        self.run(Request::new(Method::Get, "/me/contact-email")).await?.json()
    }

    /// `ask_contact_code`: a code goes to the address.
    ///
    /// # Errors
    /// `invalid` with the fields; `too_many_requests`.
    pub async fn ask_contact_code(&self, wish: &AskContactCode) -> Result<Answer<ContactEmailView>, Failure> {
        self.run(Request::new(Method::Post, "/me/contact-email/codes").json(wish)?).await?.json()
    }

    /// `confirm_contact_email`: mails about recruitments go to the address from now on.
    ///
    /// # Errors
    /// `code_wrong`; `too_many_requests`.
    pub async fn confirm_contact_email(
        &self,
        change: EmailChangeId,
        code: &ConfirmEmail,
    ) -> Result<Answer<ContactEmailView>, Failure> {
        let path = format!("/me/contact-email/codes/{change}/confirmation");
        self.run(Request::new(Method::Post, path).json(code)?).await?.json()
    }

    /// `save_basics`: basic details field by field; they show in all applications (G7.1-3, D56).
    /// `outlives_page`: the browser finishes the request even when the page is closed.
    ///
    /// # Errors
    /// `invalid` with the fields; `not_logged_in`.
    pub async fn save_basics(&self, save: &SaveBasics, outlives_page: bool) -> Result<Answer<AnswersSaved>, Failure> {
        self.run(Request::new(Method::Patch, "/me/profile").json(save)?.outliving_page(outlives_page)).await?.json()
    }

    /// `save_profile_row`: makes a row, or merges fields into it (G7.1-1, D56).
    /// `outlives_page`: the browser finishes the request even when the page is closed.
    ///
    /// # Errors
    /// `invalid` with the fields; `not_logged_in`.
    pub async fn save_profile_row(
        &self,
        section: RowSection,
        row: RowId,
        save: &SaveRow,
        outlives_page: bool,
    ) -> Result<Answer<AnswersSaved>, Failure> {
        let path = format!("/me/profile/{section}/{row}");
        self.run(Request::new(Method::Put, path).json(save)?.outliving_page(outlives_page)).await?.json()
    }

    /// `remove_profile_row`: removing what is not there is no error.
    /// `outlives_page`: the browser finishes the request even when the page is closed.
    ///
    /// # Errors
    /// `not_logged_in`.
    pub async fn remove_profile_row(
        &self,
        section: RowSection,
        row: RowId,
        outlives_page: bool,
    ) -> Result<Answer<AnswersSaved>, Failure> {
        let path = format!("/me/profile/{section}/{row}");
        self.run(Request::new(Method::Delete, path).outliving_page(outlives_page)).await?.json()
    }

    /// `order_profile_rows`
    /// `outlives_page`: the browser finishes the request even when the page is closed.
    ///
    /// # Errors
    /// `not_logged_in`.
    pub async fn order_profile_rows(
        &self,
        section: RowSection,
        order: &OrderRows,
        outlives_page: bool,
    ) -> Result<Answer<AnswersSaved>, Failure> {
        let path = format!("/me/profile/{section}/order");
        self.run(Request::new(Method::Put, path).json(order)?.outliving_page(outlives_page)).await?.json()
    }

    /// `put_photo`: stores the photo, or a square of it (G7.1-4).
    ///
    /// # Errors
    /// `invalid` naming why the file is not taken; `too_large`, `not_logged_in`.
    pub async fn put_photo(&self, file: FileUpload, crop: Option<Crop>) -> Result<Answer<PhotoView>, Failure> {
        let square = crop.map(|Crop { left, top, side }| format!("?left={left}&top={top}&side={side}"));
        let path = format!("/me/profile/photo{}", square.unwrap_or_default());
        self.run(Request::new(Method::Put, path).file(file)).await?.json()
    }

    /// `show_photo`: one's own.
    ///
    /// # Errors
    /// `not_found`, `not_logged_in`.
    pub async fn show_photo(&self) -> Result<Bytes, Failure> {
        self.run(Request::new(Method::Get, "/me/profile/photo")).await?.bytes()
    }

    /// `remove_photo`: removing what is not there is no error.
    ///
    /// # Errors
    /// `not_logged_in`.
    pub async fn remove_photo(&self) -> Result<(), Failure> {
        self.run(Request::new(Method::Delete, "/me/profile/photo")).await?.nothing()
    }

    /// `download_profile`: everything that stands in it (G7.1-5).
    ///
    /// # Errors
    /// `not_logged_in`.
    pub async fn download_profile(&self) -> Result<Answer<ProfileFile>, Failure> {
        self.run(Request::new(Method::Get, "/me/profile/file")).await?.json()
    }

    /// `load_profile`: takes a downloaded file back (a [`ProfileFile`], or JSON that may be one); what says something else comes back as a conflict unless it is to be
    /// overwritten.
    ///
    /// # Errors
    /// `bad_json`, `invalid` with the fields; `not_logged_in`.
    pub async fn load_profile(&self, file: &impl Serialize, overwrite: bool) -> Result<Answer<AnswersSaved>, Failure> {
        let path = format!("/me/profile/file?overwrite={overwrite}");
        self.run(Request::new(Method::Post, path).json(file)?).await?.json()
    }
}
