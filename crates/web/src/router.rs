//! Where the reader is, and how to go elsewhere without loading a new page.
//!
//! Addresses are those of `domain::paths`, the same that the server answers, so there is no second table of routes: a
//! link is followed here when the domain knows its page, and by the browser otherwise. Every entry of the history keeps
//! how far the page was scrolled and which link was followed, so that Back returns to the same place.

use std::time::Duration;

use domain::language::Language;
use domain::paths::{Page, Program};
use js_sys::{Object, Reflect};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent, ScrollRestoration, UrlSearchParams};

use crate::dom;
use crate::said;

const SCROLLED: &str = "scrolled";
const FOLLOWED: &str = "followed";
/// How long the secret of a mailed link is at least: what is shorter has been cut off on the way.
pub(crate) const SECRET_IS_WHOLE: usize = 43;
/// Often enough to come back to the right place, rarely enough for browsers that count such calls.
const REST: Duration = Duration::from_millis(300);

/// An address of this site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// `/sv/lediga-jobb`
    pub path: String,
    /// Without `?`.
    pub query: String,
}

impl Place {
    fn here() -> Self {
        let location = window().location();
        let query = location.search().unwrap_or_default();
        Self {
            path: location.pathname().unwrap_or_default(),
            query: query.strip_prefix('?').unwrap_or(&query).to_owned(),
        }
    }

    fn of(address: &str) -> Self {
        let address = address.split('#').next().unwrap_or(address);
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        Self { path: path.to_owned(), query: query.to_owned() }
    }

    /// The address again.
    pub fn address(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }

    /// The first value of a parameter of the query.
    pub fn parameter(&self, name: &str) -> Option<String> {
        UrlSearchParams::new_with_str(&self.query).ok()?.get(name)
    }

    fn page(&self) -> Option<(Language, Page)> {
        Page::parse(&self.path)
    }
}

/// How one came to the page that is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Came {
    /// The page was loaded.
    Loaded,
    /// The page was loaded, but by a link or a button of another program: to the reader it is a change of page.
    FromOtherProgram {
        /// What was said on the way.
        words: String,
    },
    /// By a link or a button.
    Forward,
    /// By Back or Forward of the browser: to this scroll position, with the focus on the link that was followed.
    Back {
        /// Pixels from the top.
        scrolled: f64,
        /// `href` of the link.
        followed: Option<String>,
    },
    /// The same page in another language (G2-1).
    OtherLanguage,
}

/// Where the reader is.
#[derive(Clone, Copy)]
pub struct Router {
    place: RwSignal<Place>,
    came: RwSignal<Came>,
    /// Whether the new page has yet to receive the focus.
    arriving: RwSignal<bool>,
    first_language: Language,
    /// Which of the programs this is: only pages of the same are shown without loading.
    program: Program,
}

impl Router {
    /// Begins at the address in the address bar and listens for links and for Back.
    pub(crate) fn start(program: Program) -> Self {
        let place = Place::here();
        let first_language = place.page().map_or_else(document_language, |(language, _)| language);
        // Who is already somewhere on the page that the server wrote stays there.
        let crossed = said::crossed(&place.path).filter(|_| !dom::has_focus_somewhere());
        let router = Self {
            place: RwSignal::new(place),
            arriving: RwSignal::new(crossed.is_some()),
            came: RwSignal::new(crossed.map_or(Came::Loaded, |words| Came::FromOtherProgram { words })),
            first_language,
            program,
        };
        if let Ok(history) = window().history() {
            drop(history.set_scroll_restoration(ScrollRestoration::Manual));
        }
        drop(window_event_listener(ev::click, move |event| router.follow(&event)));
        drop(window_event_listener(ev::popstate, move |event| router.went_back(&event.state())));
        router.remember_scrolling();
        router
    }

    /// The place; reactive.
    pub fn place(self) -> Place {
        self.place.get()
    }

    /// The place, not reactive.
    pub fn place_now(self) -> Place {
        self.place.get_untracked()
    }

