//! Yes or no.

use leptos::prelude::*;

use super::Asked;
use crate::form::ask::YesNoAnswer;

/// The question.
#[component]
pub(super) fn YesNoQuestion(asked: Asked) -> impl IntoView {
    view! { <YesNoAnswer ask=asked.ask() /> }
}
