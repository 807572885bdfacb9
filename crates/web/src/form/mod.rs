//! The application form in the browser: what is typed, saved, missing and shown (G9).
//!
//! `field`, `change`, `queue`, `values`, `state`, `answered` and `kept` are plain values with unit tests; the rest is the browser around them.

mod answered;
mod as_form;
mod ask;
mod autosave;
mod basics;
mod change;
mod clash;
mod contact;
mod context;
mod device;
mod errors;
mod field;
mod kept;
mod languages;
mod listing;
mod lists;
mod login;
mod open;
mod photo;
mod question;
mod queue;
mod refusals;
mod required;
mod row_fields;
mod rows;
mod sheet;
mod state;
mod values;

pub(crate) use autosave::{OpenForm, SaveState};
pub(crate) use basics::Basics;
pub(crate) use context::{FormContext, use_form};
pub(crate) use device::{forget_others, logged_out};
pub(crate) use errors::{WrongPlace, all_wrong, label, missing_shown};
pub(crate) use field::{Field, element_id, section_of};
pub(crate) use listing::{SectionListing, shown};
pub(crate) use lists::Lists;
pub(crate) use login::LoginOverPage;
pub(crate) use open::{open, opened};
pub(crate) use photo::Photo;
pub(crate) use question::QuestionView;
pub(crate) use rows::Rows;
pub(crate) use sheet::Sheet;
pub(crate) use state::Working;
