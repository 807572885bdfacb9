//! Submitted applications as the agency sees them (X13-2).

mod hold;
mod open_bank;
mod wire;

pub use hold::{ApplicationHold, RecruitmentHold, SetHold};
pub use open_bank::{BankApplication, BankItem, BankList};
pub use wire::{ReceivedApplication, ReceivedList, ReceivedListItem};
