//! The page of results.

use domain::paths::Page;
use domain::problem::Kind;
use leptos::{html, prelude::*};

use super::alert::{Alert, AlertInstead};
use super::card::{Card, Level};
use super::chips::Chips;
use super::filters::Filters;
use super::pager::Pager;
use super::search_field::SearchField;
use super::searching::{Searching, use_searching};
use super::sheet::FilterSheet;
use super::toolbar::Toolbar;
use crate::arrival::use_title;
use crate::components::{FailureNote, Waiting};
use crate::dom::use_wide;
use crate::router::use_language;

/// “Lediga jobb”.
#[component]
pub fn Results() -> impl IntoView {
    let language = use_language();
    let searching = Searching::start();
    provide_context(searching);
    let wide = use_wide();
    let heading = move || match searching.answer.with(|answer| answer.as_ref().map(|answer| answer.total)) {
        Some(total) => texts::search::jobs_found(language, total.into()),
        None => texts::frame::open_jobs(language).to_owned(),
    };
    let known = move || {
        let there = searching.answer.with(Option::is_some) || searching.failure.with(Option::is_some);
        there || searching.query.with(Result::is_err)
    };
    use_title(move || known().then(heading));
    view! {
        <Words />
        <div class="wrap">
            <div class="results">
                <div class="head stack">
                    <h1>{heading}</h1>
                    <FilterSheet />
                    <Chips name="chip" />
                    <Alert />
                    <a class="ds-skip-link" href="#results">
                        {texts::search::skip_to_results(language)}
                    </a>
                </div>
                <Show when=move || wide.get()>
                    <aside class="filters" aria-label=texts::search::filters(language)>
                        <h2>{texts::search::filters(language)}</h2>
                        <div>
                            <Filters name="aside" />
                        </div>
                    </aside>
                </Show>
                <section class="main stack" id="results" tabindex="-1" aria-label=texts::search::results_heading(language)>
                    <Toolbar />
                    <List />
                    <Pager />
                </section>
            </div>
        </div>
    }
}

/// “Sökord” above the results: what is typed is searched after a short rest.
#[component]
fn Words() -> impl IntoView {
    let searching = use_searching();
    let input = NodeRef::<html::Input>::new();
    let rest = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = rest.get_value() {
            timer.clear();
        }
    };
    let typed = move |words: String| {
        stop();
        rest.set_value(set_timeout_with_handle(move || searching.retype(&words), REST).ok());
    };
    let search = move |words: String| {
        stop();
        searching.search(&words);
    };
    on_cleanup(stop);
    // Back brings other words; while one types, the field leads.
    Effect::new(move |before: Option<()>| {
        let words = searching.now().terms.as_typed().to_owned();
        if let (Some(()), Some(input)) = (before, input.get_untracked())
            && input.value().trim() != words
        {
            input.set_value(&words);
        }
    });
    let initial = untrack(|| searching.now()).terms.as_typed().to_owned();
    view! {
        <div class="band">
            <div class="wrap">
                <SearchField initial=initial input=input on_type=typed on_search=search />
            </div>
        </div>
    }
}

/// How long one must rest from typing before the list follows.
const REST: std::time::Duration = std::time::Duration::from_millis(300);

/// The cards, or why there are none.
#[component]
fn List() -> impl IntoView {
    let searching = use_searching();
    move || {
        if searching.query.with(Result::is_err) {
            return view! { <Unreadable /> }.into_any();
        }
        if let Some(failure) = searching.failure.get() {
            return view! { <FailureNote failure=failure again=move |()| searching.again() /> }.into_any();
        }
        match searching.answer.get() {
            None => view! { <Waiting /> }.into_any(),
            Some(answer) if answer.items.is_empty() => view! { <Nothing /> }.into_any(),
            Some(answer) => {
                let cards = answer.items.into_iter().map(|ad| view! { <Card ad=ad level=Level::Second /> });
                view! { <ul class="cards">{cards.collect_view()}</ul> }.into_any()
            }
        }
    }
}

/// Nothing fits: says so, and offers the ways out.
#[component]
fn Nothing() -> impl IntoView {
    let language = use_language();
    let searching = use_searching();
    let clear = move |_| {
        searching.change(|query| *query = query.without_filters());
        crate::arrival::focus_heading();
    };
    let narrowed = move || {
        let query = searching.now();
        query.chosen_count() > 0 || query.last_24_hours
    };
    let without_words = move || {
        let mut query = searching.now();
        query.terms = domain::search::Terms::default();
        searching.address(&query)
    };
    let words = move || !searching.now().terms.is_empty();
    view! {
        <div class="note zero stack stack-2">
            <h2>{texts::search::no_hits(language)}</h2>
            <p>{move || words().then(|| texts::search::no_hits_nothing_helps(language))}</p>
            <p class="row">
                <Show when=narrowed>
                    <button class="linkbtn" type="button" on:click=clear>
                        {texts::search::clear_filters(language)}
                    </button>
                </Show>
                <Show when=words>
                    <a href=without_words>{texts::search::without_keywords(language)}</a>
                </Show>
                <AlertInstead />
            </p>
        </div>
    }
}

/// The address asks for something that does not exist.
#[component]
fn Unreadable() -> impl IntoView {
    let language = use_language();
    view! {
        <div class="note stack stack-2">
            <p>{texts::problem_detail(language, Kind::BadQuery)}</p>
            <p>
                <a href=Page::Ads.path(language)>{texts::frame::to_open_jobs(language)}</a>
            </p>
        </div>
    }
}
