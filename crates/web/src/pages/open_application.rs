//! “Öppen ansökan till staten”: what it is, and where it can lead (G1-6, D42).

use domain::paths::Page;
use domain::search::Query;
use leptos::prelude::*;

use crate::arrival::use_title;
use crate::router::use_language;

/// The page; it says what the server's page says.
#[component]
pub fn OpenApplication() -> impl IntoView {
    let language = use_language();
    let heading = texts::search::open_application(language);
    use_title(move || Some(heading.to_owned()));
    let ads = Page::Ads.path(language);
    let temporary = format!("{ads}?{}", Query::of_temporary_jobs().to_url());
    view! {
        <div class="wrap stack">
            <h1>{heading}</h1>
            <div class="prose">
                <p class="lead">{texts::open_application::lead(language)}</p>
                <h2>{texts::open_application::only_temporary_heading(language)}</h2>
                <p>{texts::open_application::only_temporary(language)}</p>
                <h2>{texts::open_application::contents_heading(language)}</h2>
                <ul>
                    <li>{texts::open_application::contents_areas(language)}</li>
                    <li>{texts::open_application::contents_places(language)}</li>
                    <li>{texts::open_application::contents_validity(language)}</li>
                </ul>
                <h2>{texts::open_application::reading_heading(language)}</h2>
                <p>{texts::open_application::reading(language)}</p>
                <h2>{texts::open_application::keeping_heading(language)}</h2>
                <p>{texts::open_application::keeping(language)}</p>
                <p>{texts::open_application::keeping_place(language)}</p>
            </div>
            <p>
                <a class="ds-button" href=Page::BeginOpen.path(language)>
                    {texts::ad::apply_now(language)}
                </a>
            </p>
            <p class="sm sub">{texts::open_application::login_first(language)}</p>
            <p class="row">
                <a href=temporary>{texts::open_application::temporary_jobs(language)}</a>
                " "
                <a href=ads>{texts::open_application::all_jobs(language)}</a>
            </p>
        </div>
    }
}
