//! What is filled in: an application, or the profile, which is a form without an ad (G7.1-1).

use chrono::TimeDelta;
use client::{Client, Failure};
use domain::ads::{AdState, Named};
use domain::applications::{Act, AnswersSaved, ApplicationAd, ApplicationState, ApplicationView, SaveAnswers, SaveRow};
use domain::forms::{Evaluation, profile_form};
use domain::ids::{AdId, ApplicationId, RecruitmentId};
use domain::language::Language;
use domain::profile::{OrderRows, ProfileView, SaveBasics};
use domain::row_version::RowVersion;
use domain::time::Instant;
use uuid::Uuid;

use super::queue::Request;

/// Days until the period of the profile ends, which it does not.
const FAR: i64 = 36_500;

/// What is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sheet {
    /// An application.
    Application(ApplicationId),
    /// The profile.
    Profile,
}

impl Sheet {
    /// What names it on this device; the profile has no id of its own, and there is one an account.
    pub(crate) fn id(self) -> ApplicationId {
        match self {
            Self::Application(id) => id,
            Self::Profile => ApplicationId::from(Uuid::nil()),
        }
    }

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
            (Self::Application(id), Request::RemoveRow { section, row }) => client.remove_row(id, section, row).await,
            (Self::Profile, Request::RemoveRow { section, row }) => client.remove_profile_row(section, row).await,
            (_, Request::Order { section, order }) => client.order_profile_rows(section, &OrderRows { order }).await,
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

/// The profile as the form's state wants it: a draft of [`profile_form`] whose period does not end. Its version is that of
/// rows and basic details alike.
pub(crate) fn as_form(profile: ProfileView) -> ApplicationView {
    let nobody = Named { id: String::new(), name: String::new() };
    ApplicationView {
        id: Sheet::Profile.id(),
        ad: ApplicationAd {
            id: AdId::from(Uuid::nil()),
            recruitment_id: RecruitmentId::from(Uuid::nil()),
            recruitment_code: String::new(),
            title: String::new(),
            title_language: Language::default(),
            agency: nobody,
            state: AdState::Open,
            public_service: false,
            opens_at: profile.saved_at,
            closes_at: profile.now + TimeDelta::days(FAR),
            closes_at_local: String::new(),
            contacts: Vec::new(),
        },
        language: Language::default(),
        state: ApplicationState::Unsent,
        actions: vec![Act::Edit],
        form: profile_form(),
        version: profile.version,
        profile_version: profile.version,
        basics: profile.basics,
        answers: std::collections::BTreeMap::new(),
        rows: profile.rows,
        attachments: Vec::new(),
        evaluation: Evaluation { errors: Vec::new(), percent: 0, sections: Vec::new() },
        wishes_no_publication: false,
        created_at: profile.saved_at,
        saved_at: profile.saved_at,
        sent_at: None,
        now: profile.now,
    }
}
