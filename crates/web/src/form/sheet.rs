//! What is filled in: an application, or the profile, which is a form without an ad (G7.1-1).

use client::{Client, Failure};
use domain::applications::{AnswersSaved, ApplicationView, SaveAnswers, SaveRow};
use domain::ids::ApplicationId;
use domain::profile::{OrderRows, SaveBasics};
use domain::row_version::RowVersion;
use domain::time::Instant;

use super::as_form::as_form;
use super::change::Request;

/// What is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sheet {
    /// An application.
    Application(ApplicationId),
    /// The profile.
    Profile,
}

impl Sheet {
    /// The newest state.
    pub(crate) async fn fetch(self, client: Client) -> Result<ApplicationView, Failure> {
        match self {
            Self::Application(id) => client.show_application(id).await.map(|answer| answer.value),
            Self::Profile => client.show_profile().await.map(|answer| as_form(answer.value)),
        }
    }

    /// Stores one request's worth of changes, based on these versions of the sheet and of the profile.
    pub(crate) async fn store(
        self,
        client: Client,
        (version, profile_version): (RowVersion, RowVersion),
        request: Request,
        outlives_page: bool,
    ) -> Result<AnswersSaved, Failure> {
        let row = |position, fields| SaveRow { base_version: version, position, fields };
        let answer = match (self, request) {
            (_, Request::Profile(basics)) => {
                client.save_basics(&SaveBasics { base_version: profile_version, basics }, outlives_page).await
            }
            (Self::Application(id), Request::Answers { answers, basics }) => {
                let save = SaveAnswers { base_version: version, answers, basics };
                client.save_answers(id, &save, outlives_page).await
            }
            (Self::Application(id), Request::Row { section, row: which, position, fields }) => {
                client.save_row(id, section, which, &row(position, fields), outlives_page).await
            }
            (Self::Profile, Request::Row { section, row: which, position, fields }) => {
                client.save_profile_row(section, which, &row(position, fields), outlives_page).await
            }
            (Self::Application(id), Request::RemoveRow { section, row }) => {
                client.remove_row(id, section, row, outlives_page).await
            }
            (Self::Profile, Request::RemoveRow { section, row }) => {
                client.remove_profile_row(section, row, outlives_page).await
            }
            (_, Request::Order { section, order }) => {
                client.order_profile_rows(section, &OrderRows { order }, outlives_page).await
            }
            // The profile asks no questions, and nothing of one application only.
            (Self::Profile, Request::Answers { .. }) => {
                let saved_at = Instant::default();
                return Ok(AnswersSaved {
                    version,
                    saved: Vec::new(),
                    conflicts: Vec::new(),
                    evaluation: None,
                    saved_at,
                });
            }
        };
        answer.map(|answer| answer.value)
    }
}
