//! Saving by itself: the queue and the browser around it (G9-2).
//!
//! One application is open at a time, or the profile. It outlives its page: going from the form to the preview, or to the ads, never
//! drops what is still on its way.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use client::Client;
use domain::applications::ApplicationView;
use domain::forms::{AnswerValue, BasicField, Evaluation};
use domain::ids::{ApplicationId, UserId};
use domain::language::Language;
use domain::problem::{FieldError, Kind};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent, VisibilityState};

use super::device::{close_at_logout, forget_others};
use super::field::Field;
use super::kept;
use super::queue::{Batch, Change, Failure, Pause};
use super::sheet::Sheet;
use super::state::Working;
use crate::clock::{Clock, use_clock};
use crate::dom::session_storage;
use crate::failure;
use crate::session::{Session, use_session};

/// A save that is quicker than this is not worth a word.
const SLOW: Duration = Duration::from_millis(500);
/// Pause before the newest state is asked for once more.
const ASK_AGAIN: Duration = Duration::from_secs(5);

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

/// What stands in a field that has not been left yet.
type Editing = Option<(Field, Option<AnswerValue>)>;

/// The application that is open.
#[derive(Clone, Copy)]
pub(crate) struct OpenForm {
    /// Which; the profile's is nil.
    pub(crate) id: ApplicationId,
    of: Sheet,
    account: UserId,
    working: RwSignal<Working>,
    editing: StoredValue<Editing>,
    /// Whether a save has been on its way for so long that one should be told.
    slow: RwSignal<bool>,
    /// Whether the browser has a connection.
    online: RwSignal<bool>,
    /// Whether the form names what is missing: somebody has tried to send it.
    missing: RwSignal<bool>,
    fetching: StoredValue<bool>,
    language: StoredValue<Language>,
    clock: Clock,
    session: Session,
}

/// What the status line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SaveState {
    /// Nothing has been changed yet.
    Untouched,
    /// It takes a while.
    Saving,
    /// Stored at this time.
    Saved(domain::time::Instant),
    /// A try failed; seconds to the next.
    Retrying(u64),
    /// The session is over.
    LoggedOut,
    /// The application takes no more changes.
    Closed,
}

/// The open application or profile, if it is this one of this account.
pub(crate) fn opened(of: Sheet, account: UserId) -> Option<OpenForm> {
    OPEN.with_borrow(|open| open.as_ref().map(|open| open.form)).filter(|form| form.of == of && form.account == account)
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
    let form = owner.with(|| OpenForm {
        id,
        of,
        account,
        working: RwSignal::new(working),
        editing: StoredValue::new(None),
        slow: RwSignal::new(false),
        online: RwSignal::new(window().navigator().on_line()),
        missing: RwSignal::new(false),
        fetching: StoredValue::new(false),
        language: StoredValue::new(language),
        clock,
        session,
    });
    let siblings = listen_to_siblings(form);
    OPEN.set(Some(Opened { form, owner, siblings }));
    close_at_logout(close);
    watch_the_page();
    form.keep();
    form.pump();
    form
}

/// Closes the open application without saving: it was deleted, or somebody else has logged in.
fn close() {
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

fn tell_siblings() {
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
            form.online.set(true);
            form.try_now();
        }
    }));
    drop(window_event_listener(ev::offline, |_| {
        if let Some(form) = current() {
            form.online.set(false);
        }
    }));
}

impl OpenForm {
    /// Reads something of the application; reactive.
    pub(crate) fn with<T>(self, read: impl FnOnce(&Working) -> T) -> T {
        self.working.with(read)
    }

    /// The same, not reactive.
    pub(crate) fn with_now<T>(self, read: impl FnOnce(&Working) -> T) -> T {
        self.working.with_untracked(read)
    }

    /// The verdict on what stands on the screen; reactive.
    pub(crate) fn evaluation(self) -> Evaluation {
        self.with(|working| working.evaluate(self.clock.now()))
    }

    /// The language that texts from the server come in.
    pub(crate) fn speak(self, language: Language) {
        self.language.set_value(language);
    }

