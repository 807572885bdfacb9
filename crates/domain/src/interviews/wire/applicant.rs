//! What an applicant sees and says.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ads::Named;
use crate::ids::{InterviewInvitationId, InterviewSlotId};
use crate::interviews::{BookedBy, BookingAct, InvitationKind, InvitationStage};
use crate::language::Language;
use crate::personal::Personal;
use crate::time::Instant;

/// The secret of a link to an interview (D12). It stands after `#` in the mail, where no server sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InterviewSecret {
    /// From the link.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "3q2-7wEj…"))]
    pub secret: Personal<String>,
}

/// Books a time by the secret of a link; another one than before where one is booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BookByLink {
    /// From the link.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "3q2-7wEj…"))]
    pub secret: Personal<String>,
    /// The time.
    pub slot_id: InterviewSlotId,
}

/// Books a time; another one than before where one is booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BookInterview {
    /// The time.
    pub slot_id: InterviewSlotId,
}

/// Whom to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InterviewContact {
    /// The name.
    pub name: String,
    /// The address: the event in the applicant's calendar is in its name.
    pub email: String,
    /// The telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub phone: Option<String>,
}

/// Somebody who interviews, as the applicant is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterviewerName {
    /// The name.
    pub name: String,
    /// What they are at the agency.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub title: Option<String>,
}

/// A booked time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingView {
    /// Which time.
    pub slot_id: InterviewSlotId,
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
    /// Where, where it is at a place.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub place: Option<String>,
    /// The address of the remote interview, where it is one.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub link: Option<String>,
}

/// A time that can be booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FreeTime {
    /// Which time.
    pub slot_id: InterviewSlotId,
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
    /// Where, where it is at a place.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub place: Option<String>,
    /// Whether it is a remote interview; its address is in the confirmation.
    pub remote: bool,
}

/// The times of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FreeDay {
    /// The day (Helsinki).
    pub date: NaiveDate,
    /// Its times, the earliest first.
    pub times: Vec<FreeTime>,
}

/// One interview as its applicant sees it: this interview and nothing else (D12).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterviewView {
    /// The invitation.
    pub invitation_id: InterviewInvitationId,
    /// To what.
    pub kind: InvitationKind,
    /// Where it is in its life.
    pub stage: InvitationStage,
    /// What the applicant can do now.
    pub actions: Vec<BookingAct>,
    /// The title of the ad.
    pub title: String,
    /// The language of the title.
    pub title_language: Language,
    /// The guide's “sök-ID”.
    pub recruitment_code: String,
    /// The agency.
    pub agency: Named,
    /// The language of the applicant's account, and of the mails.
    pub language: Language,
    /// First instant at which nothing can be booked, changed or cancelled any more; of a video interview, until when to
    /// answer.
    pub book_until: Instant,
    /// The same on a Helsinki clock.
    #[cfg_attr(feature = "openapi", schema(example = "2027-01-10T12:00"))]
    pub book_until_local: String,
    /// What the agency says to those invited, in the reader's language or its stand-in; of a video interview the
    /// instructions.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub note: Option<String>,
    /// How long an interview lasts in minutes, where all times are equally long.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub minutes: Option<u32>,
    /// Who interviews.
    pub interviewers: Vec<InterviewerName>,
    /// Whom to ask.
    pub contact: InterviewContact,
    /// What is booked.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub booked: Option<MeetingView>,
    /// Times that can be booked, day by day; the booked one is not among them. Empty where nothing can be chosen.
    pub days: Vec<FreeDay>,
    /// The address of the video interview at the outside partner (G12.5), until its time is over.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub video_link: Option<String>,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// The interviews of one application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterviewList {
    /// The newest invitation first.
    pub items: Vec<InterviewView>,
    /// Cursor of the next page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub next: Option<String>,
    /// Cursor of the previous page, or null.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub prev: Option<String>,
    /// How many.
    pub total: u32,
}

/// One booking that is kept, for its applicant (X7-6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyBooking {
    /// When the interview begins.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// When it was booked.
    pub booked_at: Instant,
    /// By whom.
    pub booked_by: BookedBy,
    /// When it was given back, if it was.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub released_at: Option<Instant>,
}

/// One invitation that is kept, for its applicant (X7-6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyInterview {
    /// To what.
    pub kind: InvitationKind,
    /// Until when one could choose.
    pub book_until: Instant,
    /// When the invitation was made.
    pub invited_at: Instant,
    /// When its page was first opened.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub opened_at: Option<Instant>,
    /// When it was over before its time.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub closed_at: Option<Instant>,
    /// What was booked, the oldest first.
    pub bookings: Vec<MyBooking>,
}
