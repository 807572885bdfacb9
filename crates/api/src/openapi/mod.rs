//! The document of the API, generated from the code (house rule 11).

mod document;
pub(crate) mod examples;
mod mend;
mod page;
pub(crate) mod refusals;

pub use document::{Published, document};
