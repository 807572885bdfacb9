//! The open application in a list: like an ad, but without employer, place and closing date (G3.2.4, D42).

use domain::paths::Page;
use icons::Icon as Drawing;
use leptos::prelude::*;

use crate::components::Icon;
use crate::router::use_language;

/// Its card.
#[component]
pub(crate) fn OpenApplicationCard() -> impl IntoView {
    let language = use_language();
    view! {
        <li class="job">
            <h2>
                <a href=Page::OpenApplication.path(language)>{texts::search::open_application(language)}</a>
            </h2>
            <p class="org">{texts::open_application::card_employer(language)}</p>
            <p class="meta">
                <span class="dots">
                    <span>{texts::search::temporary(language)}</span>
                    <span>{texts::open_application::card_length(language)}</span>
                </span>
            </p>
            <p class="end">
                <Icon of=Drawing::CalendarClock />
                <span>{texts::open_application::card_no_deadline(language)}</span>
            </p>
        </li>
    }
}
