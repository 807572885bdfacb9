//! Submitted applications as the agency sees them (X13-2).

mod hold;
mod wire;

pub use hold::{ApplicationHold, RecruitmentHold, SetHold};
pub use wire::{ReceivedApplication, ReceivedList, ReceivedListItem};
