//! Saving by itself: the queue and the browser around it (G9-2).

use std::time::Duration;

use client::Client;
use domain::applications::ApplicationView;
use domain::forms::{AnswerValue, BasicField, Evaluation};
use domain::ids::{ApplicationId, UserId};
use domain::language::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::change::{Batch, Change};
use super::device::forget_others;
use super::field::Field;
use super::kept;
use super::open::{close, tell_siblings};
use super::queue::{Failure, Pause};
use super::refusals::{field_errors, is_logged_out, kind_of};
use super::sheet::Sheet;
use super::state::Working;
use crate::clock::Clock;
use crate::dom::session_storage;
use crate::session::Session;

/// A save that is quicker than this is not worth a word.
const SLOW: Duration = Duration::from_millis(500);
/// Pause before the newest state is asked for once more.
const ASK_AGAIN: Duration = Duration::from_secs(5);

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

impl OpenForm {
    /// Around what was taken up; belongs to the owner that it is made in.
    pub(super) fn new(
        of: Sheet,
        account: UserId,
        language: Language,
        working: Working,
        clock: Clock,
        session: Session,
    ) -> Self {
        Self {
            id: working.view.id,
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
        }
    }

    /// Whether it is this one of this account.
    pub(super) fn is_of(self, of: Sheet, account: UserId) -> bool {
        self.of == of && self.account == account
    }

    /// The browser's connection came or went.
    pub(super) fn is_online(self, online: bool) {
        let _gone = self.online.try_set(online);
    }

    /// Reads something of the application; reactive.
    pub(crate) fn with<T>(self, read: impl FnOnce(&Working) -> T) -> T {
        self.working.with(read)
    }

    /// The same, not reactive.
    pub(crate) fn with_now<T>(self, read: impl FnOnce(&Working) -> T) -> T {
        self.working.with_untracked(read)
    }

    /// The same for whoever has waited for an answer meanwhile: nothing once the application is closed.
    pub(crate) fn look<T>(self, read: impl FnOnce(&Working) -> T) -> Option<T> {
        self.working.try_with_untracked(read)
    }

    /// The verdict on what stands on the screen; reactive.
    pub(crate) fn evaluation(self) -> Evaluation {
        self.with(|working| working.evaluate(self.clock.now()))
    }

    /// The language that texts from the server come in.
    pub(crate) fn speak(self, language: Language) {
        let _gone = self.language.try_set_value(language);
    }

    /// A field was left.
    pub(crate) fn leave(self, field: &Field, value: Option<AnswerValue>) {
        let _gone = self.editing.try_update_value(|editing| {
            if editing.as_ref().is_some_and(|(edited, _)| edited == field) {
                *editing = None;
            }
        });
        self.change(|working| working.leave(field, value));
    }

    /// Something is being typed; it is saved when the field is left, and kept until then.
    pub(crate) fn typed(self, field: &Field, value: Option<AnswerValue>) {
        let _gone = self.editing.try_set_value(Some((field.clone(), value)));
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

    /// “Försök nu”, or the connection is back.
    pub(crate) fn try_now(self) {
        self.change(|working| working.queue_mut().try_now());
    }

    /// Fetches the newest state: something was changed elsewhere.
    pub(crate) fn refresh(self) {
        self.change(|working| working.queue_mut().wait_for_refresh());
    }

    /// Whether everything is stored; reactive.
    pub(crate) fn is_saved(self) -> bool {
        let saved = |working: &Working| working.queue().is_empty() && !working.queue().waits_for_refresh();
        self.working.try_with(saved).unwrap_or(false)
    }

    /// Whether the session is over while the application is open; reactive.
    pub(crate) fn is_logged_out(self) -> bool {
        self.working.try_with(|working| working.queue().is_logged_out()).unwrap_or(false)
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

    /// Whether something waits that leaving the page would lose.
    pub(super) fn cannot_save(self) -> bool {
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
    pub(super) fn keep(self) {
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
            let before = (working.queue().pause(), working.queue().is_closed());
            working.close_when_over(now);
            let batch = working.next(millis);
            (batch.is_some() || before != (working.queue().pause(), working.queue().is_closed()), batch)
        });
        let Some(next) = next else { return };
        match next {
            Some(batch) => self.send(batch, false),
            None => match self.with_now(|working| (working.queue().may_refresh(), working.queue().pause())) {
                (true, _) => self.fetch(),
                (false, Some(Pause::RetryAt(at))) if at > millis => {
                    set_timeout(move || self.pump(), Duration::from_millis(at - millis));
                }
                (false, _) => {}
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
    pub(super) fn flush(self) {
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
                    let _gone = self.working.try_update(|working| {
                        let queue = working.queue_mut();
                        if is_logged_out(&refusal) {
                            queue.log_out();
                        } else {
                            queue.refreshed();
                            queue.close();
                        }
                    });
                }
            }
        });
    }

    /// The same person has logged in again: the queue goes on.
    pub(crate) fn logged_in_again(self, account: UserId) -> bool {
        let same = account == self.account;
        if same {
            self.change(|working| {
                working.queue_mut().log_in();
                working.queue_mut().wait_for_refresh();
            });
        } else {
            forget_others(Some(account));
            close();
        }
        same
    }

    /// The application is gone: nothing of it is sent or kept any more.
    pub(crate) fn discard(self) {
        let _gone = self.editing.try_set_value(None);
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
        let _gone = self.editing.try_set_value(None);
        let _gone = self.missing.try_set(false);
        self.change(|working| working.start_over(view));
        tell_siblings();
    }

    /// The session is over, as another operation than a save has found out.
    pub(crate) fn is_stranger(self) {
        self.change(|working| working.queue_mut().log_out());
    }

    /// The session, for the login over the page.
    pub(crate) fn session(self) -> Session {
        self.session
    }

    /// Whose it is.
    pub(crate) fn account(self) -> UserId {
        self.account
    }

    /// Whether what is missing is named; reactive.
    pub(crate) fn shows_missing(self) -> bool {
        self.missing.get()
    }

    /// From now on what is missing is named.
    pub(crate) fn show_missing(self) {
        let _gone = self.missing.try_set(true);
    }

    /// The server's clock.
    pub(crate) fn clock(self) -> Clock {
        self.clock
    }
}

fn is_name(field: &Field) -> bool {
    matches!(field, Field::Basic(BasicField::FirstName | BasicField::LastName))
}
