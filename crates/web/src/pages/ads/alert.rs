//! “Sökvakt” beside the search: the way to an alert for what is searched for, or why there is none yet (G3.7-1).

use domain::alerts::is_search;
use domain::paths::Page;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::searching::use_searching;
use crate::components::Icon;
use crate::router::use_language;

/// The address of the form for the search that is shown; none where nothing is searched for. Reactive.
fn address() -> Option<String> {
    let (language, query) = (use_language(), use_searching().now());
    is_search(&query).then(|| format!("{}?{}", Page::JobAlert.path(language), query.to_url()))
}

/// The link with a word on what it is. Before a search it stands there all the same and says what to do first.
#[component]
pub(crate) fn Alert() -> impl IntoView {
    let language = use_language();
    let way = Memo::new(move |_| address());
    move || match way.get() {
        Some(href) => view! {
            <div class="row alert">
                <a class="ds-button" data-variant="secondary" data-size="sm" href=href>
                    <Icon of=Drawing::Bell />
                    {texts::alerts::heading(language)}
                </a>
                <span class="sm sub">{texts::alerts::panel_intro(language)}</span>
            </div>
        }
        .into_any(),
        None => view! {
            <div class="row alert">
                <button
                    class="ds-button"
                    data-variant="secondary"
                    data-size="sm"
                    type="button"
                    aria-disabled="true"
                    aria-describedby="alert-why"
                >
                    <Icon of=Drawing::Bell />
                    {texts::alerts::heading(language)}
                </button>
                <span class="sm sub" id="alert-why">
                    {texts::alerts::search_first(language)}
                </span>
            </div>
        }
        .into_any(),
    }
}

/// Where nothing is found, the way to hear of what comes.
#[component]
pub(crate) fn AlertInstead() -> impl IntoView {
    let language = use_language();
    let way = Memo::new(move |_| address());
    move || way.get().map(|href| view! { <a href=href>{texts::alerts::create(language)}</a> })
}
