//! The applicant's applications.

use domain::applications::{
    AnswersSaved, ApplicationList, ApplicationState, ApplicationView, AttachmentView, CopySources, ReceiptView,
    SaveAnswers, SaveRow, SeeForm, SeenApplication, SendApplication, StartApplication,
};
use domain::forms::{QuestionId, RowSection};
use domain::ids::{AdId, ApplicationId, AttachmentId, RowId};
use domain::profile::CopyToProfile;
use domain::row_version::RowVersion;
use domain::time::Instant;
use serde::Deserialize;
use uuid::Uuid;

use crate::request::{Method, Request};
use crate::{Answer, Bytes, Client, Failure};

/// A file on its way up.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug)]
pub struct FileUpload {
    /// The name that the client claims.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A file on its way up.
#[cfg(target_arch = "wasm32")]
#[derive(Clone)]
pub struct FileUpload {
    /// The file that was chosen.
    pub file: web_sys::File,
    /// Is told how many per cent have left this device, each time that it is more.
    pub on_progress: std::rc::Rc<dyn Fn(u8)>,
}

#[cfg(target_arch = "wasm32")]
impl std::fmt::Debug for FileUpload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FileUpload").field("size", &self.file.size()).finish_non_exhaustive()
    }
}

/// An application that was begun, without what is in it.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Begun {
    /// Which.
    pub id: ApplicationId,
}

/// What the page of an ad knows of an application: the first visit pays for what it reads (P13).
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Brief {
    /// Which.
    pub id: ApplicationId,
    /// To which ad.
    pub ad: BriefAd,
    /// Sent or not.
    pub state: ApplicationState,
    /// When it was sent.
    pub sent_at: Option<Instant>,
}

/// Which ad.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct BriefAd {
    /// Its id.
    pub id: AdId,
}

/// `list_applications`, of each what the page of an ad knows.
#[derive(Clone, Debug, Deserialize)]
pub struct BriefList {
    /// All of them.
    pub items: Vec<Brief>,
}

impl Client {
    /// `start_application`: begins an application to an ad (G9-1).
    ///
    /// # Errors
    /// `already_applied`, whose `instance` is the address of the first one; `period_over`, `period_not_open`, `gone`,
    /// `work_account_cannot_apply`.
    pub async fn start_application(
        &self,
        key: Uuid,
        wish: &StartApplication,
    ) -> Result<Answer<ApplicationView>, Failure> {
        self.run(Request::new(Method::Post, "/applications").once(key).json(wish)?).await?.json()
    }

    /// `start_application`, for a page that only needs to know where it is.
    ///
    /// # Errors
    /// As [`Client::start_application`].
    pub async fn begin_application(&self, key: Uuid, wish: &StartApplication) -> Result<Answer<Begun>, Failure> {
        self.run(Request::new(Method::Post, "/applications").once(key).json(wish)?).await?.json()
    }

    /// `list_applications`: under the guide's headings (G6-1).
    ///
    /// # Errors
    /// `not_logged_in`.
    pub async fn list_applications(&self) -> Result<Answer<ApplicationList>, Failure> {
        self.run(Request::new(Method::Get, "/applications")).await?.json()
    }

    /// `list_applications`, for a page that only looks for one of them.
    ///
    /// # Errors
    /// As [`Client::list_applications`].
    pub async fn list_applications_in_brief(&self) -> Result<Answer<BriefList>, Failure> {
        self.run(Request::new(Method::Get, "/applications")).await?.json()
    }

    /// `show_application`
    ///
    /// # Errors
    /// `not_logged_in`, `not_found`.
    pub async fn show_application(&self, application: ApplicationId) -> Result<Answer<ApplicationView>, Failure> {
        self.run(Request::new(Method::Get, format!("/applications/{application}"))).await?.json()
    }

    /// `save_answers`: fields that were left (G9-2, D56).
    /// `outlives_page`: the browser finishes the request even when the page is closed.
    ///
    /// # Errors
    /// `invalid` with the fields; `period_over`, `not_possible`, `not_logged_in`.
    pub async fn save_answers(
        &self,
        application: ApplicationId,
        save: &SaveAnswers,
        outlives_page: bool,
    ) -> Result<Answer<AnswersSaved>, Failure> {
        let path = format!("/applications/{application}/answers");
        self.run(Request::new(Method::Patch, path).json(save)?.outliving_page(outlives_page)).await?.json()
    }

