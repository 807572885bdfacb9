//! What is wrong, in words: at the field, and in the summary that links to it (G9-1, WCAG 3.3.1).

use domain::codes::{Choice, CodeList};
use domain::forms::{BasicField, Form, QuestionKind, RowField, RowSection};
use domain::language::Language;
use domain::problem::{FieldCode, FieldError};
use leptos::prelude::*;

use super::context::FormContext;
use super::field::{Field, section_kind, section_of};
use super::state::Working;

/// What a place is called.
pub(crate) fn label(language: Language, form: &Form, pointer: &str) -> String {
    let mut steps = pointer.split('/').skip(1);
    match (steps.next(), steps.next(), steps.nth(1)) {
        (Some("basics"), Some("photo"), _) => texts::form::photo_of_applicant(language).to_owned(),
        (Some("basics"), Some(field), _) => {
            BasicField::from_slug(field).map_or("", |field| texts::basic_field(language, field)).to_owned()
        }
        (Some("rows"), Some(_), Some(field)) => {
            RowField::from_slug(field).map_or("", |field| texts::row_field(language, field)).to_owned()
        }
        (Some("rows"), Some(section), None) => match RowSection::from_slug(section) {
            Some(section) => texts::section(language, section_kind(section)).to_owned(),
            None => String::new(),
        },
        (Some("answers" | "attachments"), Some(id), _) => form
            .questions()
            .find(|question| question.id.0 == id)
            .map_or_else(String::new, |question| question.label.text(language).to_owned()),
        (..) => String::new(),
    }
}

/// The words at the field.
pub(crate) fn at_field(language: Language, form: &Form, error: &FieldError) -> String {
    if error.code == FieldCode::Missing { missing(language, form, error) } else { texts::field_error(language, error) }
}

fn missing(language: Language, form: &Form, error: &FieldError) -> String {
    let name = label(language, form, &error.pointer);
    let asked = Field::parse(&error.pointer).and_then(|field| match field {
        Field::Answer(id) => form.question(&id).map(|question| &question.kind),
        Field::Basic(_) | Field::Row(..) => None,
    });
    match asked {
        Some(QuestionKind::OneOf { .. } | QuestionKind::ManyOf { .. } | QuestionKind::YesNo) => {
            texts::errors::missing_choice_named(language, name)
        }
        Some(
            QuestionKind::Text { .. }
            | QuestionKind::Number(_)
            | QuestionKind::Date(_)
            | QuestionKind::Entries { .. }
            | QuestionKind::Languages(_)
            | QuestionKind::File(_),
        )
        | None => texts::named_field_error(language, &name, error),
    }
}

/// One line of the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrongPlace {
    /// Where.
    pub(crate) pointer: String,
    /// What to do, with the name of the section.
    pub(crate) text: String,
}

/// Everything that stands in the way of sending, in the order of the form. Reactive.
pub(crate) fn all_wrong(language: Language, context: FormContext) -> Vec<WrongPlace> {
    context.evaluation.with(|verdict| {
        context.open.with(|working| {
            verdict
                .errors
                .iter()
                .map(|error| WrongPlace {
                    pointer: error.pointer.clone(),
                    text: line(language, context, working, error),
                })
                .collect()
        })
    })
}

fn line(language: Language, context: FormContext, working: &Working, error: &FieldError) -> String {
    let form = &working.view.form;
    let section = texts::section(language, section_of(form, &error.pointer));
    let problem = if error.code == FieldCode::Missing || error.code == FieldCode::MarkOne {
        at_field(language, form, error)
    } else {
        texts::named_field_error(language, &label(language, form, &error.pointer), error)
    };
    let problem = match row_name(language, context, working, &error.pointer) {
        Some(row) => texts::errors::named(language, row, problem),
        None => problem,
    };
    texts::form::problem_in_section(language, problem, section)
}

/// `Examen 2`, for a place in a row; a language that the form names is called by its name.
fn row_name(language: Language, context: FormContext, working: &Working, pointer: &str) -> Option<String> {
    let Some(Field::Row(section, row, _)) = Field::parse(pointer) else { return None };
    if let Some(named) = working.named_of(row) {
        return Some(context.lists.name(CodeList::Languages, &named));
    }
    let at = working.rows(section).filter(|known| !working.is_named_row(known.id)).position(|known| known.id == row)?;
    Some(texts::row_name(language, section, u64::try_from(at).ok()?.saturating_add(1)))
}

/// From now on the form names what is missing too: somebody has tried to send it.
pub(crate) fn missing_shown(context: FormContext) {
    context.open.show_missing();
}
