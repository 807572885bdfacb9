//! What screen readers are told without moving the focus: counts, saved, copied (WCAG 4.1.3).
//!
//! A page of the other program is loaded anew, and what was said just before would be lost with the old one: it goes
//! over in `sessionStorage` and is said there, after the heading has received the focus as after any change of page.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::*;

use crate::dom::session_storage;

/// Long enough that a screen reader notices the change of a text that was there before.
const PAUSE: Duration = Duration::from_millis(100);
/// Where the words wait for the other program: the path on which they are to be said, then the words.
const CROSSING: &str = "virka.crossing";

thread_local! {
    /// Said politely, but not yet in the region.
    static WAITING: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// The path of the other program's page that is being loaded.
    static LEAVING: RefCell<Option<String>> = const { RefCell::new(None) };
    static LISTENING: Cell<bool> = const { Cell::new(false) };
}

/// The two live regions of the page.
#[derive(Clone, Copy)]
pub struct Said {
    politely: RwSignal<String>,
    at_once: RwSignal<String>,
}

impl Said {
    /// Two silent regions.
    pub fn nothing() -> Self {
        Self { politely: RwSignal::new(String::new()), at_once: RwSignal::new(String::new()) }
    }

    /// Says something when the reader has finished what it is saying, in place of what still waits to be said.
    pub fn politely(self, text: impl Into<String>) {
        WAITING.with_borrow_mut(Vec::clear);
        self.after_that(text);
    }

    /// The same after what still waits to be said.
    pub(crate) fn after_that(self, text: impl Into<String>) {
        let text = text.into();
        WAITING.with_borrow_mut(|waiting| {
            if !waiting.contains(&text) {
                waiting.push(text);
            }
        });
        carry();
        self.politely.set(String::new());
        let region = self.politely;
        set_timeout(
            move || {
                let words = WAITING.with_borrow_mut(|waiting| std::mem::take(waiting).join(" "));
                if !words.is_empty() {
                    region.set(words);
                }
            },
            PAUSE,
        );
    }

    /// Interrupts: only for what went wrong. The same text twice is no change, so the region is emptied first.
    pub fn at_once(self, text: impl Into<String>) {
        let (region, text) = (self.at_once, text.into());
        region.set(String::new());
        set_timeout(move || region.set(text), PAUSE);
    }

    /// Forgets what was said: it must not be said again by regions that are made anew.
    fn hush(self) {
        self.politely.set(String::new());
        self.at_once.set(String::new());
    }
}

/// The other program is about to load a page of this path: its heading receives the focus there, and what is said from
/// now on is said there.
pub(crate) fn cross(path: &str) {
    LEAVING.set(Some(path.to_owned()));
    if !LISTENING.replace(true) {
        // Back brings this page as it was: it is not being left any more.
        drop(window_event_listener_untyped("pageshow", |_| LEAVING.set(None)));
    }
    carry();
}

fn carry() {
    LEAVING.with_borrow(|path| {
        if let (Some(path), Some(storage)) = (path, session_storage()) {
            let words = WAITING.with_borrow(|waiting| waiting.join(" "));
            // Without storage the words are lost, not the page.
            drop(storage.set_item(CROSSING, &format!("{path}\n{words}")));
        }
    });
}

/// What the other program has left to be said on this page, once; `None` where one does not come from there.
pub(crate) fn crossed(path: &str) -> Option<String> {
    let storage = session_storage()?;
    let carried = storage.get_item(CROSSING).ok()??;
    drop(storage.remove_item(CROSSING));
    let (meant_for, words) = carried.split_once('\n')?;
    (meant_for == path).then(|| words.to_owned())
}

/// Where components say something.
pub fn use_said() -> Said {
    expect_context()
}

/// The regions themselves; they stand in the frame of every page.
#[component]
pub fn LiveRegions() -> impl IntoView {
    let said = use_said();
    view! {
        <div class="ds-sr-only" role="status" aria-live="polite">
            {move || said.politely.get()}
        </div>
        <div class="ds-sr-only" role="alert">
            {move || said.at_once.get()}
        </div>
    }
}

/// The same inside a modal dialog: what stands outside of it is out of reach for screen readers while it is open.
#[component]
pub(crate) fn LiveRegionsOfDialog() -> impl IntoView {
    use_said().hush();
    view! { <LiveRegions /> }
}
