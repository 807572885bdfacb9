//! The search that is shown: its address, its answer, and how it changes.

use client::{Client, Failure};
use domain::ads::{AdPage, Facet, FacetOption};
use domain::codes::Choice;
use domain::language::Language;
use domain::paths::Page;
use domain::problem::{FieldError, FieldProblem};
use domain::search::{FacetKind, LAST_DAY, Query, Sort, Terms, api_path, api_query, refused_codes};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::LastSearch;
use super::remembered::{Remembered, View};
use crate::answers::{Answers, use_answers};
use crate::arrival::focus_heading;
use crate::busy::{Busy, use_busy};
use crate::clock::{Clock, use_clock};
use crate::dom;
use crate::router::{Came, Place, Router, use_language, use_router};
use crate::said::{Said, use_said};

/// What the address asks for.
#[derive(Clone, PartialEq)]
pub(crate) struct Read {
    /// As far as it can be read.
    pub(crate) query: Query,
    /// What is said of the rest (G5.3).
    pub(crate) unread: Vec<String>,
    /// What stands in the field of words, readable or not.
    pub(crate) words: String,
}

/// The search that is shown.
#[derive(Clone, Copy)]
pub(crate) struct Searching {
    pub(crate) read: Memo<Read>,
    /// The address's query, and what of it are codes that the server does not know.
    refused: RwSignal<(String, String)>,
    /// “Vy” (G3.3-1).
    pub(crate) view: RwSignal<View>,
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
        let remembered = Remembered::here();
        let (mut linked, _) = Query::parse_link(&router.place_now().query);
        // The server has written so beside what it says of the address.
        let refused = dom::by_id("unread").and_then(|note| note.get_attribute(REFUSED)).unwrap_or_default();
        linked.refuse(&refused);
        if !matches!(router.came(), Came::Back { .. } | Came::OtherLanguage)
            && refused.is_empty()
            && let Some(wanted) = remembered.applied(&linked, |name| router.place_now().parameter(name).is_some())
        {
            router.rename(&address(language, &wanted));
        }
        let refused = RwSignal::new((router.place_now().query, refused));
        let searching = Self {
            read: Memo::new(move |_| read(language, &router.place(), &refused.get())),
            refused,
            view: RwSignal::new(remembered.view.unwrap_or_default()),
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
        let at_once = searching.there_already(&searching.read.get_untracked().query);
        let first_is_there = at_once.is_some();
        // Where the reader wants another order than the server has written, that stays until the other is there.
        searching.answer.set(at_once.or_else(|| searching.there_already(&linked)));
        Effect::new(move |before: Option<Read>| {
            let read = searching.read.get();
            if before.as_ref().is_some_and(|before| before.unread != read.unread) && !read.unread.is_empty() {
                searching.said.after_that(read.unread.join(" "));
            }
            let same = before.as_ref().map_or(first_is_there, |before| before.query == read.query);
            if !same {
                searching.ask(read.query.clone(), before.is_some());
            }
            read
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
                    Err(failure) => self.fail(failure),
                }
            }
        });
    }

    /// Codes that no list has are left out, and the rest is searched.
    fn fail(self, failure: Failure) {
        let errors = failure.problem().map(|problem| problem.errors.as_slice()).unwrap_or_default();
        let named = |error: &FieldProblem| FieldError {
            pointer: error.pointer.clone(),
            code: error.code,
            params: error.params.clone(),
        };
        let refused = refused_codes(&errors.iter().map(named).collect::<Vec<_>>());
        // What was refused once already is not the reason.
        if refused.is_empty() || self.refused.with_untracked(|(_, before)| *before == refused) {
            self.failure.set(Some(failure));
        } else {
            self.refused.set((self.router.place_now().query, refused));
        }
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
        if aloud && self.read.with_untracked(|read| read.unread.is_empty()) {
            self.said.politely(found);
        } else if aloud {
            // What could not be read is said too, and first.
            self.said.after_that(found);
        }
    }

    /// Asks the same again.
    pub(crate) fn again(self) {
        self.failure.set(None);
        self.ask(self.read.get_untracked().query, true);
    }

    /// The address of a search.
    pub(crate) fn address(self, query: &Query) -> String {
        address(self.language, query)
    }

    /// The search of the address, as far as it can be read. Reactive.
    pub(crate) fn now(self) -> Query {
        self.read.get().query
    }

    fn changed(self, change: impl FnOnce(&mut Query)) -> Query {
        let mut query = self.read.get_untracked().query;
        change(&mut query);
        query
    }

    /// Another search; Back returns to this one.
    pub(crate) fn change(self, change: impl FnOnce(&mut Query)) {
        let query = self.changed(change);
        if self.differs(&query) {
            self.router.go(&self.address(&query));
        }
    }

    /// Whether the address would be another one.
    fn differs(self, query: &Query) -> bool {
        self.read.with_untracked(|read| read.query != *query || !read.unread.is_empty())
    }

    /// Another search in place of this one, as while one is typing.
    pub(crate) fn retype(self, typed: &str) {
        if let Some(address) = self.with_words(typed) {
            self.router.replace(&address);
        }
    }

    /// The words are finished: Enter or “Sök”.
    pub(crate) fn search(self, typed: &str) {
        if let Some(address) = self.with_words(typed) {
            self.router.go(&address);
        }
    }

    /// The address with other words: also with those that are too many, so that it is said. None where they are the same.
    fn with_words(self, typed: &str) -> Option<String> {
        let terms = Terms::parse(typed);
        let query = self.changed(|query| query.set_terms(terms.clone().unwrap_or_default()));
        if terms.is_err() {
            let other = self.read.with_untracked(|read| read.words != typed.trim());
            return other.then(|| with_unread_words(&self.address(&query), typed));
        }
        self.differs(&query).then(|| self.address(&query))
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
        let sort = Sort::from_slug(slug);
        self.change(|query| {
            query.last_24_hours = slug == LAST_DAY;
            query.sort = sort.unwrap_or_default();
            query.page = 1;
        });
        if sort.is_some() {
            Remembered::change(|remembered| remembered.sort = sort);
        }
    }

    /// So many rows on a page, here and from now on.
    pub(crate) fn show_rows(self, rows: u32) {
        self.change(|query| {
            query.per_page = rows;
            query.page = 1;
        });
        Remembered::change(|remembered| remembered.per_page = Some(rows));
    }

    /// Cards beside each other or rows, here and from now on.
    pub(crate) fn look(self, view: View) {
        self.view.set(view);
        Remembered::change(|remembered| remembered.view = Some(view));
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

/// The attribute in which the server's page tells the codes of its address that no list has.
const REFUSED: &str = "data-refused";

fn read(language: Language, place: &Place, (of, refused): &(String, String)) -> Read {
    let (mut query, mut errors) = Query::parse_link(&place.query);
    if *of == place.query {
        errors.extend(query.refuse(refused));
    }
    let typed = || place.parameter("q").map(|words| words.trim().to_owned()).unwrap_or_default();
    let words = if query.terms.is_empty() { typed() } else { query.terms.as_typed().to_owned() };
    Read { query, unread: texts::unread_search(language, &errors), words }
}

fn address(language: Language, query: &Query) -> String {
    let (path, url) = (Page::Ads.path(language), query.to_url());
    if url.is_empty() { path } else { format!("{path}?{url}") }
}

/// The address with words that cannot be searched: the page that it leads to says why.
pub(crate) fn with_unread_words(address: &str, typed: &str) -> String {
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}q={}", String::from(js_sys::encode_uri_component(typed)))
}

/// The group of filters in an answer.
pub(crate) fn facet(answer: &AdPage, kind: FacetKind) -> Option<&Facet> {
    answer.facets.iter().find(|facet| facet.parameter == kind.parameter())
}

pub(crate) fn use_searching() -> Searching {
    expect_context()
}
