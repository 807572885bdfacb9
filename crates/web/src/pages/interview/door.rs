//! How one has come to an interview: the acts are the same, the operations are not.

use client::{Bytes, Client, Failure};
use domain::ids::{ApplicationId, InterviewSlotId};
use domain::interviews::{BookByLink, BookInterview, InterviewSecret, InterviewView};

/// The way to one interview.
#[derive(Clone, Debug)]
pub(super) enum Door {
    /// By the link of a mail, without a login (D12).
    Link(String),
    /// Logged in, from one's own application.
    Own(ApplicationId),
}

impl Door {
    fn link(secret: &str) -> InterviewSecret {
        InterviewSecret { secret: secret.to_owned().into() }
    }

    /// Looks at it; by a link that says which one it is.
    pub(super) async fn look(&self, client: &Client, now: &InterviewView) -> Result<InterviewView, Failure> {
        match self {
            Self::Link(secret) => client.look_at_interview(&Self::link(secret)).await.map(|answer| answer.value),
            Self::Own(application) => {
                let list = client.list_interviews(*application).await?.value;
                let same = list.items.into_iter().find(|one| one.invitation_id == now.invitation_id);
                Ok(same.unwrap_or_else(|| now.clone()))
            }
        }
    }

    /// “Bekräfta valet”
    pub(super) async fn book(
        &self,
        client: &Client,
        now: &InterviewView,
        slot_id: InterviewSlotId,
    ) -> Result<InterviewView, Failure> {
        let answer = match self {
            Self::Link(secret) => {
                client.book_interview_by_link(&BookByLink { secret: secret.clone().into(), slot_id }).await
            }
            Self::Own(application) => {
                client.book_interview(*application, now.invitation_id, &BookInterview { slot_id }).await
            }
        };
        answer.map(|answer| answer.value)
    }

    /// “Avboka intervjutid”
    pub(super) async fn cancel(&self, client: &Client, now: &InterviewView) -> Result<InterviewView, Failure> {
        let answer = match self {
            Self::Link(secret) => client.cancel_interview_by_link(&Self::link(secret)).await,
            Self::Own(application) => client.cancel_interview(*application, now.invitation_id).await,
        };
        answer.map(|answer| answer.value)
    }

    /// The booked time as an event for a calendar.
    pub(super) async fn calendar(&self, client: &Client, now: &InterviewView) -> Result<Bytes, Failure> {
        match self {
            Self::Link(secret) => client.download_interview_calendar_by_link(&Self::link(secret)).await,
            Self::Own(application) => client.download_interview_calendar(*application, now.invitation_id).await,
        }
    }
}