    /// The page that the address means; reactive. `None`: there is no such page.
    pub fn page(self) -> Option<Page> {
        self.place.with(|place| place.page().map(|(_, page)| page))
    }

    /// The language of the address; reactive.
    pub fn language(self) -> Language {
        self.place.with(|place| place.page().map_or(self.first_language, |(language, _)| language))
    }

    /// The first value of a parameter of the query; reactive.
    pub fn parameter(self, name: &str) -> Option<String> {
        self.place.with(|place| place.parameter(name))
    }

    /// How one came to the page that is shown.
    pub fn came(self) -> Came {
        self.came.get_untracked()
    }

    /// Whether the page has yet to receive the focus; asking takes it as done.
    pub(crate) fn take_arrival(self) -> bool {
        let arriving = self.arriving.get_untracked();
        self.arriving.set(false);
        arriving
    }

    /// Goes to an address of this site; Back comes back.
    pub fn go(self, address: &str) {
        self.go_from(address, None);
    }

    /// The same in place of the present entry of the history: Back does not come back here.
    pub fn replace(self, address: &str) {
        if !self.has(&Place::of(address)) {
            cross(&Place::of(address));
            // Refused only for an address that is none, and these are ours.
            drop(window().location().replace(address));
            return;
        }
        self.move_to(Place::of(address));
        write_history(address, None, true);
    }

    /// Writes another address for what is shown, and nothing more.
    pub fn rename(self, address: &str) {
        write_history(address, history_state().as_ref(), true);
        self.place.set(Place::of(address));
    }

    /// The secret of a mailed link, which is taken out of the address bar: nobody who looks over a shoulder or into the
    /// history finds it there.
    pub(crate) fn take_secret(self) -> String {
        let hash = window().location().hash().unwrap_or_default();
        if !hash.is_empty() {
            self.rename(&self.place_now().address());
        }
        hash.strip_prefix("#t=").unwrap_or_default().to_owned()
    }

    fn go_from(self, address: &str, followed: Option<&str>) {
        write_history("", Some(&left_at(dom::scroll_y(), followed)), true);
        if !self.has(&Place::of(address)) {
            cross(&Place::of(address));
            drop(window().location().assign(address));
            return;
        }
        write_history(address, None, false);
        self.move_to(Place::of(address));
    }

    /// Whether the page is one of this program.
    fn has(self, place: &Place) -> bool {
        place.page().is_some_and(|(_, page)| page.program() == self.program)
    }

    fn move_to(self, next: Place) {
        let (before, after) = (self.place_now().page(), next.page());
        self.changes(before, after, Came::Forward);
        self.place.set(next);
    }

    fn changes(self, before: Option<(Language, Page)>, after: Option<(Language, Page)>, came: Came) {
        let same_page = before.map(|(_, page)| page) == after.map(|(_, page)| page) && after.is_some();
        if !same_page {
            self.came.set(came);
            self.arriving.set(true);
        } else if before.map(|(language, _)| language) != after.map(|(language, _)| language) {
            self.came.set(Came::OtherLanguage);
            self.arriving.set(true);
        }
    }

    fn went_back(self, state: &JsValue) {
        let scrolled = dom::property(state, SCROLLED).and_then(|y| y.as_f64()).unwrap_or(0.0);
        let followed = dom::property(state, FOLLOWED).and_then(|href| href.as_string());
        let next = Place::here();
        self.changes(self.place_now().page(), next.page(), Came::Back { scrolled, followed });
        self.place.set(next);
    }

