//! Submitted applications, the agency's side.

use domain::ids::{AgencyId, ApplicationId, AttachmentId, RecruitmentId};
use domain::recruiter::{ReceivedApplication, ReceivedList};

use crate::request::{Method, Request};
use crate::{Answer, Bytes, Client, Failure};

impl Client {
    /// `list_received`: the submitted applications of a recruitment.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency's own people.
    pub async fn list_received(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
    ) -> Result<Answer<ReceivedList>, Failure> {
        let path = format!("/agencies/{agency}/recruitments/{recruitment}/applications");
        self.run(Request::new(Method::Get, path)).await?.json()
    }

    /// `show_received`: one application as submitted. Reading it leaves a mark in the audit log.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency's own people, and for drafts.
    pub async fn show_received(
        &self,
        agency: &AgencyId,
        application: ApplicationId,
    ) -> Result<Answer<ReceivedApplication>, Failure> {
        let path = format!("/agencies/{agency}/applications/{application}");
        self.run(Request::new(Method::Get, path)).await?.json()
    }

    /// `fetch_received_attachment`: a file of a submitted application.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency's own people, and for drafts.
    pub async fn fetch_received_attachment(
        &self,
        agency: &AgencyId,
        application: ApplicationId,
        attachment: AttachmentId,
    ) -> Result<Bytes, Failure> {
        let path = format!("/agencies/{agency}/applications/{application}/attachments/{attachment}");
        self.run(Request::new(Method::Get, path)).await?.bytes()
    }

    /// `fetch_received_photo`: the photo that an application was sent with.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency's own people, and where there is none.
    pub async fn fetch_received_photo(&self, agency: &AgencyId, application: ApplicationId) -> Result<Bytes, Failure> {
        let path = format!("/agencies/{agency}/applications/{application}/photo");
        self.run(Request::new(Method::Get, path)).await?.bytes()
    }
}
