//! Every word Virka says, in Finnish, Swedish and English, as typed functions.
//!
//! The words stand in `locales/{fi,sv,en}/*.toml`; the build makes one function for each key and fails where the three
//! languages do not agree. Server and browser use the same functions, so a mail, a problem and a page never say the same
//! thing in different words. A function that nobody calls drops out of a browser bundle.
//!
//! ```
//! use domain::language::Language;
//! assert_eq!(texts::frame::save(Language::Sv), "Spara");
//! assert_eq!(texts::search::jobs_found(Language::Fi, 2), "2 avointa työpaikkaa");
//! ```
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests"))]

pub use domain::language::Language;

mod choices;
mod field_errors;
mod fields;
pub mod format;
mod problems;
mod readable;
mod search_summary;
mod search_words;

pub use choices::{
    ad_field, ad_in_language, changed_fields, demanded_level, employment_type, gender, heading, language_name, network,
    none_choice, password_rule, public_record_notice, section, section_state, skill_level, state_employer, status,
    status_tag,
};
pub use field_errors::{field_error, named_field_error};
pub use fields::{basic_field, missing_basic_field, missing_row_field, missing_rows, no_rows, row_field, row_name};
pub use problems::{problem_detail, problem_title};
pub use readable::{Answered, readable};
pub use search_summary::{SearchPart, search_summary};
pub use search_words::unread_search;

/// A piece of a sentence whose values are marked up by the page: words, or the name of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Said as it stands.
    Words(&'static str),
    /// The place of the value with this name.
    Value(&'static str),
}

include!(concat!(env!("OUT_DIR"), "/functions.rs"));