    /// A field was left.
    pub(crate) fn leave(self, field: &Field, value: Option<AnswerValue>) {
        self.editing.update_value(|editing| {
            if editing.as_ref().is_some_and(|(edited, _)| edited == field) {
                *editing = None;
            }
        });
        self.change(|working| working.leave(field, value));
    }

    /// Something is being typed; it is saved when the field is left, and kept until then.
    pub(crate) fn typed(self, field: &Field, value: Option<AnswerValue>) {
        self.editing.set_value(Some((field.clone(), value)));
        self.keep();
    }

    /// Saves what stands in the field that has not been left yet.
    pub(crate) fn leave_edited(self) {
        self.take_edited();
        self.keep();
        self.pump();
    }

    /// Changes the application, keeps the change on the device, and sends it.
    pub(crate) fn change<T>(self, act: impl FnOnce(&mut Working) -> T) -> Option<T> {
        let done = self.working.try_update(act);
        self.keep();
        self.pump();
        done
    }

    /// “Försök nu”, the connection is back, or the same person has logged in again.
    pub(crate) fn try_now(self) {
        self.change(|working| working.queue_mut().go_on());
    }

    /// Fetches the newest state: something was changed elsewhere.
    pub(crate) fn refresh(self) {
        self.change(|working| working.queue_mut().wait_for_refresh());
    }

    /// Whether everything is stored; reactive.
    pub(crate) fn is_saved(self) -> bool {
        self.with(|working| working.queue().is_empty() && working.queue().pause() != Some(Pause::Refresh))
    }

    /// Whether the session is over while the application is open; reactive.
    pub(crate) fn is_logged_out(self) -> bool {
        self.with(|working| working.queue().pause() == Some(Pause::LoggedOut))
    }

    /// How many changes wait for a connection; `None` while there is one. Reactive.
    pub(crate) fn waits_offline(self) -> Option<usize> {
        let offline = !self.online.get();
        self.with(|working| offline.then(|| working.queue().len()))
    }

    /// What the status line says; reactive.
    pub(crate) fn save_state(self) -> SaveState {
        let slow = self.slow.get();
        self.with(|working| {
            let saved = working.saved_at.map_or(SaveState::Untouched, SaveState::Saved);
            match working.queue().pause() {
                Some(Pause::Closed) => SaveState::Closed,
                Some(Pause::LoggedOut) => SaveState::LoggedOut,
                Some(Pause::RetryAt(at)) => {
                    SaveState::Retrying(at.saturating_sub(self.millis()).div_ceil(1_000).max(1))
                }
                Some(Pause::Refresh) | None if slow && working.queue().is_busy() => SaveState::Saving,
                Some(Pause::Refresh) | None => saved,
            }
        })
    }

    fn cannot_save(self) -> bool {
        self.working
            .try_with_untracked(|working| {
                !working.queue().is_empty()
                    && matches!(working.queue().pause(), Some(Pause::RetryAt(_) | Pause::LoggedOut))
            })
            .unwrap_or(false)
    }

    fn millis(self) -> u64 {
        u64::try_from(self.clock.now().millis()).unwrap_or(0)
    }

    /// Writes what is not stored yet to the device, or erases it there.
    fn keep(self) {
        let Some(storage) = session_storage() else { return };
        let name = kept::name(self.account, self.id);
        let editing = self.editing.try_get_value().flatten();
        let Some(kept) = self.working.try_with_untracked(|working| working.to_keep(editing, self.clock.now())) else {
            return;
        };
        // Full or forbidden storage is no reason to stop typing: the queue in memory is what saves.
        drop(match kept.and_then(|kept| serde_json::to_string(&kept).ok()) {
            Some(text) => storage.set_item(&name, &text),
            None => storage.remove_item(&name),
        });
    }

