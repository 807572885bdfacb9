use std::collections::BTreeMap;
use std::time::Duration;

use domain::forms::Evaluation;
use domain::problem::{FieldCode, FieldError};
use leptos::prelude::*;

use super::autosave::OpenForm;
use super::field::Field;
use super::lists::Lists;
use super::required::required_fields;

/// A field is left by pressing something else: a text that comes or goes at that moment would move it away from under
/// the finger, and the press would miss.
const AFTER_A_PRESS: Duration = Duration::from_millis(200);

/// What every widget of the form needs.
#[derive(Clone, Copy)]
pub(crate) struct FormContext {
    /// The application.
    pub(crate) open: OpenForm,
    /// The judge's verdict on what stands on the screen.
    pub(crate) evaluation: Memo<Evaluation>,
    /// What is wrong, by place, as the page shows it.
    wrong: RwSignal<BTreeMap<String, FieldError>>,
    /// Places that must be filled in; rows under the nil id.
    required: Memo<Vec<String>>,
    /// The version of the form: the page is made anew when the agency changes it (D31).
    pub(crate) form_version: Memo<u32>,
    /// Names of codes.
    pub(crate) lists: Lists,
}

impl FormContext {
    /// Around an application.
    pub(crate) fn around(open: OpenForm, lists: Lists) -> Self {
        let evaluation = Memo::new(move |_| open.evaluation());
        let found = Memo::new(move |_| found(open, evaluation));
        let wrong = RwSignal::new(found.get_untracked());
        Effect::new(move |before: Option<()>| {
            found.track();
            if before.is_some() {
                let show = move || {
                    if let Some(found) = found.try_get_untracked() {
                        let _gone = wrong.try_set(found);
                    }
                };
                set_timeout(show, AFTER_A_PRESS);
            }
        });
        let form_version = Memo::new(move |_| open.with(|working| working.view.form.version));
        let required = Memo::new(move |_| {
            let _read = form_version.get();
            open.with_now(|working| match working.is_profile {
                true => Vec::new(),
                false => required_fields(&working.view.form, open.clock().now()),
            })
        });
        Self { open, evaluation, wrong, form_version, required, lists }
    }

    /// Whether a field has the red asterisk.
    pub(crate) fn is_required(self, field: &Field) -> bool {
        let pointer = match field {
            Field::Row(section, _, row_field) => Field::Row(*section, uuid::Uuid::nil().into(), *row_field).pointer(),
            Field::Basic(_) | Field::Answer(_) => field.pointer(),
        };
        self.required.with_untracked(|required| required.contains(&pointer))
    }

    /// What is wrong at a place now: a value that does not fit at once, a missing one only after a try to send.
    /// Reactive.
    pub(crate) fn wrong_at(self, pointer: &str) -> Option<FieldError> {
        self.wrong.with(|wrong| wrong.get(pointer).cloned())
    }
}

/// One error a place: what could not be stored, then what the judge says of the rest.
fn found(open: OpenForm, evaluation: Memo<Evaluation>) -> BTreeMap<String, FieldError> {
    let with_missing = open.shows_missing();
    let mut by_place: BTreeMap<String, FieldError> =
        open.with(|working| working.refusals().map(|error| (error.pointer.clone(), error.clone())).collect());
    evaluation.with(|verdict| {
        for error in &verdict.errors {
            if with_missing || !matches!(error.code, FieldCode::Missing | FieldCode::MarkOne) {
                by_place.entry(error.pointer.clone()).or_insert_with(|| error.clone());
            }
        }
    });
    by_place
}

/// The form that the widget stands in.
pub(crate) fn use_form() -> FormContext {
    expect_context()
}
