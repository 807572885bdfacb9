//! Interviews, the agency's side.

use domain::ids::{AgencyId, InterviewInvitationId, InterviewRoundId, InterviewSlotId, InterviewerId, RecruitmentId};
use domain::interviews::{
    AddInterviewSlots, BookInterview, CalendarLink, ChangeInterviewSlot, InterviewMailPreview, InterviewRoundList,
    InterviewRoundView, InterviewSettings, InterviewerList, InterviewerView, InvitationList, InvitationView,
    InviteToInterview, PreviewInterviewMail, RemoveInterviewSlot, SaveInterviewRound, SaveInterviewSettings,
    SaveInterviewer, SlotPreviewList,
};
use domain::row_version::RowVersion;
use uuid::Uuid;

use crate::request::{Method, Request};
use crate::{Answer, Client, Failure};

/// A round, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Whose.
    pub agency: AgencyId,
    /// Of which recruitment.
    pub recruitment: RecruitmentId,
    /// Which.
    pub round: InterviewRoundId,
}

impl Round {
    fn path(&self, rest: &str) -> String {
        let Self { agency, recruitment, round } = self;
        format!("/agencies/{agency}/recruitments/{recruitment}/interview-rounds/{round}{rest}")
    }
}

impl Client {
    /// `list_interviewers`: those who interview.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency’s own people.
    pub async fn list_interviewers(&self, agency: &AgencyId) -> Result<Answer<InterviewerList>, Failure> {
        self.run(Request::new(Method::Get, format!("/agencies/{agency}/interviewers"))).await?.json()
    }

    /// `create_interviewer`: adds somebody who interviews.
    ///
    /// # Errors
    /// `invalid` with the fields.
    pub async fn create_interviewer(
        &self,
        key: Uuid,
        agency: &AgencyId,
        wish: &SaveInterviewer,
    ) -> Result<Answer<InterviewerView>, Failure> {
        self.run(Request::new(Method::Post, format!("/agencies/{agency}/interviewers")).once(key).json(wish)?)
            .await?
            .json()
    }

    /// `save_interviewer`: changes a name or title.
    ///
    /// # Errors
    /// `stale`; `invalid` with the fields.
    pub async fn save_interviewer(
        &self,
        agency: &AgencyId,
        interviewer: InterviewerId,
        seen: RowVersion,
        wish: &SaveInterviewer,
    ) -> Result<Answer<InterviewerView>, Failure> {
        self.run(
            Request::new(Method::Put, format!("/agencies/{agency}/interviewers/{interviewer}"))
                .if_match(seen)
                .json(wish)?,
        )
        .await?
        .json()
    }

    /// `delete_interviewer`: deletes somebody who is in no round.
    ///
    /// # Errors
    /// `stale`; `not_possible`.
    pub async fn delete_interviewer(
        &self,
        agency: &AgencyId,
        interviewer: InterviewerId,
        seen: RowVersion,
    ) -> Result<(), Failure> {
        self.run(Request::new(Method::Delete, format!("/agencies/{agency}/interviewers/{interviewer}")).if_match(seen))
            .await?
            .nothing()
    }

    /// `make_interviewer_calendar`: gives a calendar a new address.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency’s own people.
    pub async fn make_interviewer_calendar(
        &self,
        agency: &AgencyId,
        interviewer: InterviewerId,
    ) -> Result<Answer<CalendarLink>, Failure> {
        self.run(Request::new(Method::Post, format!("/agencies/{agency}/interviewers/{interviewer}/calendar")))
            .await?
            .json()
    }

    /// `revoke_interviewer_calendar`: takes it back.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency’s own people.
    pub async fn revoke_interviewer_calendar(
        &self,
        agency: &AgencyId,
        interviewer: InterviewerId,
    ) -> Result<(), Failure> {
        self.run(Request::new(Method::Delete, format!("/agencies/{agency}/interviewers/{interviewer}/calendar")))
            .await?
            .nothing()
    }

    /// `show_interview_settings`: what is set for interviews.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency’s own people.
    pub async fn show_interview_settings(&self, agency: &AgencyId) -> Result<Answer<InterviewSettings>, Failure> {
        self.run(Request::new(Method::Get, format!("/agencies/{agency}/interview-settings"))).await?.json()
    }

    /// `save_interview_settings`: changes it.
    ///
    /// # Errors
    /// `forbidden` for everybody but the agency’s administrators; `stale`.
    pub async fn save_interview_settings(
        &self,
        agency: &AgencyId,
        seen: RowVersion,
        wish: &SaveInterviewSettings,
    ) -> Result<Answer<InterviewSettings>, Failure> {
        self.run(Request::new(Method::Put, format!("/agencies/{agency}/interview-settings")).if_match(seen).json(wish)?)
            .await?
            .json()
    }

    /// `list_interview_rounds`: the rounds of a recruitment.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency’s own people.
    pub async fn list_interview_rounds(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
    ) -> Result<Answer<InterviewRoundList>, Failure> {
        self.run(Request::new(Method::Get, format!("/agencies/{agency}/recruitments/{recruitment}/interview-rounds")))
            .await?
            .json()
    }

