//! “Skicka ansökan”: once, whatever happens on the way (G9.3, X9-9).

use std::time::Duration;

use client::{Client, Failure};
use domain::applications::SendApplication;
use domain::language::Language;
use domain::paths::Page;
use domain::problem::Kind;
use gloo_timers::future::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::preview::SUMMARY;
use crate::arrival::focus_heading;
use crate::dates;
use crate::dom;
use crate::failure::{self, failure_text};
use crate::form::{FormContext, use_form};
use crate::random::new_id;
use crate::router::{Router, terms_then, use_language, use_router};
use crate::said::{Said, use_said};
use crate::session::{Session, use_session};

/// How long the last field may take to be stored before sending says that it could not.
const TRIES: u32 = 80;
/// Pause between two looks.
const LOOK: Duration = Duration::from_millis(100);

/// The sending of one application.
#[derive(Clone, Copy)]
pub(super) struct Sending {
    context: FormContext,
    language: Language,
    router: Router,
    said: Said,
    session: Session,
    busy: RwSignal<bool>,
    done: RwSignal<bool>,
    wish: RwSignal<bool>,
    refusal: RwSignal<Option<String>>,
    problems: RwSignal<Vec<String>>,
    /// The same key until the server has answered: a second press after a lost answer cannot send twice.
    key: StoredValue<Option<(SendApplication, Uuid)>>,
}

/// The sending of the application of this page.
pub(super) fn use_sending() -> Sending {
    let context = use_form();
    Sending {
        context,
        language: use_language(),
        router: use_router(),
        said: use_said(),
        session: use_session(),
        busy: RwSignal::new(false),
        done: RwSignal::new(false),
        wish: RwSignal::new(context.open.with_now(|working| working.view.wishes_no_publication)),
        refusal: RwSignal::new(None),
        problems: RwSignal::new(Vec::new()),
        key: StoredValue::new(None),
    }
}

impl Sending {
    /// Whether it is on its way.
    pub(super) fn busy(self) -> RwSignal<bool> {
        self.busy
    }

    /// Whether it was sent from this page; reactive.
    pub(super) fn is_done(self) -> bool {
        self.done.get()
    }

    /// The wish not to be published.
    pub(super) fn wish(self) -> RwSignal<bool> {
        self.wish
    }

    /// Why it was not sent, where no field is to blame; reactive.
    pub(super) fn refusal(self) -> Option<String> {
        self.refusal.get()
    }

    /// What the server said about fields; reactive.
    pub(super) fn problems(self) -> Vec<String> {
        self.problems.get()
    }

    /// The button was pressed.
    pub(super) fn press(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.refusal.set(None);
        self.problems.set(Vec::new());
        if untrack(|| self.context.evaluation.with(|verdict| !verdict.errors.is_empty())) {
            self.show_what_is_missing();
            return;
        }
        self.busy.set(true);
        self.said.politely(texts::form::sending(self.language));
        spawn_local(async move {
            self.send().await;
            let _gone = self.busy.try_set(false);
        });
    }

    fn show_what_is_missing(self) {
        dom::after_render(|| {
            dom::focus_id(SUMMARY);
            dom::scroll_to(0.0);
        });
    }

    async fn send(self) {
        let form = self.context.open;
        if !self.all_saved().await {
            self.refuse(texts::frame::network_failed(self.language).to_owned());
            return;
        }
        let now = form.look(|working| working.may_edit().then_some((working.view.version, working.is_editing_sent())));
        let now = now.flatten();
        // The page was left meanwhile, or it says itself that the period is over.
        let (Some((version, editing_sent)), Some(wished)) = (now, self.wish.try_get_untracked()) else { return };
        let application = form.id;
        let wish = SendApplication { base_version: version, wishes_no_publication: wished };
        let Some(key) = self.key_for(wish) else { return };
        let client = Client::here(self.language);
        let answer = if editing_sent {
            client.complete_edit(key, application, &wish).await
        } else {
            client.send_application(key, application, &wish).await
        };
        match answer {
            Ok(answer) if editing_sent => {
                form.take_anew(answer.value);
                self.router.go(&Page::Application(application).path(self.language));
                self.said.politely(texts::form::edit_done_said(self.language));
            }
            Ok(answer) => {
                form.take(answer.value);
                if self.done.try_set(true).is_none() {
                    self.said.politely(texts::form::sent_heading(self.language));
                    dom::after_render(|| {
                        dom::scroll_to(0.0);
                        focus_heading();
                    });
                }
            }
            Err(refusal) => self.refused(&refusal).await,
        }
    }

    /// Waits until the last field is stored.
    async fn all_saved(self) -> bool {
        let form = self.context.open;
        for _ in 0..TRIES {
            if untrack(|| form.is_saved()) {
                return true;
            }
            form.pump();
            sleep(LOOK).await;
        }
        untrack(|| form.is_saved())
    }

    fn key_for(self, wish: SendApplication) -> Option<Uuid> {
        match self.key.try_get_value()? {
            Some((known, key)) if known == wish => Some(key),
            Some(_) | None => {
                let key = new_id();
                let _gone = self.key.try_set_value(Some((wish, key)));
                Some(key)
            }
        }
    }

    fn refuse(self, words: String) {
        if self.refusal.try_set(Some(words.clone())).is_none() {
            self.said.at_once(words);
        }
    }

    async fn refused(self, refusal: &Failure) {
        let form = self.context.open;
        if let Failure::NoAnswer(_) = refusal {
            self.refuse(texts::form::send_unknown(self.language).to_owned());
            return;
        }
        let _gone = self.key.try_set_value(None);
        if failure::is(refusal, Kind::NotLoggedIn) {
            form.is_stranger();
        } else if failure::is(refusal, Kind::TermsNotAccepted) && self.session.learns_of_terms(self.language).await {
            self.router.go(&terms_then(self.language, &self.router.place_now()));
        } else if failure::is(refusal, Kind::NotComplete) {
            let named = refusal
                .problem()
                .map(|problem| problem.errors.iter().map(|error| error.detail.clone()).collect::<Vec<_>>());
            if self.problems.try_set(named.unwrap_or_default()).is_none() {
                form.refresh();
                self.show_what_is_missing();
            }
        } else if failure::is(refusal, Kind::PeriodOver) {
            // What came too late for changes of a sent one the page says once it knows what stands.
            let words = form.look(|working| {
                let time = dates::date_time(self.language, &working.view.ad.closes_at_local);
                let words = texts::form::too_late(self.language, &working.view.ad.agency.name, time);
                Some(words).filter(|_| !working.is_editing_sent())
            });
            if let Some(Some(words)) = words {
                self.refuse(words);
            }
            form.refresh();
        } else {
            self.refuse(failure_text(self.language, refusal));
            if failure::is(refusal, Kind::Stale) || failure::is(refusal, Kind::NotPossible) {
                form.refresh();
            }
        }
    }
}
