//! The search that is shown: its address, its answer, and how it changes.

use client::{Client, Failure};
use domain::ads::{AdPage, Facet, FacetOption};
use domain::codes::Choice;
use domain::language::Language;
use domain::paths::Page;
use domain::problem::FieldError;
use domain::search::{FacetKind, Query, Sort, Terms, api_path, api_query};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::LastSearch;
use crate::answers::{Answers, use_answers};
use crate::arrival::focus_heading;
use crate::busy::{Busy, use_busy};
use crate::clock::{Clock, use_clock};
use crate::dom;
use crate::router::{Router, use_language, use_router};
use crate::said::{Said, use_said};

/// The search that is shown.
#[derive(Clone, Copy)]
pub(crate) struct Searching {
    /// What the address asks for, or what in it cannot be read.
    pub(crate) query: Memo<Result<Query, Vec<FieldError>>>,
    /// What was found; while the next answer is on its way, the last one.
    pub(crate) answer: RwSignal<Option<AdPage>>,
    pub(crate) failure: RwSignal<Option<Failure>>,
    /// Whether the heading takes the focus when the answer is there: after another page was asked for.
    to_heading: RwSignal<bool>,
    /// Number of the newest request: older answers are too late.
    newest: RwSignal<u32>,
    language: Language,
    router: Router,
    said: Said,
    answers: Answers,
    clock: Clock,
    busy: Busy,
    last: LastSearch,
}

impl Searching {
    /// Begins with the answer that is there already, if it is.
    pub(crate) fn start() -> Self {
        let (language, router) = (use_language(), use_router());
        let searching = Self {
            query: Memo::new(move |_| Query::parse_str(&router.place().query)),
            answer: RwSignal::new(None),
            failure: RwSignal::new(None),
            to_heading: RwSignal::new(false),
            newest: RwSignal::new(0),
            language,
            router,
            said: use_said(),
            answers: use_answers(),
            clock: use_clock(),
            busy: use_busy(),
            last: expect_context(),
        };
        let at_once = searching.query.get_untracked().ok().and_then(|query| searching.there_already(&query));
        let first_is_there = at_once.is_some();
        searching.answer.set(at_once);
        Effect::new(move |before: Option<()>| {
            if let Ok(query) = searching.query.get()
                && (before.is_some() || !first_is_there)
            {
                searching.ask(query, before.is_some());
            }
        });
        searching
    }

    fn there_already(self, query: &Query) -> Option<AdPage> {
        let answer = self.answers.search(&api_path(query, self.language))?;
        self.clock.set(answer.now);
        self.last.set(query.to_url(), answer.total);
        self.answers.keep_search(api_path(query, self.language), answer.clone());
        Some(answer)
    }

    /// Asks the server; `aloud`: the number found is announced.
    fn ask(self, query: Query, aloud: bool) {
        self.newest.update(|newest| *newest += 1);
        let mine = self.newest.get_untracked();
        let on_its_way = self.busy.until_dropped();
        spawn_local(async move {
            let answer = Client::here(self.language).search_ads(&api_query(&query, self.language)).await;
            drop(on_its_way);
            if self.newest.try_get_untracked() == Some(mine) {
                match answer {
                    Ok(answer) => self.show(&query, answer.value, aloud),
                    Err(failure) => self.failure.set(Some(failure)),
                }
            }
        });
    }

    fn show(self, query: &Query, answer: AdPage, aloud: bool) {
        self.clock.set(answer.now);
        if query.page > answer.pages {
            self.router.replace(&self.address(&query.on_page(answer.pages)));
            return;
        }
        self.last.set(query.to_url(), answer.total);
        self.answers.keep_search(api_path(query, self.language), answer.clone());
        let found = texts::search::jobs_found(self.language, answer.total.into());
        self.failure.set(None);
        self.answer.set(Some(answer));
        if self.to_heading.get_untracked() {
            self.to_heading.set(false);
            dom::after_render(|| {
                dom::scroll_to(0.0);
                focus_heading();
            });
        }
        if aloud {
            self.said.politely(found);
        }
    }

    /// Asks the same again.
    pub(crate) fn again(self) {
        self.failure.set(None);
        if let Ok(query) = self.query.get_untracked() {
            self.ask(query, true);
        }
    }

    /// The address of a search.
    pub(crate) fn address(self, query: &Query) -> String {
        let (path, url) = (Page::Ads.path(self.language), query.to_url());
        if url.is_empty() { path } else { format!("{path}?{url}") }
    }

    /// The search of the address; the plain one where it cannot be read. Reactive.
    pub(crate) fn now(self) -> Query {
        self.query.get().unwrap_or_default()
    }

    fn changed(self, change: impl FnOnce(&mut Query)) -> Query {
        let mut query = self.query.get_untracked().unwrap_or_default();
        change(&mut query);
        query
    }

    /// Another search; Back returns to this one.
    pub(crate) fn change(self, change: impl FnOnce(&mut Query)) {
        let query = self.changed(change);
        if self.query.get_untracked().as_ref() != Ok(&query) {
            self.router.go(&self.address(&query));
        }
    }

    /// Another search in place of this one, as while one is typing.
    pub(crate) fn retype(self, typed: &str) {
        let Ok(terms) = Terms::parse(typed) else { return };
        let query = self.changed(|query| set_terms(query, terms));
        if self.query.get_untracked().as_ref() != Ok(&query) {
            self.router.replace(&self.address(&query));
        }
    }

    /// The words are finished: Enter or “Sök”.
    pub(crate) fn search(self, typed: &str) {
        if let Ok(terms) = Terms::parse(typed) {
            self.change(|query| set_terms(query, terms));
        }
    }

    /// Chooses or drops an option of a filter.
    pub(crate) fn choose(self, kind: FacetKind, value: &str, on: bool) {
        self.change(|query| {
            // What a list of options names fits its filter; anything else changes nothing.
            drop(query.set(kind, value, on));
        });
    }

    /// Sorts, or shows those of the last 24 hours only: the guide has both in one list (G3.3-1).
    pub(crate) fn sort(self, slug: &str) {
        self.change(|query| {
            query.last_24_hours = slug == LAST_DAY;
            query.sort = Sort::from_slug(slug).unwrap_or_default();
            query.page = 1;
        });
    }

    /// The heading takes the focus with the next answer.
    pub(crate) fn will_focus_heading(self) {
        self.to_heading.set(true);
    }

    /// The options of a filter; reactive.
    pub(crate) fn options(self, kind: FacetKind) -> Vec<FacetOption> {
        self.answer.with(|answer| {
            answer
                .as_ref()
                .and_then(|answer| facet(answer, kind))
                .map(|facet| facet.options.clone())
                .unwrap_or_default()
        })
    }
}

/// The choice of “Sortera” that is no order.
pub(crate) const LAST_DAY: &str = "24h";

fn set_terms(query: &mut Query, terms: Terms) {
    query.terms = terms;
    query.page = 1;
}

/// The group of filters in an answer.
pub(crate) fn facet(answer: &AdPage, kind: FacetKind) -> Option<&Facet> {
    answer.facets.iter().find(|facet| facet.parameter == kind.parameter())
}

pub(crate) fn use_searching() -> Searching {
    expect_context()
}
