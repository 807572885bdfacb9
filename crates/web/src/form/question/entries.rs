//! Rows: degrees, work experience.

use domain::forms::{QuestionId, RowSection};
use leptos::prelude::*;

use crate::form::rows::Rows;

/// The question. Its label is the heading of the section it stands in, so it is not said again.
#[component]
pub(super) fn EntriesQuestion(question: QuestionId, section: RowSection) -> impl IntoView {
    view! { <Rows question=question section=section /> }
}
