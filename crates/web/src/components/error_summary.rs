use leptos::prelude::*;

use super::Icon;
use crate::dom;
use crate::router::use_language;

const ID: &str = "error-summary";

/// One thing that is wrong, and the id of the field where it is put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Id of the field; empty where no field is to blame.
    pub field: String,
    /// The same words as at the field.
    pub text: String,
}

/// What is wrong, as links to the fields (WCAG 3.3.1). Shown where there is something; after a failed sending it gets
/// the focus through [`focus_error_summary`].
#[component]
pub fn ErrorSummary(
    /// What is wrong, in the order of the page.
    #[prop(into)]
    errors: Signal<Vec<Wrong>>,
) -> impl IntoView {
    let language = use_language();
    let line = |wrong: Wrong| {
        if wrong.field.is_empty() {
            view! { <li>{wrong.text}</li> }.into_any()
        } else {
            view! { <li><a href=format!("#{}", wrong.field)>{wrong.text}</a></li> }.into_any()
        }
    };
    move || {
        let errors = errors.get();
        (!errors.is_empty()).then(|| {
            view! {
                <div class="errsum" id=ID tabindex="-1" role="group" aria-labelledby="error-summary-h">
                    <h2 id="error-summary-h">
                        <Icon of=icons::Icon::CircleAlert />
                        {texts::frame::problem_summary(language)}
                    </h2>
                    <ul>{errors.into_iter().map(line).collect_view()}</ul>
                </div>
            }
        })
    }
}

/// Moves the focus to the summary, once it is there.
pub fn focus_error_summary() {
    dom::after_render(|| {
        dom::focus_id(ID);
    });
}
