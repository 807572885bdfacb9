//! Interviews on the agency's side: rounds, times, invitations (G12.4, X13-3).

use std::fmt;

use domain::ids::{AgencyId, InterviewInvitationId, InterviewRoundId, InterviewSlotId, RecruitmentId};
use domain::interviews::{
    AddInterviewSlots, BookInterview, InterviewRoundList, InterviewRoundView, InterviewSettings, InterviewerView,
    InvitationList, InvitationView, InviteToInterview, RemoveInterviewSlot, SaveInterviewRound, SaveInterviewSettings,
    SaveInterviewer,
};
use domain::row_version::RowVersion;
use uuid::Uuid;

use crate::request::{Method, Request};
use crate::{Answer, Client, Failure};

/// Which round, of which recruitment and agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundPath {
    /// The agency.
    pub agency: AgencyId,
    /// Its recruitment.
    pub recruitment: RecruitmentId,
    /// The round.
    pub round: InterviewRoundId,
}

impl fmt::Display for RoundPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { agency, recruitment, round } = self;
        write!(f, "/agencies/{agency}/recruitments/{recruitment}/interview-rounds/{round}")
    }
}

impl Client {
    /// `create_interviewer`: somebody who interviews for the agency.
    ///
    /// # Errors
    /// `invalid` with the fields; `not_found` for everybody but the agency's own people.
    pub async fn create_interviewer(
        &self,
        key: Uuid,
        agency: &AgencyId,
        wish: &SaveInterviewer,
    ) -> Result<Answer<InterviewerView>, Failure> {
        let path = format!("/agencies/{agency}/interviewers");
        self.run(Request::new(Method::Post, path).once(key).json(wish)?).await?.json()
    }

    /// `show_interview_settings`: to which hosts links to video interviews may lead.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency's own people.
    pub async fn show_interview_settings(&self, agency: &AgencyId) -> Result<Answer<InterviewSettings>, Failure> {
        self.run(Request::new(Method::Get, format!("/agencies/{agency}/interview-settings"))).await?.json()
    }

    /// `save_interview_settings`: sets them.
    ///
    /// # Errors
    /// `invalid` with the fields; `stale`; `forbidden` for everybody but the agency's administrators.
    pub async fn save_interview_settings(
        &self,
        agency: &AgencyId,
        seen: RowVersion,
        wish: &SaveInterviewSettings,
    ) -> Result<Answer<InterviewSettings>, Failure> {
        let path = format!("/agencies/{agency}/interview-settings");
        self.run(Request::new(Method::Put, path).if_match(seen).json(wish)?).await?.json()
    }

    /// `list_interview_rounds`: the rounds of a recruitment, the oldest first.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency's own people.
    pub async fn list_interview_rounds(
        &self,
        agency: &AgencyId,
        recruitment: RecruitmentId,
    ) -> Result<Answer<InterviewRoundList>, Failure> {
        let path = format!("/agencies/{agency}/recruitments/{recruitment}/interview-rounds");
        self.run(Request::new(Method::Get, path)).await?.json()
    }

    /// `create_interview_round`: a round without times.
    ///
    /// # Errors
    /// `invalid` with the fields; `not_found` for everybody but the agency's own people.
    pub async fn create_interview_round(
        &self,
        key: Uuid,
        agency: &AgencyId,
        recruitment: RecruitmentId,
        wish: &SaveInterviewRound,
    ) -> Result<Answer<InterviewRoundView>, Failure> {
        let path = format!("/agencies/{agency}/recruitments/{recruitment}/interview-rounds");
        self.run(Request::new(Method::Post, path).once(key).json(wish)?).await?.json()
    }

    /// `show_interview_round`
    ///
    /// # Errors
    /// `not_found` for everybody but the agency's own people.
    pub async fn show_interview_round(&self, round: &RoundPath) -> Result<Answer<InterviewRoundView>, Failure> {
        self.run(Request::new(Method::Get, round.to_string())).await?.json()
    }

    /// `save_interview_round`
    ///
    /// # Errors
    /// `invalid` with the fields; `stale`; `not_found` for everybody but the agency's own people.
    pub async fn save_interview_round(
        &self,
        round: &RoundPath,
        seen: RowVersion,
        wish: &SaveInterviewRound,
    ) -> Result<Answer<InterviewRoundView>, Failure> {
        self.run(Request::new(Method::Put, round.to_string()).if_match(seen).json(wish)?).await?.json()
    }

    /// `add_interview_slots`: times one by one, or by a pattern.
    ///
    /// # Errors
    /// `invalid` with the fields; `stale`; `not_found` for everybody but the agency's own people.
    pub async fn add_interview_slots(
        &self,
        round: &RoundPath,
        seen: RowVersion,
        wish: &AddInterviewSlots,
    ) -> Result<Answer<InterviewRoundView>, Failure> {
        self.run(Request::new(Method::Post, format!("{round}/slots")).if_match(seen).json(wish)?).await?.json()
    }

    /// `remove_interview_slot`: with a message to those who have booked it.
    ///
    /// # Errors
    /// `invalid` naming `/message`; `stale`; `not_found` for everybody but the agency's own people.
    pub async fn remove_interview_slot(
        &self,
        round: &RoundPath,
        slot: InterviewSlotId,
        seen: RowVersion,
        wish: &RemoveInterviewSlot,
    ) -> Result<Answer<InterviewRoundView>, Failure> {
        let path = format!("{round}/slots/{slot}/removal");
        self.run(Request::new(Method::Post, path).if_match(seen).json(wish)?).await?.json()
    }

    /// `list_interview_invitations`: who is invited to the round, and how they stand.
    ///
    /// # Errors
    /// `not_found` for everybody but the agency's own people.
    pub async fn list_interview_invitations(&self, round: &RoundPath) -> Result<Answer<InvitationList>, Failure> {
        self.run(Request::new(Method::Get, format!("{round}/invitations"))).await?.json()
    }

    /// `invite_to_interview`: all of them or none; answers all invitations of the round.
    ///
    /// # Errors
    /// `invalid` with the fields; `not_found` for everybody but the agency's own people.
    pub async fn invite_to_interview(
        &self,
        key: Uuid,
        round: &RoundPath,
        wish: &InviteToInterview,
    ) -> Result<Answer<InvitationList>, Failure> {
        self.run(Request::new(Method::Post, format!("{round}/invitations")).once(key).json(wish)?).await?.json()
    }

    /// `book_interview_for`: a time for an applicant, or another one than before (G12.4).
    ///
    /// # Errors
    /// `interview_time_taken`; `interview_closed`; `not_found` for everybody but the agency's own people.
    pub async fn book_interview_for(
        &self,
        round: &RoundPath,
        invitation: InterviewInvitationId,
        wish: BookInterview,
    ) -> Result<Answer<InvitationView>, Failure> {
        let path = format!("{round}/invitations/{invitation}/booking");
        self.run(Request::new(Method::Put, path).json(&wish)?).await?.json()
    }

    /// `cancel_interview_for`: the time of an applicant.
    ///
    /// # Errors
    /// `not_possible`; `interview_closed`; `not_found` for everybody but the agency's own people.
    pub async fn cancel_interview_for(
        &self,
        round: &RoundPath,
        invitation: InterviewInvitationId,
    ) -> Result<Answer<InvitationView>, Failure> {
        let path = format!("{round}/invitations/{invitation}/booking");
        self.run(Request::new(Method::Delete, path)).await?.json()
    }
}
