//! The front page: the search, a few filters, the newest ads and those that close first (G3.2-1).

use client::{Client, Failure};
use domain::ads::{AdPage, AdSummary, FacetOption};
use domain::codes::Choice as _;
use domain::content::HOW_TO_APPLY;
use domain::language::Language;
use domain::paths::{Page, information_path};
use domain::search::{FacetKind, Query, Sort, Terms, api_path, api_query};
use icons::Icon as Drawing;
use leptos::task::spawn_local;
use leptos::{html, prelude::*};

use crate::answers::use_answers;
use crate::arrival::use_title;
use crate::busy::use_busy;
use crate::clock::use_clock;
use crate::components::{FailureNote, Icon, Waiting};
use crate::pages::ads::card::{Card, Level};
use crate::pages::ads::search_field::SearchField;
use crate::pages::ads::searching::with_unread_words;
use crate::router::{use_language, use_router};

/// Rows of each list.
const ROWS: usize = 4;
/// Regions offered.
const REGIONS: usize = 4;
/// Types offered: the most common choices.
const TYPES: [&str; 3] = ["permanent", "temporary", "internship"];

/// One of the two lists: what it asks for, and its answer.
#[derive(Clone, Copy)]
struct Listed {
    sort: Sort,
    answer: RwSignal<Option<AdPage>>,
    failure: RwSignal<Option<Failure>>,
}

impl Listed {
    fn start(sort: Sort) -> Self {
        let (language, answers) = (use_language(), use_answers());
        let path = api_path(&query(sort), language);
        let there = answers.search(&path);
        let listed = Self { sort, answer: RwSignal::new(there), failure: RwSignal::new(None) };
        match listed.answer.get_untracked() {
            Some(answer) => {
                use_clock().set(answer.now);
                answers.keep_search(path, answer);
            }
            None => listed.ask(language),
        }
        listed
    }

    fn ask(self, language: Language) {
        self.failure.set(None);
        let (answers, clock, on_its_way) = (use_answers(), use_clock(), use_busy().until_dropped());
        spawn_local(async move {
            let wanted = query(self.sort);
            let answer = Client::here(language).search_ads(&api_query(&wanted, language)).await;
            drop(on_its_way);
            match answer {
                Ok(answer) => {
                    clock.set(answer.value.now);
                    answers.keep_search(api_path(&wanted, language), answer.value.clone());
                    // Where one has gone on meanwhile, nobody waits for it any more.
                    drop(self.answer.try_set(Some(answer.value)));
                }
                Err(failure) => drop(self.failure.try_set(Some(failure))),
            }
        });
    }
}

fn query(sort: Sort) -> Query {
    Query { sort, ..Query::default() }
}

fn address(language: Language, query: &Query) -> String {
    let (path, url) = (Page::Ads.path(language), query.to_url());
    if url.is_empty() { path } else { format!("{path}?{url}") }
}

/// “Hitta ditt nästa jobb hos staten”.
#[component]
pub fn Front() -> impl IntoView {
    let language = use_language();
    let (newest, closing) = (Listed::start(Sort::Newest), Listed::start(Sort::Closing));
    use_title(move || Some(texts::search::front_heading(language).to_owned()));
    view! {
        <Head newest=newest />
        <div class="wrap">
            <div class="cols">
                <AdList
                    listed=newest
                    heading=texts::search::newest(language)
                    all=texts::search::show_all_new(language)
                />
                <AdList
                    listed=closing
                    heading=texts::search::closing_soon(language)
                    all=texts::search::show_by_closing(language)
                />
            </div>
            <Ways />
        </div>
    }
}

/// The blue head.
#[component]
fn Head(newest: Listed) -> impl IntoView {
    let language = use_language();
    let router = use_router();
    let input = NodeRef::<html::Input>::new();
    let search = move |words: String| {
        router.go(&match Terms::parse(&words) {
            Ok(terms) => address(language, &Query { terms, ..Query::default() }),
            // The results say what is wrong with them.
            Err(_) => with_unread_words(&Page::Ads.path(language), &words),
        });
    };
    let lead = move || {
        let counted = newest.answer.with(|answer| answer.as_ref().map(|answer| (answer.total, answer.employers)));
        let counted = counted.map(|(total, employers)| texts::search::front_count(language, total.into(), employers));
        format!("{} {}", counted.unwrap_or_default(), texts::search::front_intro(language))
    };
    view! {
        <section class="hero blue">
            <svg class="motif" viewBox="0 0 320 320" aria-hidden="true" focusable="false">
                <path d="M0-40l160 300L320-40" stroke-width="56" />
            </svg>
            <div class="wrap">
                <h1>{texts::search::front_heading(language)}</h1>
                <p class="lead">{lead}</p>
                <SearchField input=input inverted=true on_search=search />
                <Quick newest=newest />
            </div>
        </section>
    }
}

