//! A recruitment's form as its agency writes it (G9-1, X13-1).

use serde::{Deserialize, Serialize};

use crate::forms::{AskedBasics, Condition, Form, FormUse, QuestionRole, Section, SectionKind};
use crate::ids::RecruitmentId;
use crate::language::Language;
use crate::row_version::RowVersion;
use crate::time::Instant;

/// `PUT …/recruitments/{id}/form`: the whole definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveForm {
    /// What “Basuppgifter” asks beyond what it always asks.
    pub basics: AskedBasics,
    /// The sections in the guide's order. “Examen”, “Arbetserfarenhet” and “Ansökan till jobbet” must be among them.
    pub sections: Vec<Section>,
}

/// The form of a recruitment, as its agency sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormView {
    /// Whose form.
    pub recruitment_id: RecruitmentId,
    /// The newest version, which every draft is judged by.
    pub form: Form,
    /// What hangs on it already, and so what may still change (D31).
    #[serde(rename = "use")]
    pub used: FormUse,
    /// Whether it may be changed at all: until the application period is over.
    pub can_change: bool,
    /// Every version that there has been, the oldest first. A sent application keeps the one that it answers.
    pub versions: Vec<FormVersion>,
    /// The version of the recruitment, for `If-Match`: form and ad are guarded by one.
    pub version: RowVersion,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// One version of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormVersion {
    /// Its number.
    pub version: u32,
    /// When it was written.
    pub created_at: Instant,
}

/// The form as an applicant reads it in one language, nothing filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormPreview {
    /// The language of the page. What the form does not say in it stands there in another one.
    pub language: Language,
    /// The version of the form.
    pub form_version: u32,
    /// What is shown, section by section.
    pub sections: Vec<PreviewSection>,
}

/// One section of the preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreviewSection {
    /// Which.
    pub section: SectionKind,
    /// Its heading.
    pub title: String,
    /// What is asked there.
    pub fields: Vec<PreviewField>,
}

/// One field of the preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreviewField {
    /// Where its answer stands, as in the evaluation of an application.
    pub pointer: String,
    /// What is asked.
    pub label: String,
    /// The hint below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub help: Option<String>,
    /// Why it is asked.
    pub role: QuestionRole,
    /// Whether an application can be sent without it.
    pub required: bool,
    /// What one can choose; the service's own choice ‹none of them› is the last.
    pub choices: Vec<PreviewChoice>,
    /// Shown only when another answer is this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub shown_when: Option<Condition>,
}

/// One choice of the preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreviewChoice {
    /// The answer.
    pub id: String,
    /// What stands on the page.
    pub label: String,
}
