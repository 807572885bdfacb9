//! What an agency sees and says.

use serde::{Deserialize, Serialize};

use super::{InterviewContact, MeetingView};
use crate::ids::{
    ApplicationId, InterviewInvitationId, InterviewRoundId, InterviewSlotId, InterviewerId, RecruitmentId,
};
use crate::interviews::{BookedBy, BookingAct, InvitationKind, InvitationStage, NewSlot, RoundKind, SlotPattern};
use crate::language::Language;
use crate::row_version::RowVersion;
use crate::time::Instant;
use crate::translated::Translated;

/// Somebody who interviews for the agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveInterviewer {
    /// The name, as applicants are told.
    pub name: String,
    /// What they are at the agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub title: Option<String>,
}

/// Somebody who interviews for the agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterviewerView {
    /// Who.
    pub id: InterviewerId,
    /// The name, as applicants are told.
    pub name: String,
    /// What they are at the agency.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub title: Option<String>,
    /// Whether their calendar has an address.
    pub has_calendar: bool,
    /// The version, for `If-Match`.
    pub version: RowVersion,
}

/// Those who interview for the agency, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterviewerList {
    /// All of them.
    pub items: Vec<InterviewerView>,
    /// Cursor of the next page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub next: Option<String>,
    /// Cursor of the previous page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub prev: Option<String>,
    /// How many.
    pub total: u32,
}

/// The address of an interviewer's calendar, shown once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarLink {
    /// What a calendar program subscribes to. Whoever has it can read: when and where, for which ad, no names.
    #[cfg_attr(feature = "openapi", schema(example = "https://virka.example/api/v1/interview-calendars/3q2-7wEj…"))]
    pub url: String,
}

/// What is set for the interviews of the whole agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveInterviewSettings {
    /// Hosts to which links to video interviews may lead, each with what is below it (G12.5).
    #[cfg_attr(feature = "openapi", schema(example = json!(["recright.com"])))]
    pub video_hosts: Vec<String>,
}

/// What is set for the interviews of the whole agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterviewSettings {
    /// Hosts to which links to video interviews may lead, each with what is below it (G12.5).
    pub video_hosts: Vec<String>,
    /// The version, for `If-Match`.
    pub version: RowVersion,
}

/// A round as it is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveInterviewRound {
    /// What happens in it; cannot be changed afterwards.
    pub kind: RoundKind,
    /// What the agency calls it; applicants do not see it.
    #[cfg_attr(feature = "openapi", schema(example = "Omgång 1"))]
    pub name: String,
    /// Where, where nothing else is said of a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub place: Option<String>,
    /// The `https` address of remote interviews, where nothing else is said of a time; of a video interview its address at
    /// the partner, on a host that the agency allows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub link: Option<String>,
    /// Until when to choose, on a Helsinki clock; of a video interview, until when to answer.
    #[cfg_attr(feature = "openapi", schema(example = "2027-01-10T12:00"))]
    pub book_until: String,
    /// Whom to ask.
    pub contact: InterviewContact,
    /// What is said to those invited; of a video interview the instructions.
    #[serde(default)]
    pub note: Translated,
    /// Who interviews, of the agency's interviewers.
    #[serde(default)]
    pub interviewer_ids: Vec<InterviewerId>,
}

/// One time of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SlotView {
    /// Which.
    pub id: InterviewSlotId,
    /// When it begins.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// When it begins on a Helsinki clock.
    #[cfg_attr(feature = "openapi", schema(example = "2027-01-12T09:00"))]
    pub starts_at_local: String,
    /// When it ends on a Helsinki clock.
    #[cfg_attr(feature = "openapi", schema(example = "2027-01-12T09:45"))]
    pub ends_at_local: String,
    /// How many may book it.
    pub capacity: u32,
    /// How many have.
    pub booked: u32,
    /// Where, if elsewhere than the round.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub place: Option<String>,
    /// The address of the remote interview, if another one than the round's.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub link: Option<String>,
}

/// One round, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterviewRoundView {
    /// Which.
    pub id: InterviewRoundId,
    /// Of which recruitment.
    pub recruitment_id: RecruitmentId,
    /// What happens in it.
    pub kind: RoundKind,
    /// What the agency calls it.
    pub name: String,
    /// Where, where nothing else is said of a time.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub place: Option<String>,
    /// The address of remote interviews or of the video interview.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub link: Option<String>,
    /// First instant at which applicants can no longer choose.
    pub book_until: Instant,
    /// The same on a Helsinki clock.
    #[cfg_attr(feature = "openapi", schema(example = "2027-01-10T12:00"))]
    pub book_until_local: String,
    /// Whom to ask.
    pub contact: InterviewContact,
    /// What is said to those invited.
    pub note: Translated,
    /// Who interviews.
    pub interviewers: Vec<InterviewerView>,
    /// Its times, the earliest first.
    pub slots: Vec<SlotView>,
    /// Places that can still be booked.
    pub free: u32,
    /// How many are invited and have neither booked nor been closed out: more than `free` means that times are missing.
    pub waiting: u32,
    /// How many have booked.
    pub booked: u32,
    /// The version, for `If-Match`. Bookings do not change it.
    pub version: RowVersion,
    /// When it was made.
    pub created_at: Instant,
    /// When the agency changed it last.
    pub updated_at: Instant,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// One round in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterviewRoundSummary {
    /// Which.
    pub id: InterviewRoundId,
    /// What happens in it.
    pub kind: RoundKind,
    /// What the agency calls it.
    pub name: String,
    /// First instant at which applicants can no longer choose.
    pub book_until: Instant,
    /// How many times it has.
    pub slots: u32,
    /// Places that can still be booked.
    pub free: u32,
    /// How many are invited and have not booked.
    pub waiting: u32,
    /// How many have booked.
    pub booked: u32,
}

