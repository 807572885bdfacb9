//! One application: its form, its preview, its sending (G9).

mod acts;
mod begin;
mod changes;
mod delete;
mod disappears;
mod form_changed;
mod loading;
mod page;
mod preview;
mod prolong;
mod reading;
mod receipt;
mod section;
mod sending;
mod sent;
mod side;
mod steps;
mod to_profile;
mod too_late;

pub use begin::{BeginPage, To};
pub(crate) use delete::DeleteDialog;
pub(in crate::pages) use loading::WithSheet;
pub use page::ApplicationPage;
pub(in crate::pages) use page::Bars;
pub use preview::PreviewPage;
pub(in crate::pages) use reading::PrintButton;
pub(in crate::pages) use side::SaveLine;
