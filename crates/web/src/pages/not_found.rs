//! The page that does not exist.

use domain::paths::Page;
use leptos::prelude::*;

use crate::arrival::use_title;
use crate::router::use_language;

/// Says so, and where to go instead.
#[component]
pub fn NotFound() -> impl IntoView {
    let language = use_language();
    use_title(move || Some(texts::frame::not_found_heading(language).to_owned()));
    view! {
        <div class="wrap stack">
            <h1>{texts::frame::not_found_heading(language)}</h1>
            <p>{texts::frame::not_found(language)}</p>
            <p class="row">
                <a href=Page::Ads.path(language)>{texts::frame::to_open_jobs(language)}</a>
                <a href=Page::Front.path(language)>{texts::frame::to_front_page(language)}</a>
            </p>
        </div>
    }
}
