//! Interviews, the applicant's side.

use domain::ids::{ApplicationId, InterviewInvitationId};
use domain::interviews::{BookByLink, BookInterview, InterviewList, InterviewSecret, InterviewView};

use crate::request::{Method, Request};
use crate::{Answer, Bytes, Client, Failure};

impl Client {
    /// `look_at_interview`: the interview behind a link (D12).
    ///
    /// # Errors
    /// `not_found` for a secret that leads nowhere; `interview_closed`.
    pub async fn look_at_interview(&self, link: &InterviewSecret) -> Result<Answer<InterviewView>, Failure> {
        self.run(Request::new(Method::Post, "/interview-invitations/look").json(link)?).await?.json()
    }

    /// `book_interview_by_link`: “Bekräfta valet”; also “Ändra intervjutid”.
    ///
    /// # Errors
    /// `interview_time_taken`, `no_interview_times`, `booking_over`, each with the interview as it is; `interview_closed`.
    pub async fn book_interview_by_link(&self, wish: &BookByLink) -> Result<Answer<InterviewView>, Failure> {
        self.run(Request::new(Method::Post, "/interview-invitations/booking").json(wish)?).await?.json()
    }

    /// `cancel_interview_by_link`: “Avboka intervjutid”.
    ///
    /// # Errors
    /// `interview_time_taken`, `no_interview_times`, `booking_over`, each with the interview as it is; `interview_closed`.
    pub async fn cancel_interview_by_link(&self, link: &InterviewSecret) -> Result<Answer<InterviewView>, Failure> {
        self.run(Request::new(Method::Post, "/interview-invitations/cancellation").json(link)?).await?.json()
    }

    /// `download_interview_calendar_by_link`: the booked interview for a calendar.
    ///
    /// # Errors
    /// `not_found` where nothing is booked.
    pub async fn download_interview_calendar_by_link(&self, link: &InterviewSecret) -> Result<Bytes, Failure> {
        self.run(Request::new(Method::Post, "/interview-invitations/calendar").json(link)?).await?.bytes()
    }

    /// `list_interviews`: the interviews of an own application.
    ///
    /// # Errors
    /// `not_found` for somebody else’s.
    pub async fn list_interviews(&self, application: ApplicationId) -> Result<Answer<InterviewList>, Failure> {
        self.run(Request::new(Method::Get, format!("/applications/{application}/interviews"))).await?.json()
    }

    /// `book_interview`: books, or takes another time instead.
    ///
    /// # Errors
    /// `interview_time_taken`, `no_interview_times`, `booking_over`, each with the interview as it is; `interview_closed`.
    pub async fn book_interview(
        &self,
        application: ApplicationId,
        invitation: InterviewInvitationId,
        wish: &BookInterview,
    ) -> Result<Answer<InterviewView>, Failure> {
        self.run(
            Request::new(Method::Put, format!("/applications/{application}/interviews/{invitation}/booking"))
                .json(wish)?,
        )
        .await?
        .json()
    }

    /// `cancel_interview`: cancels.
    ///
    /// # Errors
    /// `interview_time_taken`, `no_interview_times`, `booking_over`, each with the interview as it is; `interview_closed`.
    pub async fn cancel_interview(
        &self,
        application: ApplicationId,
        invitation: InterviewInvitationId,
    ) -> Result<Answer<InterviewView>, Failure> {
        self.run(Request::new(Method::Delete, format!("/applications/{application}/interviews/{invitation}/booking")))
            .await?
            .json()
    }

    /// `download_interview_calendar`: the booked interview for a calendar.
    ///
    /// # Errors
    /// `not_found` where nothing is booked.
    pub async fn download_interview_calendar(
        &self,
        application: ApplicationId,
        invitation: InterviewInvitationId,
    ) -> Result<Bytes, Failure> {
        self.run(Request::new(Method::Get, format!("/applications/{application}/interviews/{invitation}/calendar.ics")))
            .await?
            .bytes()
    }

    /// `show_interviewer_calendar`: the calendar of an interviewer, by its address.
    ///
    /// # Errors
    /// `not_found` for one that was taken back.
    pub async fn show_interviewer_calendar(&self, secret: &str) -> Result<Bytes, Failure> {
        self.run(Request::new(Method::Get, format!("/interview-calendars/{secret}"))).await?.bytes()
    }
}
