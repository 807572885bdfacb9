use std::collections::BTreeMap;

use domain::forms::Evaluation;
use domain::problem::{FieldCode, FieldError};
use leptos::prelude::*;

use super::autosave::OpenForm;
use super::field::Field;
use super::lists::Lists;
use super::state::required_fields;

/// What every widget of the form needs.
#[derive(Clone, Copy)]
pub(crate) struct FormContext {
    /// The application.
    pub(crate) open: OpenForm,
    /// The judge's verdict on what stands on the screen.
    pub(crate) evaluation: Memo<Evaluation>,
    /// The verdict by place.
    wrong: Memo<BTreeMap<String, FieldError>>,
    /// Places that must be filled in; rows under the nil id.
    required: StoredValue<Vec<String>>,
    /// Names of codes.
    pub(crate) lists: Lists,
}

impl FormContext {
    /// Around an application.
    pub(crate) fn around(open: OpenForm, lists: Lists) -> Self {
        let evaluation = Memo::new(move |_| open.evaluation());
        let wrong = Memo::new(move |_| {
            evaluation.with(|verdict| {
                let mut by_place = BTreeMap::new();
                for error in &verdict.errors {
                    by_place.entry(error.pointer.clone()).or_insert_with(|| error.clone());
                }
                by_place
            })
        });
        let required = open.with_now(|working| required_fields(&working.view.form, open.clock().now()));
        Self { open, evaluation, wrong, required: StoredValue::new(required), lists }
    }

    /// Whether a field has the red asterisk.
    pub(crate) fn is_required(self, field: &Field) -> bool {
        let pointer = match field {
            Field::Row(section, _, row_field) => Field::Row(*section, uuid::Uuid::nil().into(), *row_field).pointer(),
            Field::Basic(_) | Field::Answer(_) => field.pointer(),
        };
        self.required.with_value(|required| required.contains(&pointer))
    }

    /// What is wrong at a place now: a value that does not fit at once, a missing one only after a try to send (ux §5.1).
    /// Reactive.
    pub(crate) fn wrong_at(self, pointer: &str) -> Option<FieldError> {
        let refused =
            Field::parse(pointer).and_then(|field| self.open.with(|working| working.refusal(&field).cloned()));
        if refused.is_some() {
            return refused;
        }
        let with_missing = self.open.shows_missing();
        self.wrong
            .with(|wrong| wrong.get(pointer).cloned())
            .filter(|error| with_missing || !matches!(error.code, FieldCode::Missing | FieldCode::MarkOne))
    }
}

/// The form that the widget stands in.
pub(crate) fn use_form() -> FormContext {
    expect_context()
}
