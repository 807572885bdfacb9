//! Submitted applications, the agency's side.

use domain::ids::{AgencyId, ApplicationId, AttachmentId, RecruitmentId};
use domain::recruiter::{ApplicationHold, ReceivedApplication, ReceivedList, RecruitmentHold, SetHold};

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

    /// `show_recruitment_hold`: whether the applications to a recruitment are kept longer, and until when else.
    ///
    /// # Errors
    /// `forbidden` for everybody but the agency's administrators.
    pub async fn show_recruitment_hold(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
    ) -> Result<Answer<RecruitmentHold>, Failure> {
        let path = format!("/agencies/{agency}/recruitments/{recruitment}/legal-hold");
        self.run(Request::new(Method::Get, path)).await?.json()
    }

    /// `set_recruitment_hold`: keeps the applications to a recruitment longer than the rules say, or no longer.
    ///
    /// # Errors
    /// `forbidden` for everybody but the agency's administrators.
    pub async fn set_recruitment_hold(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        wish: SetHold,
    ) -> Result<Answer<RecruitmentHold>, Failure> {
        let path = format!("/agencies/{agency}/recruitments/{recruitment}/legal-hold");
        self.run(Request::new(Method::Put, path).json(&wish)?).await?.json()
    }

    /// `show_application_hold`: the same of one application.
    ///
    /// # Errors
    /// `forbidden` for everybody but the agency's administrators.
    pub async fn show_application_hold(
        &self,
        agency: &AgencyId,
        application: ApplicationId,
    ) -> Result<Answer<ApplicationHold>, Failure> {
        let path = format!("/agencies/{agency}/applications/{application}/legal-hold");
        self.run(Request::new(Method::Get, path)).await?.json()
    }

    /// `set_application_hold`: keeps one application longer than the rules say, or no longer.
    ///
    /// # Errors
    /// `forbidden` for everybody but the agency's administrators; `not_found` for what is gone.
    pub async fn set_application_hold(
        &self,
        agency: &AgencyId,
        application: ApplicationId,
        wish: SetHold,
    ) -> Result<Answer<ApplicationHold>, Failure> {
        let path = format!("/agencies/{agency}/applications/{application}/legal-hold");
        self.run(Request::new(Method::Put, path).json(&wish)?).await?.json()
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
