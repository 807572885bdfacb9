//! The applicant's profile; employers never see it (G7.1-2).

mod contact;
mod file;
mod photo;
mod wire;

pub use contact::{AskContactCode, ContactCode, ContactEmailView, ContactStanding, contact_standing};
pub use file::{FilePhoto, ProfileFile, ProfileFormat};
pub use photo::{Crop, MAX_PIXELS, PHOTO_SIDE, PhotoKind, photo_by_name};
pub use wire::{CopyToProfile, OrderRows, PhotoView, ProfileView, SaveBasics};
