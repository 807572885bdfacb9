//! Applications on the wire, the applicant's side.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Act, ApplicationState, Heading, StartFrom};
use crate::ads::{AdState, Contact, Named};
use crate::forms::{AnswerValue, BasicField, DraftRow, Evaluation, Form, FormChanges, QuestionId, RowField};
use crate::ids::{AdId, ApplicationId, AttachmentId, RecruitmentId};
use crate::language::Language;
use crate::profile::PhotoView;
use crate::row_version::RowVersion;
use crate::time::Instant;

/// `POST /applications`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StartApplication {
    /// The ad to apply to.
    pub ad_id: AdId,
    /// What to begin with (G9.1): `empty`, `profile`, or the id of one of the five applications sent last.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "profile"))]
    pub start_from: StartFrom,
    /// The language to write in; the language of the page.
    #[serde(default)]
    pub language: Language,
}

/// `POST /open-applications`: begins “Öppen ansökan till staten” (G11).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StartOpenApplication {
    /// What to begin with (G9.1): `empty`, `profile`, or the id of one of the five applications sent last.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "profile"))]
    pub start_from: StartFrom,
    /// The language to write in; the language of the page.
    #[serde(default)]
    pub language: Language,
}

/// `POST /applications/{id}/prolongation`: lets a sent open application be valid longer (G11-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProlongApplication {
    /// The version that the applicant has seen.
    pub base_version: RowVersion,
    /// The new last day, `2028-11-26` or `26.11.2028`: later than before, at most two years from today (Helsinki).
    #[cfg_attr(feature = "openapi", schema(example = "2028-11-26"))]
    pub valid_until: String,
}

/// How long an open application is there (G11-1, X9-7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenValidity {
    /// The last day on which it is valid (Helsinki); null until it is sent.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub valid_until: Option<NaiveDate>,
    /// The first instant at which it is gone by itself.
    pub disappears_at: Instant,
    /// The last day up to which it can be prolonged now.
    pub latest: NaiveDate,
}

/// One application as its applicant sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationView {
    /// Which.
    pub id: ApplicationId,
    /// What it is an application for.
    pub ad: ApplicationAd,
    /// How long it is there, where it is an open application (G11); null for all others. An open one has no ad: then `ad`
    /// has its name, the id leads nowhere, and the period is the time for which it is valid.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub open: Option<OpenValidity>,
    /// The language it is written in (D48).
    pub language: Language,
    /// Sent or not.
    pub state: ApplicationState,
    /// Whether what is shown are changes of a sent application that the agency does not see before “Redigering klar”.
    pub editing: bool,
    /// Pointers of what these changes make different from what is in force, as in the evaluation; a row is named whole.
    pub changes: Vec<String>,
    /// What may be done with it now.
    pub actions: Vec<Act>,
    /// The form to fill in.
    pub form: Form,
    /// Version of answers and rows: `base_version` of the next save, and the `ETag`.
    pub version: RowVersion,
    /// Version of the basic details in the profile: `base_version` of the next `PATCH /me/profile`.
    pub profile_version: RowVersion,
    /// Basic details: the profile's and this application's own, as typed.
    pub basics: BTreeMap<BasicField, AnswerValue>,
    /// Answers by question, as typed.
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<String, AnswerValue>))]
    pub answers: BTreeMap<QuestionId, AnswerValue>,
    /// Rows of all sections, as typed.
    pub rows: Vec<DraftRow>,
    /// Attachments of all questions.
    pub attachments: Vec<AttachmentView>,
    /// The photo, where the form asks for one: that of the profile, or the one that it was sent with (G9.2.1).
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub photo: Option<PhotoView>,
    /// What changed in the form since its writer last said to have seen it (`see_form`); null when nothing did (D31).
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub form_changes: Option<FormChanges>,
    /// What is missing, and how far it is.
    pub evaluation: Evaluation,
    /// The wish not to be published, given when sending (G9.3-2).
    pub wishes_no_publication: bool,
    /// Proof of what is in force, once it is sent (X9-9).
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub receipt: Option<Receipt>,
    /// When it was begun.
    pub created_at: Instant,
    /// When anything in it was last saved.
    pub saved_at: Instant,
    /// When it was first sent; after a withdrawal, when it was sent again.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub sent_at: Option<Instant>,
    /// When changes of it were last put in force (G9.4.2).
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub edited_at: Option<Instant>,
    /// When it was withdrawn; null when it is not, or was sent again (G10.1, G10.3).
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub withdrawn_at: Option<Instant>,
    /// When it disappears from the profile (X9-7): six months after the application period, or, once it is sent, two years
    /// after the recruitment ended; null while the recruitment goes on.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub disappears_at: Option<Instant>,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// Proof of what was sent (X9-9). Whoever has its SHA-256 can have it confirmed; the hash shows nothing of the content,
/// because a number made by chance is part of what is hashed (D57).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// SHA-256 of what was sent, in lower-case hex.
    pub sha256: String,
    /// Which version of the application: 1 is what was sent first, each “Redigering klar” makes the next.
    pub version: i32,
    /// Since when it is in force.
    pub at: Instant,
}

/// `GET /receipts/{sha256}`: the receipt is genuine. Nothing of the application or of the person is here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptView {
    /// The receipt.
    #[serde(flatten)]
    pub receipt: Receipt,
    /// The guide's “sök-ID” of the recruitment.
    pub recruitment_code: String,
    /// The recruiting agency.
    pub agency: Named,
    /// Title of the ad, in `title_language`.
    pub title: String,
    /// The language of the title.
    pub title_language: Language,
}

