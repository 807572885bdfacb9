//! A whole number.

use domain::forms::NumberRange;
use leptos::prelude::*;

use super::Asked;
use crate::form::ask::{Line, LineAnswer};
use crate::router::use_language;

/// The question. Its limits are told before they are reached.
#[component]
pub(super) fn NumberQuestion(asked: Asked, range: NumberRange) -> impl IntoView {
    let language = use_language();
    let number = |number| texts::format::number(language, number);
    let hint = texts::form::number_between(language, number(range.max), number(range.min));
    // A phone's digits-only keys have no minus.
    let inputmode = (range.min >= 0).then_some("numeric");
    let line = Line { width: "w-s", inputmode, ..Line::default() };
    view! { <LineAnswer ask=asked.ask_with(hint) line=line /> }
}
