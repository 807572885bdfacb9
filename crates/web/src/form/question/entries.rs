//! Rows: degrees, work experience.

use domain::forms::RowSection;
use leptos::prelude::*;

use super::Asked;
use crate::form::rows::Rows;

/// The question. Where its label is the heading of the section it stands in, it is not said again; positions of trust
/// stand among other details (G9.2.1).
#[component]
pub(super) fn EntriesQuestion(asked: Asked, section: RowSection) -> impl IntoView {
    let among_others = section == RowSection::PositionsOfTrust;
    view! {
        <section class="stack stack-4">
            {among_others
                .then(|| {
                    view! {
                        <h4>
                            {asked.label.clone()}
                            {asked
                                .question
                                .required
                                .then(|| {
                                    view! {
                                        <span class="req" aria-hidden="true">
                                            " *"
                                        </span>
                                    }
                                })}
                        </h4>
                        {asked.help.clone().map(|help| view! { <p class="sm sub">{help}</p> })}
                    }
                })}
            <Rows question=asked.question.id.clone() section=section />
        </section>
    }
}