    /// `save_row`: makes a row, or merges fields into it.
    /// `outlives_page`: the browser finishes the request even when the page is closed.
    ///
    /// # Errors
    /// `invalid` with the fields; `period_over`, `not_possible`, `not_logged_in`.
    pub async fn save_row(
        &self,
        application: ApplicationId,
        section: RowSection,
        row: RowId,
        save: &SaveRow,
        outlives_page: bool,
    ) -> Result<Answer<AnswersSaved>, Failure> {
        let path = format!("/applications/{application}/rows/{section}/{row}");
        self.run(Request::new(Method::Put, path).json(save)?.outliving_page(outlives_page)).await?.json()
    }

    /// `remove_row`: removing what is not there is no error.
    /// `outlives_page`: the browser finishes the request even when the page is closed.
    ///
    /// # Errors
    /// `period_over`, `not_possible`, `not_logged_in`.
    pub async fn remove_row(
        &self,
        application: ApplicationId,
        section: RowSection,
        row: RowId,
        outlives_page: bool,
    ) -> Result<Answer<AnswersSaved>, Failure> {
        let path = format!("/applications/{application}/rows/{section}/{row}");
        self.run(Request::new(Method::Delete, path).outliving_page(outlives_page)).await?.json()
    }

    /// `attach_file`: stores a file for a question (G9.2.8).
    ///
    /// # Errors
    /// `invalid` naming the file and why; `too_large`; `period_over`, `not_possible`, `not_logged_in`.
    pub async fn attach_file(
        &self,
        application: ApplicationId,
        attachment: AttachmentId,
        question: &QuestionId,
        file: FileUpload,
    ) -> Result<Answer<AttachmentView>, Failure> {
        let path = format!("/applications/{application}/attachments/{attachment}?question={question}");
        self.run(Request::new(Method::Put, path).file(file)).await?.json()
    }

    /// `fetch_attachment`: one's own file.
    ///
    /// # Errors
    /// `not_found`, `not_logged_in`.
    pub async fn fetch_attachment(
        &self,
        application: ApplicationId,
        attachment: AttachmentId,
    ) -> Result<Bytes, Failure> {
        let path = format!("/applications/{application}/attachments/{attachment}");
        self.run(Request::new(Method::Get, path)).await?.bytes()
    }

    /// `fetch_application_photo`: the photo of one's own application.
    ///
    /// # Errors
    /// `not_found`, also where there is none; `not_logged_in`.
    pub async fn fetch_application_photo(&self, application: ApplicationId) -> Result<Bytes, Failure> {
        self.run(Request::new(Method::Get, format!("/applications/{application}/photo"))).await?.bytes()
    }

    /// `see_form`: what changed in the form is seen (D31).
    ///
    /// # Errors
    /// `not_possible`, `not_found`, `not_logged_in`.
    pub async fn see_form(
        &self,
        application: ApplicationId,
        form_version: u32,
    ) -> Result<Answer<ApplicationView>, Failure> {
        let path = format!("/applications/{application}/seen-form");
        self.run(Request::new(Method::Put, path).json(&SeeForm { form_version })?).await?.json()
    }

    /// `remove_attachment`: removing what is not there is no error.
    ///
    /// # Errors
    /// `period_over`, `not_possible`, `not_logged_in`.
    pub async fn remove_attachment(&self, application: ApplicationId, attachment: AttachmentId) -> Result<(), Failure> {
        let path = format!("/applications/{application}/attachments/{attachment}");
        self.run(Request::new(Method::Delete, path)).await?.nothing()
    }

    /// `send_application`: “Skicka ansökan” (G9.3).
    ///
    /// # Errors
    /// `not_complete` with every missing field; `stale` when it changed since the preview; `period_over`.
    pub async fn send_application(
        &self,
        key: Uuid,
        application: ApplicationId,
        wish: &SendApplication,
    ) -> Result<Answer<ApplicationView>, Failure> {
        let path = format!("/applications/{application}/submission");
        self.run(Request::new(Method::Post, path).once(key).json(wish)?).await?.json()
    }

