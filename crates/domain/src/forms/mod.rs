//! A recruitment's form is data; one function judges what was filled in (G9-1).

mod answer;
mod check_form;
mod copyable;
mod evaluate;
mod fixed;
mod form;
mod judge_basics;
mod judge_files;
mod judge_question;
mod judge_rows;
mod question;
mod row;
mod saved;
mod sent;
mod tally;
#[cfg(test)]
mod tests;
mod visible;

#[cfg(feature = "openapi")]
pub use answer::AnswerChange;
pub use answer::{AnswerValue, MAX_ANSWER_CHARS};
pub use check_form::check_form;
pub use copyable::{Copied, as_typed, copied_from_application, copied_from_profile};
pub use evaluate::{Draft, DraftAttachment, Evaluation, SectionProgress, SectionState, evaluate};
pub use fixed::{BasicField, profile_form, standard_form};
pub use form::{Form, Section, SectionKind};
pub use judge_basics::is_protected_address;
pub use judge_question::parse_number;
pub use judge_rows::NO_DEGREE;
pub use question::{
    AskedBasics, ChoiceId, Condition, DateRange, FileAsk, NumberRange, Question, QuestionChoice, QuestionId,
    QuestionKind, QuestionRole,
};
pub use row::{DraftRow, MAX_ROWS, RowField, RowSection};
pub use saved::{Field, MAX_LINE_CHARS, check_saved};
pub use sent::as_sent;
pub use visible::visible;
