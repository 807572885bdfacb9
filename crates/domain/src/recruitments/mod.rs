//! Recruitments: the process that an ad belongs to.

mod state;
mod wire;

pub use state::{RecruitmentAct, RecruitmentState, Transition, When, actions};
pub use wire::{AdVersionDraft, CorrectAd, ProlongAd, PublishAd, RecruitmentList, RecruitmentSummary, RecruitmentView};
