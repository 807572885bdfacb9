//! Recruitments: the process that an ad belongs to.

mod disturbance;
mod form_wire;
mod state;
mod wire;

pub use disturbance::{ProlongAds, Prolongation, ProlongationView, ProlongedAd};
pub use form_wire::{FormPreview, FormVersion, FormView, PreviewChoice, PreviewField, PreviewSection, SaveForm};
pub use state::{RecruitmentAct, RecruitmentState, Transition, When, actions};
pub use wire::{AdVersionDraft, CorrectAd, ProlongAd, PublishAd, RecruitmentList, RecruitmentSummary, RecruitmentView};
