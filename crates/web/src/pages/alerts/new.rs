//! An alert is made out of a search: what it will watch, and the form (G3.7-1).

use client::Client;
use domain::ads::AdPage;
use domain::alerts::{Dropped, dropped, watched};
use domain::paths::Page;
use domain::problem::FieldError;
use domain::search::{FacetKind, Query, api_query};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::Form;
use crate::arrival::{focus_heading, use_title, use_title_of_form};
use crate::busy::use_busy;
use crate::components::Wrong;
use crate::dom;
use crate::router::{use_language, use_router};

/// The page of the form. Without a search there is nothing to watch, and it says so.
#[component]
pub fn NewAlert() -> impl IntoView {
    let asked_for = Query::parse_str(&use_router().place_now().query).unwrap_or_default();
    match watched(&asked_for) {
        Ok(query) => view! { <OutOfSearch asked_for=asked_for query=query /> }.into_any(),
        Err(error) => view! { <SearchFirst error=error /> }.into_any(),
    }
}

/// No search was made.
#[component]
fn SearchFirst(error: FieldError) -> impl IntoView {
    let language = use_language();
    use_title(move || Some(texts::alerts::heading(language).to_owned()));
    view! {
        <div class="wrap stack">
            <h1>{texts::alerts::heading(language)}</h1>
            <p>{texts::field_error(language, &error)}</p>
            <p>
                <a class="ds-button" href=Page::Ads.path(language)>
                    {texts::frame::to_open_jobs(language)}
                </a>
            </p>
        </div>
    }
}

#[component]
fn OutOfSearch(
    /// What the address says.
    asked_for: Query,
    /// What of it an alert keeps.
    query: Query,
) -> impl IntoView {
    let language = use_language();
    let wrong = RwSignal::new(Vec::<Wrong>::new());
    // The address to which the mail goes, once that is so.
    let asked = RwSignal::new(None::<String>);
    use_title_of_form(
        move || {
            Some(match asked.get() {
                Some(_) => texts::alerts::asked_heading(language).to_owned(),
                None => texts::alerts::heading(language).to_owned(),
            })
        },
        move || wrong.with(|wrong| !wrong.is_empty()),
    );
    let results = format!("{}?{}", Page::Ads.path(language), asked_for.to_url());
    let done = move |address: String| {
        asked.set(Some(address));
        dom::after_render(|| {
            dom::scroll_to(0.0);
            focus_heading();
        });
    };
    move || match asked.get() {
        Some(address) => view! { <OpenTheMail address=address results=results.clone() /> }.into_any(),
        None => {
            let kept = query.to_url();
            view! {
                <div class="wrap">
                    <div class="narrow">
                        <div class="stack stack-6">
                            <h1 tabindex="-1">{texts::alerts::heading(language)}</h1>
                            <p>{texts::alerts::form_intro(language)}</p>
                            <Watches query=query.clone() />
                            <LeftOut asked_for=asked_for.clone() />
                            <p>
                                <a href=results.clone()>{texts::alerts::change_search(language)}</a>
                            </p>
                            <Form query=kept wrong=wrong on_done=done />
                        </div>
                    </div>
                </div>
            }
            .into_any()
        }
    }
}

/// The search in words, with the names of its codes as the search itself tells them.
#[component]
fn Watches(query: Query) -> impl IntoView {
    let language = use_language();
    let busy = use_busy();
    let found = RwSignal::new(None::<AdPage>);
    let address = api_query(&query, language);
    let on_its_way = busy.until_dropped();
    spawn_local(async move {
        let answer = Client::here(language).search_ads(&address).await;
        drop(on_its_way);
        // Without an answer the codes stand for their names, and the form works all the same.
        if let Ok(answer) = answer {
            drop(found.try_set(Some(answer.value)));
        }
    });
    let has_words = !query.terms.is_empty();
    let parts = move || {
        let label = |kind: FacetKind, value: &str| {
            found
                .with(|found| {
                    let facets = &found.as_ref()?.facets;
                    let facet = facets.iter().find(|facet| facet.parameter == kind.parameter())?;
                    facet.options.iter().find(|option| option.value == value).map(|option| option.label.clone())
                })
                .unwrap_or_else(|| value.to_owned())
        };
        texts::search_summary(language, &query, label)
            .into_iter()
            .map(|part| {
                view! {
                    <div>
                        <dt>{part.name}</dt>
                        <dd>{part.values.join(", ")}</dd>
                    </div>
                }
            })
            .collect_view()
    };
    let total = move || {
        found.with(|found| found.as_ref().map(|found| texts::alerts::matches_now(language, found.total.into())))
    };
    view! {
        <section class="note stack stack-2" aria-labelledby="watches">
            <h2 id="watches">{texts::alerts::watches(language)}</h2>
            <dl class="kv">{parts}</dl>
            {has_words.then(|| view! { <p class="sm">{texts::alerts::all_words(language)}</p> })}
            <p class="sm">{total}</p>
        </section>
    }
}

/// What of the search an alert leaves out (D19).
#[component]
fn LeftOut(asked_for: Query) -> impl IntoView {
    let language = use_language();
    let lines = dropped(&asked_for).into_iter().map(|what| match what {
        Dropped::Last24Hours => texts::alerts::dropped_last_day(language, texts::search::sort_last_day(language)),
        Dropped::View => texts::alerts::dropped_view(language).to_owned(),
    });
    lines.map(|line| view! { <p class="sm">{line}</p> }).collect_view()
}

/// The answer is the same whatever the address (D14): it says what to do, not what was found.
#[component]
fn OpenTheMail(address: String, results: String) -> impl IntoView {
    let language = use_language();
    let demo = dom::first(".bar-demo").is_some();
    view! {
        <div class="wrap stack">
            <h1 tabindex="-1">{texts::alerts::asked_heading(language)}</h1>
            <p>{texts::alerts::asked(language, address)}</p>
            <p>{texts::alerts::asked_spam(language)}</p>
            <p class="sm sub">{texts::alerts::asked_limits(language)}</p>
            {demo
                .then(|| {
                    view! {
                        <p>
                            <a href="/demo/outbox">{texts::frame::demo_outbox(language)}</a>
                        </p>
                    }
                })}
            <p>
                <a href=results>{texts::alerts::back_to_results(language)}</a>
            </p>
        </div>
    }
}
