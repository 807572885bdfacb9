//! The ads that are marked with a heart in this browser (G3.5-1): in `localStorage`, with no account and no server.
//!
//! Other tabs write there too, so every change reads first what is there now, and what another tab has written is taken
//! in at once. A browser may forbid storage or have no room, and what is found there may be unreadable: then the list
//! stays as it is and whoever pressed a heart is told why.

mod heart;

pub use heart::Heart;

use std::cell::RefCell;

use domain::favourites::{Favourite, Favourites, Full, MAX_FAVOURITES, Merged, Unreadable};
use domain::ids::AdId;
use domain::language::Language;
use gloo_storage::{LocalStorage, Storage as _};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Storage;

use crate::dom;

/// The name of the list.
const NAME: &str = "virka.favourites";
/// Where what cannot be read is put aside, with a number after it.
const ASIDE: &str = "virka.favourites.aside";

/// Why a heart does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser forbids storage.
    Blocked,
    /// There is no room for more.
    NoRoom,
    /// As many are marked as may be.
    Full,
    /// What is stored there is no list that we can read; it is left alone.
    Unreadable(Unreadable),
}

impl Trouble {
    /// What people read.
    #[must_use]
    pub fn words(self, language: Language) -> String {
        match self {
            Self::Blocked => texts::frame::storage_blocked(language).to_owned(),
            Self::NoRoom => texts::favourites::no_room(language).to_owned(),
            Self::Full => texts::favourites::full(language, MAX_FAVOURITES),
            Self::Unreadable(Unreadable::Newer) => texts::favourites::newer(language).to_owned(),
            Self::Unreadable(Unreadable::Broken) => texts::favourites::broken(language).to_owned(),
        }
    }
}

thread_local! {
    /// The list as it was read last. Beside the signal: one of this type of its own would cost a first visit its whole
    /// machinery once more (P13).
    static LIST: RefCell<Result<Favourites, Trouble>> = const { RefCell::new(Err(Trouble::Blocked)) };
}

/// The hearts of this browser; the number goes up with each change of the list.
#[derive(Clone, Copy)]
pub struct Hearts(RwSignal<u32>);

impl Hearts {
    /// Reads them, and listens to the other tabs.
    pub(crate) fn start() -> Self {
        let hearts = Self(RwSignal::new(0));
        hearts.take(read());
        // The event comes to the other tabs only. A page that Back brings as it was has missed some.
        for event in ["storage", "pageshow"] {
            drop(window_event_listener_untyped(event, move |_| hearts.take(read())));
        }
        hearts
    }

    /// Whether the ad is marked; reactive.
    pub fn has(self, ad: AdId) -> bool {
        self.0.track();
        LIST.with_borrow(|list| list.as_ref().is_ok_and(|list| list.has(ad)))
    }

    /// How many are; reactive.
    pub fn count(self) -> usize {
        self.0.track();
        LIST.with_borrow(|list| list.as_ref().map_or(0, Favourites::len))
    }

    /// The list, or why it cannot be read; reactive.
    pub fn list(self) -> Result<Favourites, Trouble> {
        self.0.track();
        LIST.with_borrow(Clone::clone)
    }

    /// Marks an ad.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn mark(self, ad: Favourite) -> Result<(), Trouble> {
        self.change(&mut |list| list.add(ad.clone()).map_err(|Full| Trouble::Full))
    }

    /// Takes a mark away.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn unmark(self, ad: AdId) -> Result<(), Trouble> {
        self.change(&mut |list| {
            list.remove(ad);
            Ok(())
        })
    }

    /// Marks those of another device that are not marked here.
    ///
    /// # Errors
    /// Why none can be.
    pub fn merge(self, others: &[Favourite]) -> Result<Merged, Trouble> {
        let mut merged = Merged::default();
        self.change(&mut |list| {
            merged = list.merge(others.iter().cloned());
            Ok(())
        })?;
        Ok(merged)
    }

    /// Puts aside what cannot be read, which is not erased, and begins with an empty list.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn start_over(self) -> Result<(), Trouble> {
        let storage = storage().ok_or(Trouble::Blocked)?;
        if let Some(text) = stored(&storage)? {
            let taken = |name: &String| storage.get_item(name).is_ok_and(|there| there.is_some());
            let name = (1..).map(|number: u32| format!("{ASIDE}.{number}")).find(|name| !taken(name));
            storage.set_item(&name.unwrap_or_default(), &text).map_err(|error| refused(&error))?;
        }
        storage.remove_item(NAME).map_err(|error| refused(&error))?;
        self.take(read());
        Ok(())
    }

    /// Reads what is there now, changes it and writes it at once: nothing that another tab has written is lost.
    fn change(self, change: &mut dyn FnMut(&mut Favourites) -> Result<(), Trouble>) -> Result<(), Trouble> {
        let storage = storage().ok_or(Trouble::Blocked)?;
        let mut list = read_from(&storage)?;
        change(&mut list)?;
        storage.set_item(NAME, &list.write()).map_err(|error| refused(&error))?;
        self.take(Ok(list));
        Ok(())
    }

    fn take(self, list: Result<Favourites, Trouble>) {
        LIST.set(list);
        self.0.update(|changes| *changes += 1);
    }
}

/// The storage; none where the browser forbids it. Asked for here first, because the crate's own way ends the program
/// then.
fn storage() -> Option<Storage> {
    window().local_storage().ok()??;
    Some(LocalStorage::raw())
}

fn stored(storage: &Storage) -> Result<Option<String>, Trouble> {
    storage.get_item(NAME).map_err(|error| refused(&error))
}

fn read_from(storage: &Storage) -> Result<Favourites, Trouble> {
    Favourites::read(stored(storage)?.as_deref()).map_err(Trouble::Unreadable)
}

fn read() -> Result<Favourites, Trouble> {
    read_from(&storage().ok_or(Trouble::Blocked)?)
}

fn refused(error: &JsValue) -> Trouble {
    let name = dom::property(error, "name").and_then(|name| name.as_string());
    if name.is_some_and(|name| name.contains("Quota")) { Trouble::NoRoom } else { Trouble::Blocked }
}

/// The hearts of this application.
pub fn use_hearts() -> Hearts {
    expect_context()
}
