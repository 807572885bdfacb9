//! The application form in the browser: what is typed, saved, missing and shown (G9).
//!
//! `field`, `queue`, `kept` and `state` are plain values with unit tests; the rest is the browser around them.

mod as_form;
mod ask;
mod autosave;
mod basics;
mod clash;
mod context;
mod device;
mod errors;
mod field;
mod kept;
mod languages;
mod listing;
mod lists;
mod login;
mod photo;
mod question;
mod queue;
mod row_fields;
mod rows;
mod sheet;
mod state;

pub(crate) use autosave::{OpenForm, SaveState, open, opened};
pub(crate) use basics::Basics;
pub(crate) use context::{FormContext, use_form};
pub(crate) use device::{forget_others, logged_out};
pub(crate) use errors::{WrongPlace, all_wrong, label, missing_shown};
pub(crate) use field::{Field, element_id, section_of};
pub(crate) use listing::{SectionListing, shown};
pub(crate) use lists::Lists;
pub(crate) use login::LoginOverPage;
pub(crate) use photo::Photo;
pub(crate) use question::QuestionView;
pub(crate) use rows::Rows;
pub(crate) use sheet::Sheet;
pub(crate) use state::Working;
