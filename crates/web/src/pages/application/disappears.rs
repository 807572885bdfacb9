//! On which day the application disappears, and why (X9-7). The server says when, by the rule that removes it too.

use domain::applications::{ApplicationState, last_day};
use domain::time::helsinki;
use leptos::prelude::*;

use crate::form::use_form;
use crate::router::use_language;

/// The line.
#[component]
pub(super) fn Disappears() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    move || {
        if let Some(open) = form.with(|working| working.view.open) {
            let words = match open.valid_until {
                Some(day) => texts::open_application::disappears_sent(language, texts::format::date(language, day)),
                None => {
                    let day = texts::format::date(language, last_day(open.disappears_at));
                    texts::open_application::disappears_unsent(language, day)
                }
            };
            return Some(view! { <p class="sm sub">{words}</p> });
        }
        let (state, at) = form.with(|working| (working.view.state, working.view.disappears_at));
        let day = at.map(|at| texts::format::date(language, helsinki::date(at)));
        let words = match (state, day) {
            (ApplicationState::Unsent, Some(day)) => Some(texts::form::disappears_unsent(language, day)),
            (ApplicationState::Withdrawn, Some(day)) => Some(texts::form::disappears_withdrawn(language, day)),
            (ApplicationState::Sent, Some(day)) => Some(texts::applications::disappears_sent(language, day)),
            // The recruitment has not ended yet: the day is not known, the rule is.
            (ApplicationState::Sent, None) => Some(texts::form::disappears_sent(language).to_owned()),
            (ApplicationState::Unsent | ApplicationState::Withdrawn, None) => None,
        };
        words.map(|words| view! { <p class="sm sub">{words}</p> })
    }
}
