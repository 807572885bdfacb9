//! A day.

use domain::forms::DateRange;
use domain::problem::{FieldCode, FieldError};
use leptos::prelude::*;

use super::Asked;
use crate::form::ask::{Line, LineAnswer};
use crate::router::use_language;

/// The question. Its limits are told before they are broken.
#[component]
pub(super) fn DateQuestion(asked: Asked, range: DateRange) -> impl IntoView {
    let language = use_language();
    let limit = |code, name: &str, day: chrono::NaiveDate| {
        texts::field_error(language, &FieldError::new("", code).with(name, day))
    };
    let earliest = range.earliest.map(|day| limit(FieldCode::TooEarly, "earliest", day));
    let latest = range.latest.map(|day| limit(FieldCode::TooLate, "latest", day));
    let hint = std::iter::once(texts::frame::date_hint(language).to_owned()).chain(earliest).chain(latest);
    let ask = asked.ask_with(hint.collect::<Vec<_>>().join(". ").replace(".. ", ". "));
    let line = Line { width: "w-s", ..Line::default() };
    view! { <LineAnswer ask=ask line=line /> }
}
