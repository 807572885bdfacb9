//! One of many.

use domain::forms::QuestionChoice;
use leptos::prelude::*;

use super::{Asked, as_choices};
use crate::form::ask::OneAnswer;
use crate::router::use_language;

/// The question.
#[component]
pub(super) fn OneOfQuestion(asked: Asked, choices: Vec<QuestionChoice>) -> impl IntoView {
    let choices = as_choices(use_language(), choices);
    view! { <OneAnswer ask=asked.ask() choices=choices /> }
}
