//! A recruitment's form is data; one function judges what was filled in (G9-1).

mod answer;
mod evaluate;
mod fixed;
mod form;
mod question;
mod row;

#[cfg(feature = "openapi")]
pub use answer::AnswerChange;
pub use answer::{AnswerValue, MAX_ANSWER_CHARS};
pub use evaluate::{Draft, DraftAttachment, Evaluation, SectionProgress, SectionState, evaluate};
pub use fixed::{BasicField, standard_form};
pub use form::{Form, Section, SectionKind};
pub use question::{
    AskedBasics, ChoiceId, Condition, DateRange, FileAsk, NumberRange, Question, QuestionChoice, QuestionId,
    QuestionKind, QuestionRole,
};
pub use row::{DraftRow, MAX_ROWS, RowField, RowSection};
