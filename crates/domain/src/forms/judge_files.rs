//! Judges “Bilagor” (G9.2.8): only as many as asked, at most four in all.

use std::collections::BTreeSet;

use super::tally::Tally;
use super::{Draft, FileAsk, Form, Question, QuestionId, QuestionKind};
use crate::attachments::MAX_FILES;
use crate::problem::{FieldCode, FieldError};

/// Judges the files of one question.
pub(super) fn judge(question: &Question, ask: FileAsk, draft: &Draft, tally: &mut Tally) {
    let files = draft.attachments.iter().filter(|file| file.question == question.id).count();
    let pointer = format!("/attachments/{}", question.id);
    let mut errors = Vec::new();
    if files > 0 {
        tally.touch();
    } else if question.required {
        errors.push(FieldError::new(pointer.clone(), FieldCode::Missing));
    }
    if files > usize::from(ask.max_files) {
        errors.push(FieldError::new(pointer, FieldCode::TooMany).with("max", ask.max_files));
    }
    tally.field(question.required, errors);
}

/// Judges the files of all questions together. A form that [`super::check_form`] passes cannot ask for more than four;
/// this is the floor under it.
pub(super) fn judge_all(form: &Form, shown: &BTreeSet<QuestionId>, draft: &Draft, tally: &mut Tally) {
    let asks: Vec<&Question> = form
        .questions()
        .filter(|question| matches!(question.kind, QuestionKind::File(_)) && shown.contains(&question.id))
        .collect();
    let files = draft.attachments.iter().filter(|file| asks.iter().any(|ask| ask.id == file.question)).count();
    let already_said =
        tally.errors.iter().any(|error| error.code == FieldCode::TooMany && error.pointer.starts_with("/attachments/"));
    if files > usize::from(MAX_FILES)
        && !already_said
        && let Some(last) = asks.last()
    {
        let pointer = format!("/attachments/{}", last.id);
        tally.field(false, vec![FieldError::new(pointer, FieldCode::TooMany).with("max", MAX_FILES)]);
    }
}