    /// Sends the next request, if one may go.
    pub(crate) fn pump(self) {
        let (now, millis) = (self.clock.now(), self.millis());
        let ends = self.working.try_with_untracked(|working| working.may_edit() && working.period().is_over(now));
        if ends == Some(true) {
            self.take_edited();
        }
        let next = self.working.try_maybe_update(|working| {
            let before = working.queue().pause();
            working.close_when_over(now);
            let batch = working.next(millis);
            (batch.is_some() || before != working.queue().pause(), batch)
        });
        let Some(next) = next else { return };
        match next {
            Some(batch) => self.send(batch, false),
            None => match self.with_now(|working| (working.queue().pause(), working.queue().is_busy())) {
                (Some(Pause::Refresh), false) => self.fetch(),
                (Some(Pause::RetryAt(at)), _) if at > millis => {
                    set_timeout(move || self.pump(), Duration::from_millis(at - millis));
                }
                _nothing_to_do => {}
            },
        }
    }

    /// What stands in a field that has not been left yet counts as typed.
    fn take_edited(self) {
        if let Some(Some((field, value))) = self.editing.try_update_value(Option::take) {
            let _gone = self.working.try_update(|working| working.leave(&field, value));
        }
    }

    /// Everything at once: the page is being hidden and may never come back.
    fn flush(self) {
        self.take_edited();
        let batches = self.working.try_update(|working| working.queue_mut().flush()).unwrap_or_default();
        self.keep();
        for batch in batches {
            self.send(batch, true);
        }
    }

    fn send(self, batch: Batch, outlives_page: bool) {
        let Some(request) = batch.request() else { return };
        let versions = self.with_now(Working::versions);
        let client = Client::here(self.language.get_value());
        set_timeout(move || self.look_whether_slow(batch.id), SLOW);
        let (id, of) = (batch.id, self.of);
        let set: Vec<Field> = batch
            .changes
            .into_iter()
            .filter_map(|change| match change {
                Change::Set(field, _) => Some(field),
                Change::AddRow(..) | Change::RemoveRow(..) | Change::Order(..) => None,
            })
            .collect();
        spawn_local(async move {
            match of.store(client, versions, request, outlives_page).await {
                Ok(answer) => {
                    self.session.used();
                    let _gone = self.working.try_update(|working| working.saved(id, &answer));
                    tell_siblings();
                    if set.iter().any(is_name) {
                        self.renamed(client);
                    }
                }
                Err(refusal) => self.could_not(id, &refusal, &set),
            }
            let _gone = self.slow.try_set(false);
            self.keep();
            self.pump();
        });
    }

    /// The name stands in the head of every page.
    fn renamed(self, client: Client) {
        spawn_local(async move {
            if let Ok(answer) = client.show_session().await {
                self.session.take(&answer.value);
            }
        });
    }

    fn look_whether_slow(self, id: u64) {
        let still = self.working.try_with_untracked(|working| working.queue().is_out(id)).unwrap_or(false);
        if still {
            let _gone = self.slow.try_set(true);
        }
    }

    fn could_not(self, id: u64, refusal: &client::Failure, set: &[Field]) {
        let errors = field_errors(refusal, set);
        let failure = kind_of(refusal, set, &errors);
        if failure == Failure::Closed {
            self.take_edited();
        }
        let (now, chance) = (self.millis(), js_sys::Math::random());
        let _gone = self.working.try_update(|working| working.failed(id, &failure, &errors, now, chance));
    }

    /// Asks for the newest state and takes it in.
    fn fetch(self) {
        if self.fetching.try_get_value().unwrap_or(true) {
            return;
        }
        self.fetching.set_value(true);
        let client = Client::here(self.language.get_value());
        spawn_local(async move {
            let answer = self.of.fetch(client).await;
            if self.fetching.try_set_value(false).is_some() {
                return;
            }
            match answer {
                Ok(view) => {
                    self.clock.set(view.now);
                    self.session.used();
                    self.take_edited();
                    let _gone = self.working.try_update(|working| working.merge(view));
                    self.keep();
                    self.pump();
                }
                Err(refusal) if refusal.may_pass() => set_timeout(move || self.pump(), ASK_AGAIN),
                Err(refusal) => {
                    let pause = if is_logged_out(&refusal) { Pause::LoggedOut } else { Pause::Closed };
                    let _gone = self.working.try_update(|working| working.queue_mut().stop(pause));
                }
            }
        });
    }

