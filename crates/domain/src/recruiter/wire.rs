//! Submitted applications on the wire. Legal gender and work at the state are never here (D4).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::applications::{ApplicationState, AttachmentView};
use crate::forms::{AnswerValue, BasicField, DraftRow, Form, QuestionId};
use crate::ids::{ApplicationId, RecruitmentId};
use crate::language::Language;
use crate::profile::PhotoView;
use crate::time::Instant;

/// `GET /agencies/{agency_id}/recruitments/{recruitment_id}/applications`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceivedList {
    /// Submitted applications, oldest first.
    pub items: Vec<ReceivedListItem>,
    /// Cursor of the next page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub next: Option<String>,
    /// Cursor of the previous page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub prev: Option<String>,
    /// How many.
    pub total: u32,
}

/// One submitted application in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceivedListItem {
    /// Which.
    pub id: ApplicationId,
    /// The applicant's name.
    pub name: String,
    /// Its state.
    pub state: ApplicationState,
    /// The language it is written in.
    pub language: Language,
    /// When it was sent.
    pub sent_at: Instant,
    /// When it was last edited (G9.4.2).
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub edited_at: Option<Instant>,
    /// When it was withdrawn (G10.1).
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub withdrawn_at: Option<Instant>,
    /// Number of attachments.
    pub attachments: u32,
}

/// `GET /agencies/{agency_id}/applications/{application_id}`: one application as submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceivedApplication {
    /// Which.
    pub id: ApplicationId,
    /// Of which recruitment.
    pub recruitment_id: RecruitmentId,
    /// Its state.
    pub state: ApplicationState,
    /// The language it is written in.
    pub language: Language,
    /// The form it answers.
    pub form: Form,
    /// Basic details: the live ones of the profile (D1), without gender and work at the state (D4).
    pub basics: BTreeMap<BasicField, AnswerValue>,
    /// Answers by question, of the version in force.
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<String, AnswerValue>))]
    pub answers: BTreeMap<QuestionId, AnswerValue>,
    /// Rows of the version in force.
    pub rows: Vec<DraftRow>,
    /// Attachments of the version in force.
    pub attachments: Vec<AttachmentView>,
    /// The photo that it was sent with, where the form asked for one (G9.2.1).
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub photo: Option<PhotoView>,
    /// The wish not to be published (G9.3-2).
    pub wishes_no_publication: bool,
    /// When it was sent, or sent again.
    pub sent_at: Instant,
    /// When changes of it were last put in force (G9.4.2).
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub edited_at: Option<Instant>,
    /// When it was withdrawn; then nothing of its content is here (D8).
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub withdrawn_at: Option<Instant>,
}
