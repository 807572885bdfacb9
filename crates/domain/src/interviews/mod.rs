//! Interviews: rounds with times, invitations, and what an applicant books (G12, X12-6, X13-3).

mod booking;
mod calendar;
mod check;
mod link;
mod meeting;
mod slot;
mod wire;

pub use booking::{BookedBy, BookingAct, CancelReason, InvitationKind, InvitationStage, RoundKind, actions};
pub use calendar::{InterviewEvent, Method, Organiser, uid};
pub use check::{MAX_INVITEES, check_hosts, check_interviewer, check_message, check_round};
pub use link::{https_host, is_allowed_host};
pub use meeting::Meeting;
pub use slot::{
    MAX_AT_ONCE, MAX_IN_ROUND, MAX_MINUTES, MIN_MINUTES, NewSlot, SlotPattern, SlotTime, check_slot, new_slots,
    overlaps,
};
pub use wire::{
    AddInterviewSlots, BookByLink, BookInterview, CalendarLink, ChangeInterviewSlot, FreeDay, FreeTime,
    InterviewContact, InterviewList, InterviewMailPreview, InterviewRoundList, InterviewRoundSummary,
    InterviewRoundView, InterviewSecret, InterviewSettings, InterviewView, InterviewerList, InterviewerName,
    InterviewerView, InvitationList, InvitationView, InviteToInterview, Invitee, MeetingView, MyBooking, MyInterview,
    PreviewInterviewMail, RemoveInterviewSlot, SaveInterviewRound, SaveInterviewSettings, SaveInterviewer, SlotPreview,
    SlotPreviewList, SlotView,
};
