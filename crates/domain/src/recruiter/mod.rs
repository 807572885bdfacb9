//! Submitted applications as the agency sees them (X13-2).

mod wire;

pub use wire::{ReceivedApplication, ReceivedList, ReceivedListItem};
