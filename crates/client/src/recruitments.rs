//! An agency's recruitments and their ads (X13-1).

use domain::ads::{AdDraft, AdTexts, AdView};
use domain::forms::Form;
use domain::ids::{AgencyId, RecruitmentId};
use domain::language::Language;
use domain::recruitments::{
    AdVersionDraft, CorrectAd, FormPreview, FormView, ProlongAd, PublishAd, RecruitmentList, RecruitmentState,
    RecruitmentView, SaveForm,
};
use domain::row_version::RowVersion;
use uuid::Uuid;

use crate::request::{Method, Request};
use crate::{Answer, Bytes, Client, Failure};

fn all(agency: &AgencyId) -> String {
    format!("/agencies/{agency}/recruitments")
}

fn one(agency: &AgencyId, recruitment: RecruitmentId, rest: &str) -> String {
    format!("{}/{recruitment}{rest}", all(agency))
}

/// An id of another system may hold whatever a text may.
fn as_segment(text: &str) -> String {
    let mut segment = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            segment.push(char::from(byte));
        } else {
            segment.push_str(&format!("%{byte:02X}"));
        }
    }
    segment
}

impl Client {
    /// `list_recruitments`: the newest first; follow `next` until it is null.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency's own people.
    pub async fn list_recruitments(
        &self,
        agency: &AgencyId,
        states: &[RecruitmentState],
        limit: u16,
        cursor: Option<&str>,
    ) -> Result<Answer<RecruitmentList>, Failure> {
        let mut path = format!("{}?limit={limit}", all(agency));
        for state in states {
            path.push_str(&format!("&state={state}"));
        }
        if let Some(cursor) = cursor {
            path.push_str(&format!("&cursor={cursor}"));
        }
        self.run(Request::new(Method::Get, path)).await?.json()
    }

    /// `create_recruitment`: begins a draft. What is missing is no mistake yet.
    ///
    /// # Errors
    /// `invalid` with the fields that do not fit.
    pub async fn create_recruitment(
        &self,
        key: Uuid,
        agency: &AgencyId,
        draft: &AdDraft,
    ) -> Result<Answer<RecruitmentView>, Failure> {
        self.run(Request::new(Method::Post, all(agency)).once(key).json(draft)?).await?.json()
    }

    /// `put_recruitment`: makes or changes the draft by the id of one's own system. Repeating it changes nothing.
    ///
    /// # Errors
    /// `invalid`; `not_possible` once it is published, with its address in `instance`.
    pub async fn put_recruitment(
        &self,
        agency: &AgencyId,
        external_id: &str,
        draft: &AdDraft,
    ) -> Result<Answer<RecruitmentView>, Failure> {
        let path = format!("{}/by-external-id/{}", all(agency), as_segment(external_id));
        self.run(Request::new(Method::Put, path).json(draft)?).await?.json()
    }

    /// `show_recruitment`
    ///
    /// # Errors
    /// `not_found` for everybody but the agency's own people.
    pub async fn show_recruitment(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
    ) -> Result<Answer<RecruitmentView>, Failure> {
        self.run(Request::new(Method::Get, one(agency, recruitment, ""))).await?.json()
    }

    /// `save_recruitment`: the whole draft.
    ///
    /// # Errors
    /// `invalid`; `stale` with the newer one in `current`; `not_possible` once it is published.
    pub async fn save_recruitment(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        seen: RowVersion,
        draft: &AdDraft,
    ) -> Result<Answer<RecruitmentView>, Failure> {
        let request = Request::new(Method::Put, one(agency, recruitment, "")).if_match(seen).json(draft)?;
        self.run(request).await?.json()
    }

    /// `delete_recruitment`: a draft only.
    ///
    /// # Errors
    /// `stale`, `not_possible`.
    pub async fn delete_recruitment(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        seen: RowVersion,
    ) -> Result<(), Failure> {
        self.run(Request::new(Method::Delete, one(agency, recruitment, "")).if_match(seen)).await?.nothing()
    }

    /// `show_ad_version`
    ///
    /// # Errors
    /// `not_found`, also where the ad has no such version.
    pub async fn show_ad_version(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        language: Language,
    ) -> Result<Answer<AdVersionDraft>, Failure> {
        let path = one(agency, recruitment, &format!("/ad/versions/{language}"));
        self.run(Request::new(Method::Get, path)).await?.json()
    }

    /// `save_ad_version`: one language version of the draft.
    ///
    /// # Errors
    /// `invalid`, `stale`, `not_possible`.
    pub async fn save_ad_version(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        language: Language,
        seen: RowVersion,
        texts: &AdTexts,
    ) -> Result<Answer<RecruitmentView>, Failure> {
        let path = one(agency, recruitment, &format!("/ad/versions/{language}"));
        self.run(Request::new(Method::Put, path).if_match(seen).json(texts)?).await?.json()
    }

    /// `delete_ad_version`: removing what is not there is no error.
    ///
    /// # Errors
    /// `stale`, `not_possible`.
    pub async fn delete_ad_version(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        language: Language,
        seen: RowVersion,
    ) -> Result<Answer<RecruitmentView>, Failure> {
        let path = one(agency, recruitment, &format!("/ad/versions/{language}"));
        self.run(Request::new(Method::Delete, path).if_match(seen)).await?.json()
    }

