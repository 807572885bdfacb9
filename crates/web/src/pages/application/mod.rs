//! One application: its form, its preview, its sending (G9).

mod acts;
mod begin;
mod changes;
mod delete;
mod disappears;
mod loading;
mod page;
mod preview;
mod reading;
mod receipt;
mod section;
mod sending;
mod sent;
mod side;
mod steps;

pub use begin::{begin, begin_and_go};
pub(crate) use delete::DeleteDialog;
pub use page::ApplicationPage;
pub use preview::PreviewPage;
