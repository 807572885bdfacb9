//! Many of many.

use domain::forms::QuestionChoice;
use leptos::prelude::*;

use super::{Asked, as_choices};
use crate::form::ask::ManyAnswer;
use crate::router::use_language;

/// The question.
#[component]
pub(super) fn ManyOfQuestion(asked: Asked, choices: Vec<QuestionChoice>) -> impl IntoView {
    let choices = as_choices(use_language(), choices);
    view! { <ManyAnswer ask=asked.ask() choices=choices /> }
}
