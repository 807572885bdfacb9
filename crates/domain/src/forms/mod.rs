//! A recruitment's form is data; one function judges what was filled in (G9-1).

mod answer;
mod change_form;
mod check_form;
mod check_question;
mod copyable;
mod evaluate;
mod fixed;
mod form;
mod judge_basics;
mod judge_files;
mod judge_languages;
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
pub use change_form::{FormChanges, FormUse, check_change, form_changes};
pub use check_form::{MAX_QUESTIONS, check_form};
pub use check_question::{MAX_CHOICES, MAX_HELP_CHARS, MAX_LABEL_CHARS};
pub use copyable::{Copied, as_typed, copied_from_application, copied_from_profile};
pub use evaluate::{Draft, DraftAttachment, Evaluation, SectionProgress, SectionState, evaluate};
pub use fixed::{BasicField, profile_form, standard_form};
pub use form::{Form, Section, SectionKind};
pub use judge_basics::is_protected_address;
pub use judge_languages::{named_row, row_of};
pub use judge_question::parse_number;
pub use judge_rows::NO_DEGREE;
pub use question::{
    AskedBasics, ChoiceId, Condition, DateRange, FileAsk, LanguageAsk, NONE_CHOICE, NamedLanguage, NumberRange,
    PhotoAsk, Question, QuestionChoice, QuestionId, QuestionKind, QuestionRole,
};
pub use row::{DraftRow, MAX_ROWS, RowField, RowSection};
pub use saved::{Field, MAX_LINE_CHARS, check_saved};
pub use sent::as_sent;
pub use visible::visible;