    /// `start_edit`: “Redigera ansökan” (G9.4.2). Whoever is editing already goes on.
    ///
    /// # Errors
    /// `stale`, `period_over`, `not_possible` for one that is not sent.
    pub async fn start_edit(
        &self,
        key: Uuid,
        application: ApplicationId,
        seen: &SeenApplication,
    ) -> Result<Answer<ApplicationView>, Failure> {
        self.act(key, application, "edits", seen).await
    }

    /// `complete_edit`: “Redigering klar” (G9.4.2).
    ///
    /// # Errors
    /// `not_complete` with every missing field; `stale`; `period_over`.
    pub async fn complete_edit(
        &self,
        key: Uuid,
        application: ApplicationId,
        wish: &SendApplication,
    ) -> Result<Answer<ApplicationView>, Failure> {
        let path = format!("/applications/{application}/edits/completion");
        self.run(Request::new(Method::Post, path).once(key).json(wish)?).await?.json()
    }

    /// `discard_edit`: drops the changes.
    ///
    /// # Errors
    /// `stale`, `not_possible` when nothing is being edited.
    pub async fn discard_edit(
        &self,
        key: Uuid,
        application: ApplicationId,
        seen: &SeenApplication,
    ) -> Result<Answer<ApplicationView>, Failure> {
        self.act(key, application, "edits/discard", seen).await
    }

    /// `withdraw_application`: “Återkalla ansökan” (G10.1).
    ///
    /// # Errors
    /// `stale`, `period_over`, `not_possible` for one that is not sent.
    pub async fn withdraw_application(
        &self,
        key: Uuid,
        application: ApplicationId,
        seen: &SeenApplication,
    ) -> Result<Answer<ApplicationView>, Failure> {
        self.act(key, application, "withdrawal", seen).await
    }

    /// `send_application_again`: “Skicka på nytt” (G10.3).
    ///
    /// # Errors
    /// `not_complete` when a basic detail was removed since; `stale`; `period_over`; `not_possible`.
    pub async fn send_application_again(
        &self,
        key: Uuid,
        application: ApplicationId,
        seen: &SeenApplication,
    ) -> Result<Answer<ApplicationView>, Failure> {
        self.act(key, application, "resubmission", seen).await
    }

    async fn act(
        &self,
        key: Uuid,
        application: ApplicationId,
        act: &str,
        seen: &SeenApplication,
    ) -> Result<Answer<ApplicationView>, Failure> {
        let path = format!("/applications/{application}/{act}");
        self.run(Request::new(Method::Post, path).once(key).json(seen)?).await?.json()
    }

    /// `show_receipt`: whether a receipt is genuine (X9-9).
    ///
    /// # Errors
    /// `not_found` when it is not known.
    pub async fn show_receipt(&self, sha256: &str) -> Result<Answer<ReceiptView>, Failure> {
        self.run(Request::new(Method::Get, format!("/receipts/{sha256}"))).await?.json()
    }

    /// `delete_application`: “Ta bort ansökan”, only while unsent (D25).
    ///
    /// # Errors
    /// `not_possible`, `stale`, `not_found`.
    pub async fn delete_application(&self, application: ApplicationId, version: RowVersion) -> Result<(), Failure> {
        let path = format!("/applications/{application}");
        self.run(Request::new(Method::Delete, path).if_match(version)).await?.nothing()
    }

    /// `list_copy_sources`: what a new application can begin with (G9.1).
    ///
    /// # Errors
    /// `not_logged_in`.
    pub async fn list_copy_sources(&self) -> Result<Answer<CopySources>, Failure> {
        self.run(Request::new(Method::Get, "/applications/copy-sources")).await?.json()
    }

    /// `copy_to_profile`: takes the rows of an application into the profile.
    ///
    /// # Errors
    /// `invalid` where a section would be too full; `not_found`, `not_logged_in`.
    pub async fn copy_to_profile(
        &self,
        application: ApplicationId,
        overwrite: bool,
    ) -> Result<Answer<AnswersSaved>, Failure> {
        let path = format!("/applications/{application}/copy-to-profile");
        self.run(Request::new(Method::Post, path).json(&CopyToProfile { overwrite })?).await?.json()
    }
}