/// The ad as an application needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationAd {
    /// The ad.
    pub id: AdId,
    /// Its recruitment.
    pub recruitment_id: RecruitmentId,
    /// The guide's “sök-ID”.
    pub recruitment_code: String,
    /// Title in `title_language`.
    pub title: String,
    /// The language of the title.
    pub title_language: Language,
    /// The recruiting agency.
    pub agency: Named,
    /// How the ad stands now.
    pub state: AdState,
    /// Whether the job is a post (tjänst): the public-record notice differs (G9.3-2, D29).
    pub public_service: bool,
    /// First instant at which one may apply.
    pub opens_at: Instant,
    /// First instant at which one may no longer apply.
    pub closes_at: Instant,
    /// The same on a Helsinki clock.
    pub closes_at_local: String,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
}

/// One attachment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttachmentView {
    /// Made by the client.
    pub id: AttachmentId,
    /// For which question.
    pub question: QuestionId,
    /// Its cleaned file name.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// `application/pdf` and so on.
    pub media_type: String,
    /// SHA-256 of its bytes, hex.
    pub sha256: String,
    /// When it was stored.
    pub stored_at: Instant,
}

/// `PATCH /applications/{id}/answers`: fields that were left since the last save (G9-2). `null` clears an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveAnswers {
    /// The version the page knows.
    pub base_version: RowVersion,
    /// Answers by question.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<String, crate::forms::AnswerChange>))]
    pub answers: BTreeMap<QuestionId, Option<AnswerValue>>,
    /// The basic details that belong to this application only: `citizenship`, `electronic_notice`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<BasicField, crate::forms::AnswerChange>))]
    pub basics: BTreeMap<BasicField, Option<AnswerValue>>,
}

/// `PUT /applications/{id}/rows/{section}/{row_id}`: makes the row, or merges the named fields into it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveRow {
    /// The version the page knows.
    pub base_version: RowVersion,
    /// Order inside the section; a new row without it goes last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub position: Option<i32>,
    /// The fields that were left since the last save; `null` clears one.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<RowField, crate::forms::AnswerChange>))]
    pub fields: BTreeMap<RowField, Option<AnswerValue>>,
}

/// What a save did (D56): nothing is overwritten unseen, nothing refused wholesale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswersSaved {
    /// The version after the save.
    pub version: RowVersion,
    /// Pointers of what was saved, as in the evaluation.
    pub saved: Vec<String>,
    /// Fields that somebody else changed since `base_version`.
    pub conflicts: Vec<Conflict>,
    /// What is missing, and how far the application is; absent in answers of `PATCH /me/profile`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub evaluation: Option<Evaluation>,
    /// When it was saved, by the server's clock.
    pub saved_at: Instant,
}

/// One field that was changed elsewhere since the page last looked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Conflict {
    /// Which field.
    pub pointer: String,
    /// What this request wanted to save.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub yours: Option<AnswerValue>,
    /// What is stored.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub stored: Option<AnswerValue>,
}

/// `POST /applications/{id}/submission`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SendApplication {
    /// The version that the applicant has seen in the preview.
    pub base_version: RowVersion,
    /// The wish not to be published, for posts (G9.3-2).
    #[serde(default)]
    pub wishes_no_publication: bool,
}

/// `POST /applications/{id}/edits`, `…/withdrawal`, `…/resubmission`: an act on the application as the page knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SeenApplication {
    /// The version that the applicant has seen.
    pub base_version: RowVersion,
}

/// `PUT /applications/{id}/seen-form`: the applicant has seen what changed in the form (D31).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SeeForm {
    /// The version of the form.
    pub form_version: u32,
}

/// `GET /applications`: the applicant's applications under the guide's headings (G6-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationList {
    /// All of them; those of archived recruitments are not listed.
    pub items: Vec<ApplicationListItem>,
    /// Cursor of the next page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub next: Option<String>,
    /// Cursor of the previous page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub prev: Option<String>,
    /// How many.
    pub total: u32,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// `GET /applications/copy-sources`: what a new application can begin with (G9.1). Where there is nothing, nobody is
/// asked (D58).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CopySources {
    /// Whether the profile has rows to copy. Basic details shine through whatever one begins with.
    pub profile: bool,
    /// The five applications sent last, the newest first.
    pub applications: Vec<CopySource>,
}

/// An application that can be copied from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CopySource {
    /// Which.
    pub id: ApplicationId,
    /// The title of its ad, in `title_language`.
    pub title: String,
    /// The language of the title.
    pub title_language: Language,
    /// The recruiting agency.
    pub agency: Named,
    /// When it was sent.
    pub sent_at: Instant,
}

/// One application in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationListItem {
    /// Which.
    pub id: ApplicationId,
    /// What for.
    pub ad: ApplicationAd,
    /// How long it is there, where it is an open application (G11); null for all others.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub open: Option<OpenValidity>,
    /// Under which heading it stands.
    pub heading: Heading,
    /// Sent or not.
    pub state: ApplicationState,
    /// Whether changes of it lie there that the agency does not see before “Redigering klar”.
    pub editing: bool,
    /// What may be done with it now.
    pub actions: Vec<Act>,
    /// How far a draft is.
    pub percent: u8,
    /// Version, for deleting it.
    pub version: RowVersion,
    /// When it was begun.
    pub created_at: Instant,
    /// When anything in it was last saved.
    pub saved_at: Instant,
    /// When it was first sent; after a withdrawal, when it was sent again.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub sent_at: Option<Instant>,
    /// When changes of it were last put in force (G9.4.2).
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub edited_at: Option<Instant>,
    /// When it was withdrawn; null when it is not, or was sent again (G10.1, G10.3).
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub withdrawn_at: Option<Instant>,
    /// When it disappears from the profile (X9-7): six months after the application period, or, once it is sent, two years
    /// after the recruitment ended; null while the recruitment goes on.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub disappears_at: Option<Instant>,
}
