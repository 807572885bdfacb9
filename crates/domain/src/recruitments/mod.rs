//! Recruitments: the process that an ad belongs to.

mod disturbance;
mod state;
mod wire;

pub use disturbance::{ProlongAds, Prolongation, ProlongationView, ProlongedAd};
pub use state::{RecruitmentAct, RecruitmentState, Transition, When, actions};
pub use wire::{AdVersionDraft, CorrectAd, ProlongAd, PublishAd, RecruitmentList, RecruitmentSummary, RecruitmentView};
