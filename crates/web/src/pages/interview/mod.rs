//! “Boka intervjutid” and what comes after it (G12): behind the link of a mail, and on the page of one's own application.

mod about;
mod acts;
mod booked;
mod cancelled;
mod choose;
mod door;
mod lines;
mod link;
mod own;
mod reminder;
mod secret;
mod show;
mod video;

pub(super) use link::InterviewPage;
pub(super) use own::OwnInterviews;
pub(super) use reminder::Reminder;
