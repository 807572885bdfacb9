//! Interviews: finders that demand whose they are, and the statements that decide (house.md 8.1, X12-6).

pub mod bookings;
pub mod due;
pub mod interviewers;
pub mod invitations;
pub mod links;
pub mod rounds;
pub mod settings;
pub mod slots;
