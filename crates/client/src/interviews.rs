//! An applicant's own interviews, by the link of a mail or logged in (G12).

use domain::ids::{ApplicationId, InterviewInvitationId};
use domain::interviews::{BookByLink, BookInterview, InterviewList, InterviewSecret, InterviewView};

use crate::request::{Method, Request};
use crate::{Answer, Bytes, Client, Failure};

impl Client {
    /// `look_at_interview`: what the link of a mail leads to. Changes nothing.
    ///
    /// # Errors
    /// `not_found` for an unknown secret; `interview_closed`; `too_many_requests`.
    pub async fn look_at_interview(&self, link: &InterviewSecret) -> Result<Answer<InterviewView>, Failure> {
        self.run(Request::new(Method::Post, "/interview-invitations/look").json(link)?).await?.json()
    }

    /// `book_interview_by_link`: “Bekräfta valet”; another time than before where one is booked.
    ///
    /// # Errors
    /// `interview_time_taken`, `no_interview_times` and `booking_over` with the interview as it is now; `not_possible` for
    /// a fixed time; those of [`Client::look_at_interview`].
    pub async fn book_interview_by_link(&self, wish: &BookByLink) -> Result<Answer<InterviewView>, Failure> {
        self.run(Request::new(Method::Post, "/interview-invitations/booking").json(wish)?).await?.json()
    }

    /// `cancel_interview_by_link`: “Avboka intervjutid”.
    ///
    /// # Errors
    /// `booking_over` with the interview as it is now; `not_possible`; those of [`Client::look_at_interview`].
    pub async fn cancel_interview_by_link(&self, link: &InterviewSecret) -> Result<Answer<InterviewView>, Failure> {
        self.run(Request::new(Method::Post, "/interview-invitations/cancellation").json(link)?).await?.json()
    }

    /// `download_interview_calendar_by_link`: the booked time as an event for a calendar.
    ///
    /// # Errors
    /// `not_found` where nothing is booked; those of [`Client::look_at_interview`].
    pub async fn download_interview_calendar_by_link(&self, link: &InterviewSecret) -> Result<Bytes, Failure> {
        self.run(Request::new(Method::Post, "/interview-invitations/calendar").json(link)?).await?.bytes()
    }

    /// `list_interviews`: those of an own application, the newest invitation first.
    ///
    /// # Errors
    /// `not_logged_in`; `not_found` for an application of somebody else.
    pub async fn list_interviews(&self, application: ApplicationId) -> Result<Answer<InterviewList>, Failure> {
        self.run(Request::new(Method::Get, format!("/applications/{application}/interviews"))).await?.json()
    }

    /// `book_interview`: as [`Client::book_interview_by_link`], logged in.
    ///
    /// # Errors
    /// Those of [`Client::book_interview_by_link`] and [`Client::list_interviews`].
    pub async fn book_interview(
        &self,
        application: ApplicationId,
        invitation: InterviewInvitationId,
        wish: BookInterview,
    ) -> Result<Answer<InterviewView>, Failure> {
        let path = format!("/applications/{application}/interviews/{invitation}/booking");
        self.run(Request::new(Method::Put, path).json(&wish)?).await?.json()
    }

    /// `cancel_interview`: as [`Client::cancel_interview_by_link`], logged in.
    ///
    /// # Errors
    /// Those of [`Client::cancel_interview_by_link`] and [`Client::list_interviews`].
    pub async fn cancel_interview(
        &self,
        application: ApplicationId,
        invitation: InterviewInvitationId,
    ) -> Result<Answer<InterviewView>, Failure> {
        let path = format!("/applications/{application}/interviews/{invitation}/booking");
        self.run(Request::new(Method::Delete, path)).await?.json()
    }

    /// `download_interview_calendar`: as [`Client::download_interview_calendar_by_link`], logged in.
    ///
    /// # Errors
    /// `not_found` where nothing is booked; those of [`Client::list_interviews`].
    pub async fn download_interview_calendar(
        &self,
        application: ApplicationId,
        invitation: InterviewInvitationId,
    ) -> Result<Bytes, Failure> {
        let path = format!("/applications/{application}/interviews/{invitation}/calendar.ics");
        self.run(Request::new(Method::Get, path)).await?.bytes()
    }
}