/// Some filters with the number of ads that each would give.
#[component]
fn Quick(newest: Listed) -> impl IntoView {
    let language = use_language();
    let options = move |kind: FacetKind| {
        newest.answer.with(|answer| {
            let facets = answer.iter().flat_map(|answer| answer.facets.iter());
            let facet = facets.filter(|facet| facet.parameter == kind.parameter());
            facet.flat_map(|facet| facet.options.clone()).collect::<Vec<_>>()
        })
    };
    let types = move || {
        let mut types = options(FacetKind::Type);
        types.retain(|option| TYPES.contains(&option.value.as_str()));
        chips(language, FacetKind::Type, types)
    };
    let regions = move || {
        let mut regions = options(FacetKind::Region);
        regions.sort_by_key(|option| std::cmp::Reverse(option.count));
        regions.truncate(REGIONS);
        chips(language, FacetKind::Region, regions)
    };
    view! {
        <div class="quick">
            <div>
                <h2>{texts::search::employment_type(language)}</h2>
                {types}
            </div>
            <div>
                <h2>{texts::search::locations(language)}</h2>
                {regions}
                <a class="all" href=Page::Ads.path(language)>
                    {texts::search::show_all_filters(language)}
                </a>
            </div>
        </div>
    }
}

fn chips(language: Language, kind: FacetKind, options: Vec<FacetOption>) -> impl IntoView {
    let chip = |option: FacetOption| {
        let mut query = Query::default();
        // What a list of options names fits its filter.
        drop(query.set(kind, &option.value, true));
        view! {
            <a class="qchip" href=address(language, &query)>
                {option.label}
                " "
                <span class="num" aria-hidden="true">
                    {option.count}
                </span>
                <span class="ds-sr-only">{texts::search::jobs_found(language, option.count.into())}</span>
            </a>
        }
    };
    options.into_iter().map(chip).collect_view()
}

/// Where else one can go from here.
#[component]
fn Ways() -> impl IntoView {
    let language = use_language();
    let ways = [
        (
            Page::OpenApplication.path(language),
            texts::search::open_application(language),
            texts::search::open_application_intro(language),
        ),
        (Page::Employers.path(language), texts::search::employers(language), texts::search::employers_intro(language)),
        (
            information_path(language, HOW_TO_APPLY),
            texts::search::how_to_apply(language),
            texts::search::how_to_apply_intro(language),
        ),
    ];
    let way = |(href, heading, words)| {
        view! {
            <section class="way">
                <h2>
                    <a href=href>{heading}</a>
                    <Icon of=Drawing::ArrowRight />
                </h2>
                <p>{words}</p>
            </section>
        }
    };
    view! { <div class="ways">{ways.map(way).collect_view()}</div> }
}

/// A short list with the way to the whole of it.
#[component]
fn AdList(listed: Listed, heading: &'static str, all: &'static str) -> impl IntoView {
    let language = use_language();
    let id = match listed.sort {
        Sort::Newest => "newest",
        Sort::Closing => "closing",
    };
    let row = |ad: AdSummary| view! { <Card ad=ad level=Level::Third /> };
    let rows = move || {
        if let Some(failure) = listed.failure.get() {
            return view! { <FailureNote failure=failure again=move |()| listed.ask(language) /> }.into_any();
        }
        match listed.answer.get() {
            None => view! { <Waiting /> }.into_any(),
            Some(answer) if answer.items.is_empty() => {
                view! { <p>{texts::search::no_ads_at_all(language)}</p> }.into_any()
            }
            Some(answer) => {
                view! { <ul class="list">{answer.items.into_iter().take(ROWS).map(row).collect_view()}</ul> }.into_any()
            }
        }
    };
    view! {
        <section aria-labelledby=id>
            <div class="sechead">
                <h2 id=id>{heading}</h2>
                // It says its order even where that is the usual one: a reader may have chosen another for all lists (G3.3-1).
                <a href=format!("{}?sort={}", Page::Ads.path(language), listed.sort.slug())>{all}</a>
            </div>
            {rows}
        </section>
    }
}
