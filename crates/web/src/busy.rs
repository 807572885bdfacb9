//! Says on `main` that something is on its way (`aria-busy`), for readers that wait and for tests that do.

use leptos::prelude::*;

/// Counts what is on its way.
#[derive(Clone, Copy)]
pub struct Busy(RwSignal<usize>);

impl Busy {
    pub(crate) fn nothing() -> Self {
        Self(RwSignal::new(0))
    }

    /// Whether something is on its way; reactive.
    pub fn is(self) -> bool {
        self.0.get() > 0
    }

    /// Something is on its way until the answer is dropped.
    pub fn until_dropped(self) -> OnItsWay {
        self.0.update(|count| *count += 1);
        OnItsWay(self.0)
    }
}

/// Keeps `main` busy while it lives.
pub struct OnItsWay(RwSignal<usize>);

impl Drop for OnItsWay {
    fn drop(&mut self) {
        self.0.update(|count| *count = count.saturating_sub(1));
    }
}

/// What is on its way in this application.
pub fn use_busy() -> Busy {
    expect_context()
}
