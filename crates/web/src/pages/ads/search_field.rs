//! “Sökord” and “Sök”: the same field on the front page and above the results.

use domain::paths::Page;
use domain::search::MAX_QUERY_CHARS;
use icons::Icon as Drawing;
use leptos::{html, prelude::*};

use crate::components::Icon;
use crate::router::use_language;

/// A form that works without the application too: it asks for the list with `q`.
#[component]
pub fn SearchField(
    /// The words that are searched already.
    #[prop(optional, into)]
    initial: String,
    /// On the blue head of the front page.
    #[prop(optional)]
    inverted: bool,
    /// The input.
    #[prop(optional)]
    input: NodeRef<html::Input>,
    /// While one types.
    #[prop(optional, into)]
    on_type: Option<Callback<String>>,
    /// Enter or “Sök”.
    #[prop(into)]
    on_search: Callback<String>,
) -> impl IntoView {
    let language = use_language();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(input) = input.get_untracked() {
            on_search.run(input.value());
        }
    };
    let typed = move |event| {
        if let Some(on_type) = on_type {
            on_type.run(event_target_value(&event));
        }
    };
    view! {
        <form
            class="find"
            role="search"
            aria-label=texts::search::search_form(language)
            action=Page::Ads.path(language)
            on:submit=submit
        >
            <label for="q">{texts::search::keyword(language)}</label>
            <div class="findbar">
                <input
                    class="ds-input"
                    id="q"
                    type="search"
                    name="q"
                    value=initial
                    maxlength=MAX_QUERY_CHARS.to_string()
                    autocomplete="off"
                    node_ref=input
                    on:input=typed
                />
                <button class="ds-button" class:inv=inverted type="submit">
                    <Icon of=Drawing::Search />
                    {texts::search::search(language)}
                </button>
            </div>
        </form>
    }
}
