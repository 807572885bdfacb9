//! Saves fields that were left (G9-2, D56).

use domain::applications::{AnswersSaved, SaveAnswers};
use domain::forms::{Field, Form, QuestionId, check_saved};
use domain::language::Language;
use domain::problem::{FieldCode, FieldError};
use domain::time::Instant;

use super::draft::{self, Seen};
use crate::app::App;
use crate::db::applications::own::Mine;
use crate::db::applications::{content, write};
use crate::db::stored::Stored;
use crate::failure::Outcome;
use crate::usecases::merge::merge;

/// Saves every field that nobody else changed since the page looked; the others come back with both values.
///
/// # Errors
/// [`domain::problem::Kind::Invalid`] with every field that no draft keeps; `Stale` on top of a version that there has never
/// been; `PeriodOver` and its kind.
pub async fn run(
    app: &App,
    mine: &Mine,
    save: &SaveAnswers,
    language: Language,
    now: Instant,
) -> Outcome<AnswersSaved> {
    app.db
        .write(async |tx| {
            let touched = draft::touch(tx, mine, Some(Seen { version: save.base_version, language }), now).await?;
            let (mut content, form) = content::load_to_judge(tx, touched.draft).await?;
            let form = draft::form_of(&touched.own, form, now);
            let errors = check(&form, save);
            if !errors.is_empty() {
                return Err(errors.into());
            }
            let answers = merge(content.history, save.base_version, touched.next, &save.answers);
            let changed = |question: &QuestionId| Some((question.clone(), answers.fields.get(question)?.clone()));
            write::answers(tx, touched.draft, answers.changed.iter().filter_map(changed).collect()).await?;
            let basics = merge(content.version.own_basics.0, save.base_version, touched.next, &save.basics);
            let mut saved: Vec<String> = answers.saved.iter().map(|question| format!("/answers/{question}")).collect();
            saved.extend(basics.saved.iter().map(|field| format!("/basics/{field}")));
            let mut conflicts = answers.conflicts(|question| format!("/answers/{question}"));
            conflicts.extend(basics.conflicts(|field| format!("/basics/{field}")));
            if !basics.changed.is_empty() {
                write::own_basics(tx, touched.draft, basics.fields.clone()).await?;
            }
            // What was merged is what is stored now: nothing needs to be read again.
            content.answers = content::values(answers.fields.clone());
            (content.history, content.version.own_basics) = (answers.fields, Stored(basics.fields));
            let (_, profile) = content::all_basics(tx, mine.applicant).await?;
            let evaluation = Some(draft::judge_content(&form, &content, profile, now));
            Ok(AnswersSaved { version: touched.next, saved, conflicts, evaluation, saved_at: now })
        })
        .await
}

/// Everything that no draft of this form keeps (D47).
fn check(form: &Form, save: &SaveAnswers) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for (id, value) in &save.answers {
        let pointer = format!("/answers/{id}");
        match (form.question(id), value) {
            (None, _) => errors.push(FieldError::new(pointer, FieldCode::Unknown)),
            (Some(_), None) => {}
            (Some(question), Some(value)) => errors.extend(check_saved(Field::Answer(question), &pointer, value).err()),
        }
    }
    for (field, value) in &save.basics {
        let pointer = format!("/basics/{field}");
        if !field.is_of_application() {
            errors.push(FieldError::new(pointer, FieldCode::Unknown));
        } else if let Some(value) = value {
            errors.extend(check_saved(Field::Basic(*field), &pointer, value).err());
        }
    }
    errors
}
