//! On which day the application disappears, and why (X9-7).

use domain::applications::{ApplicationState, last_day};
use domain::time::helsinki;
use leptos::prelude::*;

use crate::form::use_form;
use crate::router::use_language;

/// Unsent and withdrawn applications disappear so many months after the period (G1-8, X10-4).
const KEPT_MONTHS: u32 = 6;

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
        let (state, closes_at) = form.with(|working| (working.view.state, working.view.ad.closes_at));
        let day = helsinki::date(closes_at).checked_add_months(chrono::Months::new(KEPT_MONTHS));
        let day = day.map(|day| texts::format::date(language, day));
        let words = match state {
            ApplicationState::Unsent => day.map(|day| texts::form::disappears_unsent(language, day)),
            ApplicationState::Withdrawn => day.map(|day| texts::form::disappears_withdrawn(language, day)),
            // The recruitment has not ended yet: the day is not known, the rule is.
            ApplicationState::Sent => Some(texts::form::disappears_sent(language).to_owned()),
        };
        words.map(|words| view! { <p class="sm sub">{words}</p> })
    }
}
