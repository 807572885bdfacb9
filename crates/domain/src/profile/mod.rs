//! The applicant's profile; employers never see it (G7.1-2).

mod wire;

pub use wire::{ProfileView, SaveBasics};