    /// `preview_ad`: what everybody will see at the opening.
    ///
    /// # Errors
    /// `invalid` with every field that is still missing.
    pub async fn preview_ad(&self, agency: &AgencyId, recruitment: RecruitmentId) -> Result<Answer<AdView>, Failure> {
        self.run(Request::new(Method::Get, one(agency, recruitment, "/ad/preview"))).await?.json()
    }

    /// `preview_ad_page`: the same as the page that everybody will see.
    ///
    /// # Errors
    /// `invalid` with every field that is still missing; `not_found` where the ad has no such version.
    pub async fn preview_ad_page(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        language: Language,
    ) -> Result<Bytes, Failure> {
        let path = one(agency, recruitment, &format!("/ad/preview/{language}"));
        self.run(Request::new(Method::Get, path)).await?.bytes()
    }

    /// `publish_ad`: now or at a set time.
    ///
    /// # Errors
    /// `invalid` with every field that is missing or does not fit; `stale`, `not_possible`.
    pub async fn publish_ad(
        &self,
        key: Uuid,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        seen: RowVersion,
        wish: &PublishAd,
    ) -> Result<Answer<RecruitmentView>, Failure> {
        let request = Request::new(Method::Post, one(agency, recruitment, "/publication"));
        self.run(request.once(key).if_match(seen).json(wish)?).await?.json()
    }

    /// `cancel_publication`: while it lies ahead.
    ///
    /// # Errors
    /// `stale`; `not_possible` from the opening on.
    pub async fn cancel_publication(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        seen: RowVersion,
    ) -> Result<Answer<RecruitmentView>, Failure> {
        let request = Request::new(Method::Delete, one(agency, recruitment, "/publication"));
        self.run(request.if_match(seen)).await?.json()
    }

    /// `prolong_ad`: more time to apply.
    ///
    /// # Errors
    /// `invalid` for an end that is not later; `stale`; `not_possible` when the period is over.
    pub async fn prolong_ad(
        &self,
        key: Uuid,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        seen: RowVersion,
        wish: &ProlongAd,
    ) -> Result<Answer<RecruitmentView>, Failure> {
        let request = Request::new(Method::Post, one(agency, recruitment, "/extension"));
        self.run(request.once(key).if_match(seen).json(wish)?).await?.json()
    }

    /// `show_form`: the form with all its versions.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency's own people.
    pub async fn show_form(&self, agency: &AgencyId, recruitment: RecruitmentId) -> Result<Answer<FormView>, Failure> {
        self.run(Request::new(Method::Get, one(agency, recruitment, "/form"))).await?.json()
    }

    /// `show_form_version`: the version that a sent application answers.
    ///
    /// # Errors
    /// `not_found`, also where there is no such version.
    pub async fn show_form_version(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        version: u32,
    ) -> Result<Answer<Form>, Failure> {
        let path = one(agency, recruitment, &format!("/form/versions/{version}"));
        self.run(Request::new(Method::Get, path)).await?.json()
    }

    /// `save_form`: the whole definition (G9-1, D31).
    ///
    /// # Errors
    /// `invalid` with every place that is broken or `locked`; `stale` with what is there now; `not_possible` once the
    /// period is over.
    pub async fn save_form(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        seen: RowVersion,
        form: &SaveForm,
    ) -> Result<Answer<FormView>, Failure> {
        let request = Request::new(Method::Put, one(agency, recruitment, "/form")).if_match(seen).json(form)?;
        self.run(request).await?.json()
    }

    /// `preview_form`: as an applicant reads it.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn preview_form(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        language: Language,
    ) -> Result<Answer<FormPreview>, Failure> {
        let path = one(agency, recruitment, &format!("/form/preview/{language}"));
        self.run(Request::new(Method::Get, path)).await?.json()
    }

    /// `correct_ad`: for everybody to see (D31).
    ///
    /// # Errors
    /// `invalid`, `stale`, `not_possible`.
    pub async fn correct_ad(
        &self,
        key: Uuid,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        seen: RowVersion,
        wish: &CorrectAd,
    ) -> Result<Answer<RecruitmentView>, Failure> {
        let request = Request::new(Method::Post, one(agency, recruitment, "/corrections"));
        self.run(request.once(key).if_match(seen).json(wish)?).await?.json()
    }

    /// `withdraw_ad`: its addresses answer 410.
    ///
    /// # Errors
    /// `stale`, `not_possible`.
    pub async fn withdraw_ad(
        &self,
        key: Uuid,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        seen: RowVersion,
    ) -> Result<Answer<RecruitmentView>, Failure> {
        let request = Request::new(Method::Post, one(agency, recruitment, "/withdrawal"));
        self.run(request.once(key).if_match(seen)).await?.json()
    }

    /// `end_recruitment`: the ad stays readable until it is archived.
    ///
    /// # Errors
    /// `stale`, `not_possible`.
    pub async fn end_recruitment(
        &self,
        key: Uuid,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        seen: RowVersion,
    ) -> Result<Answer<RecruitmentView>, Failure> {
        let request = Request::new(Method::Post, one(agency, recruitment, "/end"));
        self.run(request.once(key).if_match(seen)).await?.json()
    }

    /// `archive_recruitment`: the ad is gone, what was received stays.
    ///
    /// # Errors
    /// `stale`; `not_possible` before it is ended or withdrawn.
    pub async fn archive_recruitment(
        &self,
        key: Uuid,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        seen: RowVersion,
    ) -> Result<Answer<RecruitmentView>, Failure> {
        let request = Request::new(Method::Post, one(agency, recruitment, "/archive"));
        self.run(request.once(key).if_match(seen)).await?.json()
    }
}