    /// `create_interview_round`: makes a round.
    ///
    /// # Errors
    /// `invalid` with the fields; `not_possible`.
    pub async fn create_interview_round(
        &self,
        key: Uuid,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        wish: &SaveInterviewRound,
    ) -> Result<Answer<InterviewRoundView>, Failure> {
        self.run(
            Request::new(Method::Post, format!("/agencies/{agency}/recruitments/{recruitment}/interview-rounds"))
                .once(key)
                .json(wish)?,
        )
        .await?
        .json()
    }

    /// `show_interview_round`: one round.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency’s own people.
    pub async fn show_interview_round(&self, at: &Round) -> Result<Answer<InterviewRoundView>, Failure> {
        self.run(Request::new(Method::Get, at.path(""))).await?.json()
    }

    /// `save_interview_round`: changes it.
    ///
    /// # Errors
    /// `stale`; `invalid` with the fields.
    pub async fn save_interview_round(
        &self,
        at: &Round,
        seen: RowVersion,
        wish: &SaveInterviewRound,
    ) -> Result<Answer<InterviewRoundView>, Failure> {
        self.run(Request::new(Method::Put, at.path("")).if_match(seen).json(wish)?).await?.json()
    }

    /// `preview_interview_slots`: times before they are added.
    ///
    /// # Errors
    /// `invalid` with the fields.
    pub async fn preview_interview_slots(
        &self,
        at: &Round,
        wish: &AddInterviewSlots,
    ) -> Result<Answer<SlotPreviewList>, Failure> {
        self.run(Request::new(Method::Post, at.path("/slots/preview")).json(wish)?).await?.json()
    }

    /// `add_interview_slots`: adds times.
    ///
    /// # Errors
    /// `stale`; `invalid` with the fields.
    pub async fn add_interview_slots(
        &self,
        at: &Round,
        seen: RowVersion,
        wish: &AddInterviewSlots,
    ) -> Result<Answer<InterviewRoundView>, Failure> {
        self.run(Request::new(Method::Post, at.path("/slots")).if_match(seen).json(wish)?).await?.json()
    }

    /// `save_interview_slot`: changes a time.
    ///
    /// # Errors
    /// `stale`; `invalid` with the fields.
    pub async fn save_interview_slot(
        &self,
        at: &Round,
        slot: InterviewSlotId,
        seen: RowVersion,
        wish: &ChangeInterviewSlot,
    ) -> Result<Answer<InterviewRoundView>, Failure> {
        self.run(Request::new(Method::Put, at.path(&format!("/slots/{slot}"))).if_match(seen).json(wish)?).await?.json()
    }

    /// `remove_interview_slot`: removes a time.
    ///
    /// # Errors
    /// `stale`; `invalid` where a message is missing.
    pub async fn remove_interview_slot(
        &self,
        at: &Round,
        slot: InterviewSlotId,
        seen: RowVersion,
        wish: &RemoveInterviewSlot,
    ) -> Result<Answer<InterviewRoundView>, Failure> {
        self.run(Request::new(Method::Post, at.path(&format!("/slots/{slot}/removal"))).if_match(seen).json(wish)?)
            .await?
            .json()
    }

    /// `list_interview_invitations`: who is invited, and how far each has come.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency’s own people.
    pub async fn list_interview_invitations(&self, at: &Round) -> Result<Answer<InvitationList>, Failure> {
        self.run(Request::new(Method::Get, at.path("/invitations"))).await?.json()
    }

    /// `invite_to_interview`: invites applicants.
    ///
    /// # Errors
    /// `invalid` with each who cannot be invited; `booking_over`; `not_possible`.
    pub async fn invite_to_interview(
        &self,
        key: Uuid,
        at: &Round,
        wish: &InviteToInterview,
    ) -> Result<Answer<InvitationList>, Failure> {
        self.run(Request::new(Method::Post, at.path("/invitations")).once(key).json(wish)?).await?.json()
    }

    /// `preview_interview_mail`: the mail before it is sent.
    ///
    /// # Errors
    /// `invalid` with the fields.
    pub async fn preview_interview_mail(
        &self,
        at: &Round,
        wish: &PreviewInterviewMail,
    ) -> Result<Answer<InterviewMailPreview>, Failure> {
        self.run(Request::new(Method::Post, at.path("/invitations/preview")).json(wish)?).await?.json()
    }

    /// `book_interview_for`: books for an applicant.
    ///
    /// # Errors
    /// `interview_time_taken`, `interview_closed`.
    pub async fn book_interview_for(
        &self,
        at: &Round,
        invitation: InterviewInvitationId,
        wish: &BookInterview,
    ) -> Result<Answer<InvitationView>, Failure> {
        self.run(Request::new(Method::Put, at.path(&format!("/invitations/{invitation}/booking"))).json(wish)?)
            .await?
            .json()
    }

    /// `cancel_interview_for`: cancels for an applicant.
    ///
    /// # Errors
    /// `interview_closed`, `not_possible`.
    pub async fn cancel_interview_for(
        &self,
        at: &Round,
        invitation: InterviewInvitationId,
    ) -> Result<Answer<InvitationView>, Failure> {
        self.run(Request::new(Method::Delete, at.path(&format!("/invitations/{invitation}/booking")))).await?.json()
    }
}
