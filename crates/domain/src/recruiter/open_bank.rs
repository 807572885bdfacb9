//! The bank of open applications on the wire (G11-1). Legal gender and work at the state are never here (D4).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::applications::AttachmentView;
use crate::forms::{AnswerValue, BasicField, DraftRow, Form, QuestionId};
use crate::ids::ApplicationId;
use crate::language::Language;
use crate::time::Instant;

/// `GET /agencies/{agency_id}/open-applications`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BankList {
    /// Open applications that are valid now, in the order asked for.
    pub items: Vec<BankItem>,
    /// Cursor of the next page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub next: Option<String>,
    /// Cursor of the previous page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub prev: Option<String>,
    /// How many there are in all.
    pub total: u32,
}

/// One open application in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BankItem {
    /// Which.
    pub id: ApplicationId,
    /// The applicant's name.
    pub name: String,
    /// The language it is written in.
    pub language: Language,
    /// Codes of the task areas wished for.
    pub areas: Vec<String>,
    /// Whether any place will do.
    pub everywhere: bool,
    /// Codes of regions of which any municipality will do.
    pub regions: Vec<String>,
    /// Codes of municipalities.
    pub municipalities: Vec<String>,
    /// The last day on which it is valid (Helsinki).
    pub valid_until: NaiveDate,
    /// When it was sent, or sent again.
    pub sent_at: Instant,
    /// When changes of it were last put in force.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub edited_at: Option<Instant>,
}

/// `GET /agencies/{agency_id}/open-applications/{application_id}`: one open application as submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BankApplication {
    /// What the list says of it.
    #[serde(flatten)]
    pub item: BankItem,
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
    /// The wish not to be published (G9.3-2).
    pub wishes_no_publication: bool,
}
