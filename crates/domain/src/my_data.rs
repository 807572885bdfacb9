//! Everything the service holds about an applicant, for the applicant (X7-6). What is kept to let somebody in (hashes of
//! passwords, codes and sessions' keys) is named nowhere: it tells nothing about the person.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::accounts::{ConsentView, OwnSession};
use crate::ads::Named;
use crate::applications::{ApplicationAd, ApplicationState, AttachmentView, Receipt};
use crate::forms::{AnswerValue, BasicField, DraftRow, Form, QuestionId};
use crate::ids::{AlertId, ApplicationId};
use crate::interviews::MyInterview;
use crate::language::Language;
use crate::personal::Personal;
use crate::time::Instant;

/// The name of the file of [`MyData`] in the archive.
pub const DATA_FILE: &str = "data.json";
/// The name of the profile in the archive: a [`crate::profile::ProfileFile`], which can be loaded back.
pub const PROFILE_FILE: &str = "profile.json";
/// The name of the page that is to be read.
pub const READ_FILE: &str = "index.html";
/// So many downloads of everything an hour: each reads every file of the person.
pub const DOWNLOADS_AN_HOUR: i32 = 10;

/// Says what the file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MyDataFormat {
    /// The first form of the file.
    #[default]
    #[serde(rename = "virka-my-data-1")]
    V1,
}

/// `data.json` in the archive of `GET /me/data` (X7-6). The profile stands beside it in `profile.json`, files below
/// `files/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyData {
    /// What the file is.
    pub format: MyDataFormat,
    /// When it was made.
    pub made_at: Instant,
    /// The account.
    pub account: MyAccount,
    /// Which versions of the terms were accepted, and when.
    pub consents: Vec<ConsentView>,
    /// The browsers that are logged in.
    pub sessions: Vec<OwnSession>,
    /// All applications, every version of each.
    pub applications: Vec<MyApplication>,
    /// When which agency opened which application.
    pub openings: Vec<Opening>,
    /// Mails that were sent, the newest first.
    pub mails: Vec<SentMail>,
    /// Search alerts to the address of the account.
    pub alerts: Vec<MyAlert>,
    /// What the log says that the person did, the newest first.
    pub acts: Vec<MyAct>,
}

/// The account as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyAccount {
    /// The user name.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "ada@example.org"))]
    pub email: Personal<String>,
    /// The language of its mails.
    pub language: Language,
    /// When it was made.
    pub created_at: Instant,
    /// When somebody last logged in.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub last_login_at: Option<Instant>,
    /// A new user name that waits for its code, and since when.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub new_email: Option<NewEmail>,
    /// The contact address that a code confirmed last, where it is not the user name (D45).
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, required = true))]
    pub confirmed_contact: Option<Personal<String>>,
    /// A contact address that waits for its code, and since when.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub new_contact: Option<NewEmail>,
}

/// An address that waits for its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewEmail {
    /// The address.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "ada.new@example.org"))]
    pub email: Personal<String>,
    /// When it was asked for.
    pub asked_at: Instant,
}

/// One application with all that is kept of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyApplication {
    /// Which.
    pub id: ApplicationId,
    /// What it is an application for.
    pub ad: ApplicationAd,
    /// The language it is written in.
    pub language: Language,
    /// Sent or not.
    pub state: ApplicationState,
    /// When it was begun.
    pub created_at: Instant,
    /// When anything in it was last saved.
    pub saved_at: Instant,
    /// When it was sent.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub sent_at: Option<Instant>,
    /// When changes were last put in force.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub edited_at: Option<Instant>,
    /// When it was withdrawn.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub withdrawn_at: Option<Instant>,
    /// Basic details as they were frozen when the recruitment ended; before that those of the profile count (D1).
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub frozen_basics: Option<BTreeMap<BasicField, AnswerValue>>,
    /// Legal gender and work at the state as they count in sums, and nowhere else (D4).
    pub for_sums: BTreeMap<BasicField, String>,
    /// Its invitations to interviews, with what was booked.
    pub interviews: Vec<MyInterview>,
    /// The forms that the versions answer.
    pub forms: Vec<Form>,
    /// Its versions, the oldest first; a draft or changes that are not in force come last.
    pub versions: Vec<MyVersion>,
}

/// One version of an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyVersion {
    /// Counted from 1.
    pub number: i32,
    /// Which version of the form it answers.
    pub form_version: i32,
    /// Since when it is or was in force; null for what is not sent.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub in_force_from: Option<Instant>,
    /// Basic details as they were when it was sent, with those that belong to the application only.
    pub basics: BTreeMap<BasicField, AnswerValue>,
    /// Answers by question.
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<String, AnswerValue>))]
    pub answers: BTreeMap<QuestionId, AnswerValue>,
    /// Rows of all sections.
    pub rows: Vec<DraftRow>,
    /// Attachments, each with its place in the archive.
    pub attachments: Vec<MyFile>,
    /// The place in the archive of the photo it was sent with.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub photo: Option<String>,
    /// The wish not to be published.
    pub wishes_no_publication: bool,
    /// Proof of what was sent.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub receipt: Option<Receipt>,
}

/// An attachment, and where it is in the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyFile {
    /// The attachment.
    #[serde(flatten)]
    pub attachment: AttachmentView,
    /// Its path in the archive.
    #[cfg_attr(feature = "openapi", schema(example = "files/MIGRI-4-2026/1-1-CV.pdf"))]
    pub path: String,
}

/// What an agency opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Opened {
    /// The application.
    Application,
    /// A file of it.
    Attachment,
}

/// One time that an agency opened an application. Who it was at the agency is the agency's matter (D37).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Opening {
    /// When.
    pub at: Instant,
    /// Which agency.
    pub agency: Named,
    /// Which application.
    pub application_id: ApplicationId,
    /// The title of its ad.
    pub title: String,
    /// The language of the title.
    pub title_language: Language,
    /// What of it.
    pub opened: Opened,
}

/// `GET /me/openings`: when which agency opened which application, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpeningList {
    /// All of them.
    pub items: Vec<Opening>,
    /// Cursor of the next page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub next: Option<String>,
    /// Cursor of the previous page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub prev: Option<String>,
    /// How many.
    pub total: u32,
}

/// One mail that was handed over to the mail server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SentMail {
    /// When.
    pub sent_at: Instant,
    /// Its subject.
    pub subject: String,
    /// Its language.
    pub language: Language,
    /// The application it is about.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub application_id: Option<ApplicationId>,
}

/// A search alert to the address of the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyAlert {
    /// Which.
    pub id: AlertId,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, required = true))]
    pub name: Option<Personal<String>>,
    /// What it watches, as it stands after `?` in the address of the results.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, required = true))]
    pub query: Option<Personal<String>>,
    /// The language of its mails.
    pub language: Language,
    /// When it was made.
    pub created_at: Instant,
    /// When the link of its first mail was used.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub confirmed_at: Option<Instant>,
    /// Its end.
    pub expires_at: Instant,
}

/// One act in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyAct {
    /// When.
    pub at: Instant,
    /// What, as the log names it.
    #[cfg_attr(feature = "openapi", schema(example = "sent_application"))]
    pub did: String,
    /// With what: the id of an account, an application, an attachment.
    pub subject: String,
}
