//! Many of many; of skills and permits also none of them (G9.2.6).

use domain::forms::{NONE_CHOICE, QuestionChoice};
use leptos::prelude::*;

use super::{Asked, as_choices};
use crate::components::Choice;
use crate::form::ask::ManyAnswer;
use crate::router::use_language;

/// The question.
#[component]
pub(super) fn ManyOfQuestion(asked: Asked, choices: Vec<QuestionChoice>) -> impl IntoView {
    let language = use_language();
    let mut choices = as_choices(language, choices);
    choices.extend(texts::none_choice(language, asked.question.role).map(|words| Choice::new(NONE_CHOICE, words)));
    view! { <ManyAnswer ask=asked.ask() choices=choices offers_none=asked.question.role.offers_none() /> }
}
