//! Interviews on the wire.

mod agency;
mod applicant;

pub use agency::{
    AddInterviewSlots, CalendarLink, ChangeInterviewSlot, InterviewMailPreview, InterviewRoundList,
    InterviewRoundSummary, InterviewRoundView, InterviewSettings, InterviewerList, InterviewerView, InvitationList,
    InvitationView, InviteToInterview, Invitee, PreviewInterviewMail, RemoveInterviewSlot, SaveInterviewRound,
    SaveInterviewSettings, SaveInterviewer, SlotPreview, SlotPreviewList, SlotView,
};
pub use applicant::{
    BookByLink, BookInterview, FreeDay, FreeTime, InterviewContact, InterviewList, InterviewSecret, InterviewView,
    InterviewerName, MeetingView, MyBooking, MyInterview,
};
