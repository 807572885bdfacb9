//! What one can do with a sent application: edit it, drop the changes, withdraw it, send it again (G9.4.2, G10).

use client::{Client, Failure};
use domain::applications::{Act, ApplicationView, SeenApplication};
use domain::ids::ApplicationId;
use domain::language::Language;
use domain::problem::Kind;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::prolong::AskProlonging;
use crate::arrival::focus_heading;
use crate::components::{Button, ButtonKind, Dialog};
use crate::dom;
use crate::failure::{self, failure_text};
use crate::form::{OpenForm, use_form};
use crate::random::new_id;
use crate::router::use_language;
use crate::said::{Said, use_said};

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

/// The acts on the application of this page.
#[derive(Clone, Copy)]
pub(super) struct Acts {
    form: OpenForm,
    language: Language,
    said: Said,
    busy: RwSignal<bool>,
    /// The same key until the server has answered.
    key: StoredValue<Option<(Act, SeenApplication, Uuid)>>,
}

/// The acts on the application of this page.
pub(super) fn use_acts() -> Acts {
    Acts {
        form: use_form().open,
        language: use_language(),
        said: use_said(),
        busy: RwSignal::new(false),
        key: StoredValue::new(None),
    }
}

impl Acts {
    /// Whether one is on its way.
    pub(super) fn busy(self) -> RwSignal<bool> {
        self.busy
    }

    /// Does it; `then` runs when it is done.
    pub(super) fn press(self, act: Act, then: Callback<()>) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let outcome = self.ask(act).await;
            let _gone = self.busy.try_set(false);
            match outcome {
                Ok(view) => {
                    let _gone = self.key.try_set_value(None);
                    then.run(());
                    self.form.take_anew(view);
                    if let Some(words) = done(self.language, act) {
                        self.said.politely(words);
                    }
                    dom::after_render(|| {
                        dom::scroll_to(0.0);
                        focus_heading();
                    });
                }
                Err(refusal) => self.refused(&refusal),
            }
        });
    }

    async fn ask(self, act: Act) -> Result<ApplicationView, Failure> {
        let seen = SeenApplication { base_version: self.form.with_now(|working| working.view.version) };
        let key = match self.key.get_value() {
            Some((known, before, key)) if known == act && before == seen => key,
            Some(_) | None => {
                let key = new_id();
                self.key.set_value(Some((act, seen, key)));
                key
            }
        };
        let first = send(self.language, act, self.form.id, key, &seen).await;
        match first {
            // The last field may have been stored after the page looked: what is asked for concerns the whole.
            Err(refusal) if failure::is(&refusal, Kind::Stale) => {
                let newest = Client::here(self.language).show_application(self.form.id).await?.value;
                let seen = SeenApplication { base_version: newest.version };
                send(self.language, act, self.form.id, new_id(), &seen).await
            }
            other => other,
        }
    }

    fn refused(self, refusal: &Failure) {
        if let Failure::NoAnswer(_) = refusal {
            self.said.at_once(texts::frame::network_failed(self.language).to_owned());
            return;
        }
        let _gone = self.key.try_set_value(None);
        if failure::is(refusal, Kind::NotLoggedIn) {
            self.form.is_stranger();
            return;
        }
        let errors = refusal.problem().map(|problem| problem.errors.iter().map(|error| error.detail.clone()));
        let named: Vec<String> = errors.into_iter().flatten().collect();
        let words = failure_text(self.language, refusal);
        self.said.at_once(if named.is_empty() { words } else { format!("{words} {}", named.join(" ")) });
        self.form.refresh();
    }
}

async fn send(
    language: Language,
    act: Act,
    id: ApplicationId,
    key: Uuid,
    seen: &SeenApplication,
) -> Result<ApplicationView, Failure> {
    let client = Client::here(language);
    let answer = match act {
        Act::StartEdit => client.start_edit(key, id, seen).await,
        Act::DiscardEdit => client.discard_edit(key, id, seen).await,
        Act::Withdraw => client.withdraw_application(key, id, seen).await,
        Act::SendAgain => client.send_application_again(key, id, seen).await,
        // These have pages or questions of their own.
        Act::Edit | Act::Send | Act::CompleteEdit | Act::Delete | Act::Prolong => client.show_application(id).await,
    };
    answer.map(|answer| answer.value)
}

/// What is said when it is done.
const fn done(language: Language, act: Act) -> Option<&'static str> {
    match act {
        Act::DiscardEdit => Some(texts::form::discarded(language)),
        Act::Withdraw => Some(texts::form::withdrawn_said(language)),
        Act::SendAgain => Some(texts::form::sent_again_said(language)),
        Act::StartEdit | Act::Edit | Act::Send | Act::CompleteEdit | Act::Delete | Act::Prolong => None,
    }
}

/// The questions before withdrawing and before dropping changes; once a page.
#[component]
pub(super) fn ActsHere() -> impl IntoView {
    let (language, form, asks) = (use_language(), use_form().open, expect_context::<Asks>());
    let (title, open) = form.with_now(|working| (working.view.ad.title.clone(), working.view.open.is_some()));
    let withdraw_explained = match open {
        true => texts::open_application::withdraw_explained(language),
        false => texts::form::withdraw_explained(language),
    };
    view! {
        {open.then(|| view! { <AskProlonging open=asks.prolong title=title.clone() /> })}
        <Ask
            open=asks.withdraw
            id="withdraw-application"
            title=texts::form::withdraw_heading(language, title)
            explained=withdraw_explained
            act=Act::Withdraw
        />
        <Ask
            open=asks.discard
            id="discard-edit"
            title=texts::form::discard_edit(language).to_owned()
            explained=texts::form::discard_explained(language)
            act=Act::DiscardEdit
        />
    }
}

/// One question, with “OK” first as the guide has it.
#[component]
fn Ask(open: RwSignal<bool>, id: &'static str, title: String, explained: &'static str, act: Act) -> impl IntoView {
    let (language, acts) = (use_language(), use_acts());
    let close = Callback::new(move |()| {
        let _gone = open.try_set(false);
    });
    let press = Callback::new(move |()| acts.press(act, close));
    view! {
        <Dialog open=open id=id title=Signal::stored(title)>
            <p>{explained}</p>
            <div class="acts">
                <Button busy=acts.busy() on_press=press>
                    {texts::frame::ok(language)}
                </Button>
                <Button kind=ButtonKind::Secondary on_press=Callback::new(move |()| open.set(false))>
                    {texts::frame::cancel(language)}
                </Button>
            </div>
        </Dialog>
    }
}

/// “Redigera ansökan”, where it can be edited.
#[component]
pub(super) fn EditButton() -> impl IntoView {
    let (language, form, acts) = (use_language(), use_form().open, use_acts());
    let may = Memo::new(move |_| form.with(|working| working.view.actions.contains(&Act::StartEdit)));
    let press = Callback::new(move |()| acts.press(Act::StartEdit, Callback::new(|()| ())));
    move || {
        may.get().then(|| {
            view! {
                <Button icon=icons::Icon::Pencil busy=acts.busy() on_press=press>
                    {texts::form::edit(language)}
                </Button>
            }
        })
    }
}