    /// The same person has logged in again: the queue goes on.
    pub(crate) fn logged_in_again(self, account: UserId) -> bool {
        let same = account == self.account;
        if same {
            self.try_now();
        } else {
            forget_others(Some(account));
            close();
        }
        same
    }

    /// The application is gone: nothing of it is sent or kept any more.
    pub(crate) fn discard(self) {
        self.editing.set_value(None);
        self.change(Working::discard);
    }

    /// The newest state, as an operation has just answered it.
    pub(crate) fn take(self, view: ApplicationView) {
        self.clock.set(view.now);
        self.change(|working| working.merge(view));
        tell_siblings();
    }

    /// The application is another one now: it is edited, withdrawn or sent again. Nothing of what was typed before is left.
    pub(crate) fn take_anew(self, view: ApplicationView) {
        self.clock.set(view.now);
        self.editing.set_value(None);
        self.change(|working| *working = Working::new(view, None));
        tell_siblings();
    }

    /// The session is over, as another operation than a save has found out.
    pub(crate) fn is_stranger(self) {
        self.change(|working| working.queue_mut().stop(Pause::LoggedOut));
    }

    /// The session, for the login over the page.
    pub(crate) fn session(self) -> Session {
        self.session
    }

    /// Whether what is missing is named; reactive.
    pub(crate) fn shows_missing(self) -> bool {
        self.missing.get()
    }

    /// From now on what is missing is named.
    pub(crate) fn show_missing(self) {
        self.missing.set(true);
    }

    /// The server's clock.
    pub(crate) fn clock(self) -> Clock {
        self.clock
    }
}

fn is_name(field: &Field) -> bool {
    matches!(field, Field::Basic(BasicField::FirstName | BasicField::LastName))
}

fn is_logged_out(refusal: &client::Failure) -> bool {
    refusal.problem().is_some_and(|problem| matches!(problem.status, 401 | 403))
        && !failure::is(refusal, Kind::ForeignOrigin)
}

/// Which fields the server names, in the words of the page: rows come with pointers into their own request.
fn field_errors(refusal: &client::Failure, set: &[Field]) -> Vec<FieldError> {
    let Some(problem) = refusal.problem() else { return Vec::new() };
    problem
        .errors
        .iter()
        .filter_map(|error| {
            let named = error.pointer.rsplit('/').next()?;
            let field = set.iter().find(|field| {
                let pointer = field.pointer();
                pointer == error.pointer || pointer.rsplit('/').next() == Some(named)
            })?;
            Some(FieldError { pointer: field.pointer(), code: error.code, params: error.params.clone() })
        })
        .collect()
}

fn kind_of(refusal: &client::Failure, set: &[Field], errors: &[FieldError]) -> Failure {
    if refusal.may_pass() || failure::is(refusal, Kind::StillRunning) || failure::is(refusal, Kind::ForeignOrigin) {
        return Failure::Temporary(match refusal {
            client::Failure::Wait { seconds, .. } => Some(*seconds),
            client::Failure::Refused(_) | client::Failure::NoAnswer(_) | client::Failure::Unreadable { .. } => None,
        });
    }
    if failure::is(refusal, Kind::Stale) {
        return Failure::Stale;
    }
    if is_logged_out(refusal) {
        return Failure::LoggedOut;
    }
    let is_over = [Kind::PeriodOver, Kind::PeriodNotOpen, Kind::NotPossible, Kind::Gone, Kind::NotFound];
    if is_over.into_iter().any(|kind| failure::is(refusal, kind)) {
        return Failure::Closed;
    }
    let named: Vec<Field> =
        set.iter().filter(|field| errors.iter().any(|error| error.pointer == field.pointer())).cloned().collect();
    match (named.is_empty(), set.is_empty()) {
        (false, _) => Failure::Refused(named),
        (true, false) => Failure::Refused(set.to_vec()),
        (true, true) => Failure::Temporary(None),
    }
}
