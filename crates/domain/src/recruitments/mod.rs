//! Recruitments: the process that an ad belongs to.

mod state;

pub use state::RecruitmentState;
