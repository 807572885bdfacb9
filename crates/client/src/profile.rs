//! The applicant's profile.

use domain::applications::AnswersSaved;
use domain::profile::{ProfileView, SaveBasics};

use crate::request::{Method, Request};
use crate::{Answer, Client, Failure};

impl Client {
    /// `show_profile`
    ///
    /// # Errors
    /// `not_logged_in`.
    pub async fn show_profile(&self) -> Result<Answer<ProfileView>, Failure> {
        self.run(Request::new(Method::Get, "/me/profile")).await?.json()
    }

    /// `save_basics`: basic details field by field; they show in all applications (G7.1-3, D56).
    /// `outlives_page`: the browser finishes the request even when the page is closed.
    ///
    /// # Errors
    /// `invalid` with the fields; `not_logged_in`.
    pub async fn save_basics(&self, save: &SaveBasics, outlives_page: bool) -> Result<Answer<AnswersSaved>, Failure> {
        self.run(Request::new(Method::Patch, "/me/profile").json(save)?.outliving_page(outlives_page)).await?.json()
    }
}
