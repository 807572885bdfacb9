//! “Lediga jobb”: the search (G3). The whole search is in the address (X3.2-9), so the address is its state.

mod alert;
pub mod card;
mod chips;
mod filters;
mod group;
pub mod marked;
mod nothing;
mod open_application;
mod pager;
mod places;
mod remembered;
mod results;
pub mod search_field;
pub(crate) mod searching;
mod sheet;
mod toolbar;

pub use results::Results;

use leptos::prelude::*;

/// The search that one came from, for the way back out of an ad.
#[derive(Clone, Copy)]
pub struct LastSearch(RwSignal<Option<(String, u32)>>);

impl LastSearch {
    /// None yet.
    pub fn none() -> Self {
        Self(RwSignal::new(None))
    }

    /// A search, by the part of its address after `?`, and how many it found.
    pub fn set(self, query: String, found: u32) {
        self.0.set(Some((query, found)));
    }

    /// The search one came from.
    pub fn get(self) -> Option<(String, u32)> {
        self.0.get_untracked()
    }
}
