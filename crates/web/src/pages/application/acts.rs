//! What one can do with a sent application: edit it, drop the changes, withdraw it, send it again (G9.4.2, G10).

use client::{Client, Failure};
use domain::applications::{Act, ApplicationView, SeenApplication};
use domain::ids::ApplicationId;
use domain::language::Language;
use domain::problem::Kind;
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::prolong::AskProlonging;
use crate::arrival::focus_heading;
use crate::components::{Button, Confirm, Icon};
use crate::dom;
use crate::failure::{self, failure_text};
use crate::form::{OpenForm, use_form};
use crate::random::new_id;
use crate::router::{Router, terms_then, use_language, use_router};
use crate::said::{Said, use_said};
use crate::session::{Session, use_session};

/// An act on a sent application that is done at once; sending and deleting go ways of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SentAct {
    /// “Redigera ansökan”
    StartEdit,
    /// “Ångra ändringarna”
    DiscardEdit,
    /// “Återkalla ansökan”
    Withdraw,
    /// “Skicka på nytt”
    SendAgain,
}

impl SentAct {
    async fn ask(
        self,
        language: Language,
        id: ApplicationId,
        key: Uuid,
        seen: &SeenApplication,
    ) -> Result<ApplicationView, Failure> {
        let client = Client::here(language);
        let answer = match self {
            Self::StartEdit => client.start_edit(key, id, seen).await,
            Self::DiscardEdit => client.discard_edit(key, id, seen).await,
            Self::Withdraw => client.withdraw_application(key, id, seen).await,
            Self::SendAgain => client.send_application_again(key, id, seen).await,
        };
        answer.map(|answer| answer.value)
    }

    /// What is said when it is done. That one is editing the page itself says.
    const fn done(self, language: Language) -> Option<&'static str> {
        match self {
            Self::StartEdit => None,
            Self::DiscardEdit => Some(texts::form::discarded(language)),
            Self::Withdraw => Some(texts::form::withdrawn_said(language)),
            Self::SendAgain => Some(texts::form::sent_again_said(language)),
        }
    }
}

/// Which questions before an act are open; one of each for all the buttons of a page that lead to it.
#[derive(Clone, Copy)]
pub(super) struct Asks {
    /// Before deleting (G9.5).
    pub(super) delete: RwSignal<bool>,
    /// Before withdrawing (G10.1).
    pub(super) withdraw: RwSignal<bool>,
    /// Before dropping changes.
    pub(super) discard: RwSignal<bool>,
    /// Which day an open application is to be valid until (G11-1).
    pub(super) prolong: RwSignal<bool>,
}

impl Asks {
    /// None is open.
    pub(super) fn new() -> Self {
        let closed = || RwSignal::new(false);
        Self { delete: closed(), withdraw: closed(), discard: closed(), prolong: closed() }
    }
}

/// The acts on the application of this page: one at a time, whichever button leads to it.
#[derive(Clone, Copy)]
pub(super) struct Acts {
    /// The questions before them.
    pub(super) asks: Asks,
    form: OpenForm,
    language: Language,
    said: Said,
    router: Router,
    session: Session,
    busy: RwSignal<bool>,
    /// Why the last one was refused.
    refusal: RwSignal<Option<String>>,
    /// The same key until the server has answered.
    key: StoredValue<Option<(SentAct, SeenApplication, Uuid)>>,
}

/// Before a page with such buttons is drawn.
pub(super) fn provide_acts() {
    provide_context(Acts {
        asks: Asks::new(),
        form: use_form().open,
        language: use_language(),
        said: use_said(),
        router: use_router(),
        session: use_session(),
        busy: RwSignal::new(false),
        refusal: RwSignal::new(None),
        key: StoredValue::new(None),
    });
}

/// The acts on the application of this page.
pub(super) fn use_acts() -> Acts {
    expect_context()
}

impl Acts {
    /// Whether one is on its way.
    pub(super) fn busy(self) -> RwSignal<bool> {
        self.busy
    }

    /// Opens a question, without what was said to the one before.
    pub(super) fn open(self, question: RwSignal<bool>) {
        self.refusal.set(None);
        question.set(true);
    }

