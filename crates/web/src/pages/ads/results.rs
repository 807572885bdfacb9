//! The page of results.

use domain::search::feed_path;
use leptos::{html, prelude::*};

use super::alert::Alert;
use super::card::{Card, Level};
use super::chips::Chips;
use super::filters::Filters;
use super::marked;
use super::nothing::Nothing;
use super::open_application::OpenApplicationCard;
use super::pager::Pager;
use super::remembered::View;
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
    let known = move || searching.answer.with(Option::is_some) || searching.failure.with(Option::is_some);
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
                    <Unread />
                    <Toolbar />
                    <List />
                    <Pager />
                    <FeedLink />
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
        let words = searching.read.with(|read| read.words.clone());
        if let (Some(()), Some(input)) = (before, input.get_untracked())
            && input.value().trim() != words
        {
            input.set_value(&words);
        }
    });
    let initial = searching.read.with_untracked(|read| read.words.clone());
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

/// The feed of this search, for feed readers (X14-3).
#[component]
fn FeedLink() -> impl IntoView {
    let language = use_language();
    let searching = use_searching();
    view! {
        <p class="sm feed">
            <a href=move || feed_path(&searching.now(), language) type="application/atom+xml">
                {texts::sharing::feed(language)}
            </a>
        </p>
    }
}

/// The cards, or why there are none.
#[component]
fn List() -> impl IntoView {
    let searching = use_searching();
    move || {
        if let Some(failure) = searching.failure.get() {
            return view! { <FailureNote failure=failure again=move |()| searching.again() /> }.into_any();
        }
        match searching.answer.get() {
            None => view! { <Waiting /> }.into_any(),
            Some(answer) if answer.total == 0 => view! { <Nothing help=answer.help.unwrap_or_default() /> }.into_any(),
            Some(answer) => {
                let open = (answer.open_application && answer.page == 1).then(|| view! { <OpenApplicationCard /> });
                let terms = marked::ready(untrack(|| searching.now()).terms.each());
                let cards = answer
                    .items
                    .into_iter()
                    .map(|ad| view! { <Card ad=ad level=Level::Second terms=terms.clone() /> })
                    .collect_view();
                let shape = move || match searching.view.get() {
                    View::Grid => "cards",
                    View::List => "list wide",
                };
                view! {
                    <ul class=shape>
                        {open}
                        {cards}
                    </ul>
                }
                .into_any()
            }
        }
    }
}

/// What of the address could not be read, and what to do (G5.3).
#[component]
fn Unread() -> impl IntoView {
    let searching = use_searching();
    move || {
        let lines = searching.read.with(|read| read.unread.clone());
        (!lines.is_empty()).then(|| {
            view! {
                <div class="note stack stack-2" id="unread">
                    {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                </div>
            }
        })
    }
}
