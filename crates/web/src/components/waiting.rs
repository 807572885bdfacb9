use std::time::Duration;

use client::Failure;
use leptos::prelude::*;

use super::{Button, ButtonKind};
use crate::failure::failure_text;
use crate::router::use_language;

/// Below this nobody notices the wait.
const UNNOTICED: Duration = Duration::from_millis(300);

/// The place of something that has not come yet.
#[component]
pub fn Waiting(
    /// Whether it is all that the page has, so that it is the heading too until there is another (WCAG 2.4.6).
    #[prop(optional)]
    page: bool,
) -> impl IntoView {
    let language = use_language();
    let noticed = RwSignal::new(false);
    if let Ok(timer) = set_timeout_with_handle(move || noticed.set(true), UNNOTICED) {
        on_cleanup(move || timer.clear());
    }
    view! {
        {page.then(|| view! { <h1 class="ds-sr-only">{texts::frame::loading(language)}</h1> })}
        <p class="sub" role="status">
            {move || noticed.get().then(|| texts::frame::loading(language))}
        </p>
    }
}

/// Says why something could not be shown, and lets one try again.
#[component]
pub fn FailureNote(
    /// Why.
    failure: Failure,
    /// Trying again.
    #[prop(into)]
    again: Callback<()>,
) -> impl IntoView {
    let language = use_language();
    view! {
        <div class="note stack stack-2" role="alert">
            <p>{failure_text(language, &failure)}</p>
            <Button kind=ButtonKind::Secondary on_press=again>
                {texts::frame::try_again(language)}
            </Button>
        </div>
    }
}