    /// Does it.
    pub(super) fn press(self, act: SentAct) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.refusal.set(None);
        spawn_local(async move {
            let outcome = self.ask(act).await;
            let is_gone = self.busy.try_set(false).is_some();
            match outcome {
                Some(Ok(view)) => {
                    let _gone = self.key.try_set_value(None);
                    let _gone = self.asks.withdraw.try_set(false);
                    let _gone = self.asks.discard.try_set(false);
                    self.form.take_anew(view);
                    if let Some(words) = act.done(self.language) {
                        self.said.politely(words);
                    }
                    if !is_gone {
                        dom::after_render(|| {
                            dom::scroll_to(0.0);
                            focus_heading();
                        });
                    }
                }
                Some(Err(refusal)) => self.refused(&refusal).await,
                None => {}
            }
        });
    }

    /// Nothing where the application was closed meanwhile.
    async fn ask(self, act: SentAct) -> Option<Result<ApplicationView, Failure>> {
        let seen = SeenApplication { base_version: self.form.look(|working| working.view.version)? };
        let key = match self.key.try_get_value()? {
            Some((known, before, key)) if known == act && before == seen => key,
            Some(_) | None => {
                let key = new_id();
                let _gone = self.key.try_set_value(Some((act, seen, key)));
                key
            }
        };
        Some(match act.ask(self.language, self.form.id, key, &seen).await {
            // The last field may have been stored after the page looked: what is asked for concerns the whole.
            Err(refusal) if failure::is(&refusal, Kind::Stale) => self.ask_newest(act).await,
            other => other,
        })
    }

    async fn ask_newest(self, act: SentAct) -> Result<ApplicationView, Failure> {
        let newest = Client::here(self.language).show_application(self.form.id).await?.value;
        let seen = SeenApplication { base_version: newest.version };
        act.ask(self.language, self.form.id, new_id(), &seen).await
    }

    async fn refused(self, refusal: &Failure) {
        if !matches!(refusal, Failure::NoAnswer(_)) {
            let _gone = self.key.try_set_value(None);
        }
        if failure::is(refusal, Kind::NotLoggedIn) {
            self.form.is_stranger();
            return;
        }
        if failure::is(refusal, Kind::TermsNotAccepted) && self.session.learns_of_terms(self.language).await {
            self.router.go(&terms_then(self.language, &self.router.place_now()));
            return;
        }
        let errors = refusal.problem().map(|problem| problem.errors.iter().map(|error| error.detail.clone()));
        let named: Vec<String> = errors.into_iter().flatten().collect();
        let words = failure_text(self.language, refusal);
        let words = if named.is_empty() { words } else { format!("{words} {}", named.join(" ")) };
        if self.refusal.try_set(Some(words.clone())).is_none() {
            self.said.at_once(words);
            self.form.refresh();
        }
    }
}

/// The questions before withdrawing and before dropping changes; once a page.
#[component]
pub(super) fn ActsHere() -> impl IntoView {
    let (language, form, acts) = (use_language(), use_form().open, use_acts());
    let (title, open) = form.with_now(|working| (working.view.ad.title.clone(), working.view.open.is_some()));
    let withdraw_explained = match open {
        true => texts::open_application::withdraw_explained(language),
        false => texts::form::withdraw_explained(language),
    };
    view! {
        {open.then(|| view! { <AskProlonging open=acts.asks.prolong title=title.clone() /> })}
        <Confirm
            open=acts.asks.withdraw
            id="withdraw-application"
            title=texts::form::withdraw_heading(language, title)
            explained=withdraw_explained
            busy=acts.busy
            refusal=acts.refusal
            on_ok=Callback::new(move |()| acts.press(SentAct::Withdraw))
        />
        <Confirm
            open=acts.asks.discard
            id="discard-edit"
            title=texts::form::discard_edit(language).to_owned()
            explained=texts::form::discard_explained(language)
            busy=acts.busy
            refusal=acts.refusal
            on_ok=Callback::new(move |()| acts.press(SentAct::DiscardEdit))
        />
    }
}

/// “Redigera ansökan”, where it can be edited.
#[component]
pub(super) fn EditButton() -> impl IntoView {
    let (language, form, acts) = (use_language(), use_form().open, use_acts());
    let may = Memo::new(move |_| form.with(|working| working.view.actions.contains(&Act::StartEdit)));
    let press = Callback::new(move |()| acts.press(SentAct::StartEdit));
    move || {
        may.get().then(|| {
            view! {
                <Button icon=Drawing::Pencil busy=acts.busy() on_press=press>
                    {texts::form::edit(language)}
                </Button>
            }
        })
    }
}

/// Why an act that asks nothing before was refused, beside its button.
#[component]
pub(super) fn ActRefused() -> impl IntoView {
    let acts = use_acts();
    let asks = move || acts.asks.withdraw.get() || acts.asks.discard.get() || acts.asks.delete.get();
    move || {
        acts.refusal.get().filter(|_| !asks()).map(|words| {
            view! {
                <p class="err">
                    <Icon of=Drawing::CircleAlert />
                    <span>{words}</span>
                </p>
            }
        })
    }
}
