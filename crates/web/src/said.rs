//! What screen readers are told without moving the focus: counts, saved, copied (WCAG 4.1.3).

use std::time::Duration;

use leptos::prelude::*;

/// Long enough that a screen reader notices the change of a text that was there before.
const PAUSE: Duration = Duration::from_millis(100);

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

    /// Says something when the reader has finished what it is saying.
    pub fn politely(self, text: impl Into<String>) {
        say(self.politely, text.into());
    }

    /// Interrupts: only for what went wrong.
    pub fn at_once(self, text: impl Into<String>) {
        say(self.at_once, text.into());
    }
}

/// The same text twice is no change, so the region is emptied first.
fn say(region: RwSignal<String>, text: String) {
    region.set(String::new());
    set_timeout(move || region.set(text), PAUSE);
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