/// The rounds of a recruitment, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterviewRoundList {
    /// All of them.
    pub items: Vec<InterviewRoundSummary>,
    /// Cursor of the next page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub next: Option<String>,
    /// Cursor of the previous page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub prev: Option<String>,
    /// How many.
    pub total: u32,
}

/// Times to add: a list, a pattern, or both; at most 200 at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AddInterviewSlots {
    /// One by one.
    #[serde(default)]
    pub times: Vec<NewSlot>,
    /// One after the other on several days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub pattern: Option<SlotPattern>,
}

/// A time as it would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SlotPreview {
    /// When it would begin.
    pub starts_at: Instant,
    /// When it would end.
    pub ends_at: Instant,
    /// When it would begin on a Helsinki clock.
    #[cfg_attr(feature = "openapi", schema(example = "2027-01-12T09:00"))]
    pub starts_at_local: String,
    /// When it would end on a Helsinki clock.
    #[cfg_attr(feature = "openapi", schema(example = "2027-01-12T09:45"))]
    pub ends_at_local: String,
    /// Whether an interviewer of the round has another time of interviews then: it cannot be added.
    pub busy: bool,
}

/// Times as they would be; nothing is added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SlotPreviewList {
    /// The earliest first.
    pub items: Vec<SlotPreview>,
}

/// A change of one time. When it is cannot be changed: remove it and add another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangeInterviewSlot {
    /// How many may book it, 1 to 50, and not fewer than have.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 50))]
    pub capacity: u32,
    /// Where, if elsewhere than the round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub place: Option<String>,
    /// The `https` address of the remote interview, if another one than the round's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub link: Option<String>,
}

/// Removes a time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RemoveInterviewSlot {
    /// What is said to those who have booked it, who then choose another one. Must be there if anybody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub message: Option<String>,
}

/// One applicant to invite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Invitee {
    /// A submitted application to the recruitment.
    pub application_id: ApplicationId,
    /// The time that is fixed for them (G12.1-1, G12.4); without it they choose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub slot_id: Option<InterviewSlotId>,
}

/// Invites applicants: all of them or none, 200 at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InviteToInterview {
    /// Whom.
    pub invitees: Vec<Invitee>,
}

/// Which mail to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PreviewInterviewMail {
    /// To what it would invite.
    pub kind: InvitationKind,
    /// In which language.
    pub language: Language,
    /// The time that would be fixed; with `fixed` only, else the round's first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub slot_id: Option<InterviewSlotId>,
}

/// A mail as it would be; nothing is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterviewMailPreview {
    /// Its language.
    pub language: Language,
    /// Its subject.
    pub subject: String,
    /// Its paragraphs. Where the link will stand there is the address of the page without a secret.
    pub paragraphs: Vec<String>,
}

/// One invitation as the agency sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationView {
    /// Which.
    pub id: InterviewInvitationId,
    /// The round.
    pub round_id: InterviewRoundId,
    /// Whose application.
    pub application_id: ApplicationId,
    /// The applicant's name.
    pub name: String,
    /// To what.
    pub kind: InvitationKind,
    /// Where it is in its life.
    pub stage: InvitationStage,
    /// What the agency can do for the applicant now (G12.4).
    pub actions: Vec<BookingAct>,
    /// When it was made.
    pub invited_at: Instant,
    /// When its mail was handed to the mail server.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub mailed_at: Option<Instant>,
    /// When its page was first opened.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub opened_at: Option<Instant>,
    /// When something was last booked.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub booked_at: Option<Instant>,
    /// By whom that was.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub booked_by: Option<BookedBy>,
    /// When it was cancelled, while nothing else is booked.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub cancelled_at: Option<Instant>,
    /// When it was over before its time.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub closed_at: Option<Instant>,
    /// What is booked.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub booked: Option<MeetingView>,
}

/// The invitations of a round, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationList {
    /// All of them.
    pub items: Vec<InvitationView>,
    /// Cursor of the next page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub next: Option<String>,
    /// Cursor of the previous page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub prev: Option<String>,
    /// How many.
    pub total: u32,
}
