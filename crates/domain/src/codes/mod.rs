//! Lists of codes: the closed ones as enums, the open ones as rows.

mod closed;
mod list;

pub(crate) use closed::choices;
pub use closed::{
    Choice, DurationType, EmploymentType, Gender, Level, NotAChoice, Relation, SkillLevel, StateEmployer,
};
pub use list::{CodeList, CodeListView, CodeValue};
