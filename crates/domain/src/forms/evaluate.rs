//! The only judge of an application: the page shows it, the check returns it, sending refuses by it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::tally::Tally;
use super::visible::visible;
use super::{AnswerValue, BasicField, DraftRow, Form, QuestionId, SectionKind};
use super::{judge_basics, judge_files, judge_question};
use crate::ids::AttachmentId;
use crate::problem::FieldError;

/// What was filled in, as typed (D47).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Basic details, those of the profile and those of this application together.
    pub basics: BTreeMap<BasicField, AnswerValue>,
    /// Answers by question.
    pub answers: BTreeMap<QuestionId, AnswerValue>,
    /// Rows of all sections.
    pub rows: Vec<DraftRow>,
    /// Attachments of all questions.
    pub attachments: Vec<DraftAttachment>,
    /// Whether the applicant has a photo (G9.2.1).
    pub has_photo: bool,
}

/// An attachment as the judge needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftAttachment {
    /// Which.
    pub id: AttachmentId,
    /// For which question.
    pub question: QuestionId,
}

/// The verdict. `percent` is 100 exactly when `errors` is empty.
///
/// Pointers: `/basics/{field}`, `/basics/photo`, `/answers/{question}`, `/rows/{section}` (none there, or none marked the highest),
/// `/rows/{section}/{row}/{field}`, `/attachments/{question}`. A language that the form names and that has no row yet is
/// pointed at under the id that its row will have, which is made of its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Evaluation {
    /// Everything that stands in the way of sending.
    pub errors: Vec<FieldError>,
    /// Answered ÷ asked required fields, rounded down.
    pub percent: u8,
    /// How each section stands, in order, “Basuppgifter” first.
    pub sections: Vec<SectionProgress>,
}

/// How a section stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SectionProgress {
    /// Which.
    pub section: SectionKind,
    /// How it stands.
    pub state: SectionState,
}

/// “Klart”, “Påbörjat”, “Ej påbörjat”.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SectionState {
    /// Nothing is answered, and something must be.
    NotStarted,
    /// Something is answered, and something is missing or wrong.
    Started,
    /// Nothing stands in the way.
    Done,
}

/// Judges a draft against its form on a day (Helsinki). Answers to questions that the form does not have or does not
/// show are neither asked for nor judged (G9-1).
#[must_use]
pub fn evaluate(form: &Form, draft: &Draft, today: NaiveDate) -> Evaluation {
    judge(form, draft, today).into_evaluation()
}

/// The counting behind [`evaluate`].
pub(super) fn judge(form: &Form, draft: &Draft, today: NaiveDate) -> Tally {
    let mut tally = Tally::default();
    tally.begin(SectionKind::Basics);
    judge_basics::judge(&form.basics, draft, today, &mut tally);
    let shown = visible(form, &draft.answers);
    for section in &form.sections {
        // What is asked there besides its own fields belongs to the same section.
        if section.kind != SectionKind::Basics {
            tally.begin(section.kind);
        }
        for question in section.questions.iter().filter(|question| shown.contains(&question.id)) {
            judge_question::judge(question, draft, &mut tally);
        }
    }
    judge_files::judge_all(form, &shown, draft, &mut tally);
    tally
}
