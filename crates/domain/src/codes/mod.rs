//! Lists of codes: the closed ones as enums, the open ones as rows.

mod closed;
mod list;

pub(crate) use closed::choices;
pub use closed::{Choice, DurationType, EmploymentType, Level, NotAChoice, Relation};
pub use list::{CodeList, CodeListView, CodeValue};