    fn follow(self, event: &MouseEvent) {
        if event.default_prevented() || event.button() != 0 {
            return;
        }
        if event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key() {
            return;
        }
        let Some(link) = link_of(event) else { return };
        let href = link.get_attribute("href").unwrap_or_default();
        if let Some(id) = href.strip_prefix('#') {
            if dom::focus_id(id) {
                event.prevent_default();
            }
            return;
        }
        if !link.target().is_empty() || link.has_attribute("download") || link.origin() != origin() {
            return;
        }
        let place = Place { path: link.pathname(), query: link.search().trim_start_matches('?').to_owned() };
        if !link.hash().is_empty() {
            return;
        }
        if !self.has(&place) {
            cross(&place);
            return;
        }
        event.prevent_default();
        self.go_from(&place.address(), Some(&href));
    }

    /// Keeps the scroll position of the present entry, for Back, Forward and reloading.
    fn remember_scrolling(self) {
        let waiting = StoredValue::new(false);
        drop(window_event_listener(ev::scroll, move |_| {
            if waiting.get_value() {
                return;
            }
            waiting.set_value(true);
            set_timeout(
                move || {
                    waiting.set_value(false);
                    if !self.arriving.get_untracked() {
                        let followed = history_state().and_then(|state| dom::property(&state, FOLLOWED));
                        let followed = followed.and_then(|href| href.as_string());
                        write_history("", Some(&left_at(dom::scroll_y(), followed.as_deref())), true);
                    }
                },
                REST,
            );
        }));
    }
}

/// A page of the other program is loaded like any other, but read as the next one of this.
fn cross(place: &Place) {
    if place.page().is_some() {
        said::cross(&place.path);
    }
}

/// How far the page was scrolled when it was loaded anew.
pub(crate) fn scrolled_before_reload() -> Option<f64> {
    dom::property(&history_state()?, SCROLLED)?.as_f64()
}

/// The address of the login page that leads back to `next` afterwards.
pub fn login_then(language: Language, next: &Place) -> String {
    let address = next.address();
    let next = js_sys::encode_uri_component(&address);
    format!("{}?next={}", Page::Login.path(language), String::from(next))
}

/// The address of the page of new terms that leads back to `next` afterwards (G1-3).
pub fn terms_then(language: Language, next: &Place) -> String {
    let next = js_sys::encode_uri_component(&next.address());
    format!("{}?next={}", Page::NewTerms.path(language), String::from(next))
}

/// Where to go after the login: only ever a page of ours.
pub fn next_after_login(place: &Place) -> Option<String> {
    let next = Place::of(&place.parameter("next")?);
    next.page().map(|_| next.address())
}

fn link_of(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("a[href]").ok()??.dyn_into().ok()
}

fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

fn document_language() -> Language {
    document()
        .document_element()
        .and_then(|html| html.get_attribute("lang"))
        .and_then(|tag| tag.parse().ok())
        .unwrap_or_default()
}

fn history_state() -> Option<JsValue> {
    window().history().ok()?.state().ok()
}

fn left_at(y: f64, followed: Option<&str>) -> JsValue {
    let state = Object::new();
    // Setting a property of a fresh object cannot fail.
    drop(Reflect::set(&state, &JsValue::from_str(SCROLLED), &JsValue::from_f64(y)));
    if let Some(href) = followed {
        drop(Reflect::set(&state, &JsValue::from_str(FOLLOWED), &JsValue::from_str(href)));
    }
    state.into()
}

/// A browser that refuses (too many calls in a short time) leaves the address bar as it was; the page is right anyway.
fn write_history(address: &str, state: Option<&JsValue>, replace: bool) {
    let Ok(history) = window().history() else { return };
    let nothing = JsValue::NULL;
    let state = state.unwrap_or(&nothing);
    let address = if address.is_empty() { None } else { Some(address) };
    drop(if replace {
        history.replace_state_with_url(state, "", address)
    } else {
        history.push_state_with_url(state, "", address)
    });
}

/// The router of this application.
pub fn use_router() -> Router {
    expect_context()
}

/// The language of the page. A page is made anew when it changes, so this need not be reactive.
pub fn use_language() -> Language {
    expect_context::<PageLanguage>().0
}

/// The language that the page was made in.
#[derive(Clone, Copy)]
pub(crate) struct PageLanguage(pub(crate) Language);
