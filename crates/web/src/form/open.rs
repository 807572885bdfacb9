//! The application that is open: taken up once, closed at logout, told of what happens to the page and in other tabs.
//!
//! One application is open at a time, or the profile. It outlives its page: going from the form to the preview, or to the
//! ads, never drops what is still on its way.

use std::cell::{Cell, RefCell};

use domain::applications::ApplicationView;
use domain::ids::UserId;
use domain::language::Language;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent, VisibilityState};

use super::autosave::OpenForm;
use super::device::{close_at_logout, forget_others};
use super::kept;
use super::sheet::Sheet;
use super::state::Working;
use crate::clock::use_clock;
use crate::dom::session_storage;
use crate::session::use_session;

thread_local! {
    static OPEN: RefCell<Option<Opened>> = const { RefCell::new(None) };
    static WATCHING: Cell<bool> = const { Cell::new(false) };
}

/// Keeps alive what belongs to the open application.
struct Opened {
    form: OpenForm,
    owner: Owner,
    siblings: Option<Siblings>,
}

/// The other tabs with the same application.
struct Siblings {
    channel: BroadcastChannel,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

impl Drop for Opened {
    fn drop(&mut self) {
        if let Some(siblings) = &self.siblings {
            siblings.channel.close();
        }
        self.owner.cleanup();
    }
}

/// The open application or profile, if it is this one of this account.
pub(crate) fn opened(of: Sheet, account: UserId) -> Option<OpenForm> {
    OPEN.with_borrow(|open| open.as_ref().map(|open| open.form)).filter(|form| form.is_of(of, account))
}

/// Opens what was fetched, with what the device has kept of it.
pub(crate) fn open(of: Sheet, view: ApplicationView, account: UserId, language: Language) -> OpenForm {
    if let Some(other) = current() {
        other.flush();
    }
    let (clock, session) = (use_clock(), use_session());
    clock.set(view.now);
    let id = view.id;
    forget_others(Some(account));
    let kept = session_storage()
        .and_then(|storage| storage.get_item(&kept::name(account, id)).ok()?)
        .and_then(|text| kept::read(&text, clock.now()));
    let working = match of {
        Sheet::Application(_) => Working::new(view, kept),
        Sheet::Profile => Working::of_profile(view, kept),
    };
    let owner = lasting_owner();
    let form = owner.with(|| OpenForm::new(of, account, language, working, clock, session));
    let siblings = listen_to_siblings(form);
    OPEN.set(Some(Opened { form, owner, siblings }));
    close_at_logout(close);
    watch_the_page();
    form.keep();
    form.pump();
    form
}

/// Closes the open application without saving: it was deleted, or somebody else has logged in.
pub(super) fn close() {
    OPEN.set(None);
}

/// An owner that lives as long as the application, not as long as the page that happens to be shown.
fn lasting_owner() -> Owner {
    let mut top = Owner::current();
    while let Some(parent) = top.as_ref().and_then(Owner::parent) {
        top = Some(parent);
    }
    match top {
        Some(top) => top.with(Owner::new),
        None => Owner::new(),
    }
}

fn listen_to_siblings(form: OpenForm) -> Option<Siblings> {
    let channel = BroadcastChannel::new(&format!("virka-application-{}", form.id)).ok()?;
    let listener = Closure::new(move |_: MessageEvent| form.refresh());
    channel.set_onmessage(Some(wasm_bindgen::JsCast::unchecked_ref(listener.as_ref())));
    Some(Siblings { channel, _listener: listener })
}

/// Tells the other tabs that something was stored.
pub(super) fn tell_siblings() {
    OPEN.with_borrow(|open| {
        if let Some(siblings) = open.as_ref().and_then(|open| open.siblings.as_ref()) {
            // A tab that is not told finds out at its next save.
            drop(siblings.channel.post_message(&JsValue::TRUE));
        }
    });
}

fn current() -> Option<OpenForm> {
    OPEN.with_borrow(|open| open.as_ref().map(|open| open.form))
}

/// Listens once and for all: a page may be hidden, closed or cut off at any time.
fn watch_the_page() {
    if WATCHING.replace(true) {
        return;
    }
    drop(window_event_listener(ev::visibilitychange, |_| {
        let Some(form) = current() else { return };
        match document().visibility_state() {
            VisibilityState::Hidden => form.flush(),
            _shown => form.pump(),
        }
    }));
    drop(window_event_listener(ev::pagehide, |_| {
        if let Some(form) = current() {
            form.flush();
        }
    }));
    drop(window_event_listener(ev::beforeunload, |event| {
        // What can be sent goes out with the page; one is asked only when it cannot.
        if current().is_some_and(OpenForm::cannot_save) {
            event.prevent_default();
        }
    }));
    drop(window_event_listener(ev::online, |_| {
        if let Some(form) = current() {
            form.is_online(true);
            form.try_now();
        }
    }));
    drop(window_event_listener(ev::offline, |_| {
        if let Some(form) = current() {
            form.is_online(false);
        }
    }));
}
