//! “Byt lösenord”: the one that is, and the new one; every other session ends (G7.2-1).

use client::Client;
use domain::accounts::ChangePassword as Wish;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::sessions::SessionsChanged;
use super::told;
use crate::clock::use_clock;
use crate::components::{Button, ButtonKind, ErrorSummary, Wrong, focus_error_summary};
use crate::pages::account::{PasswordField, RULES, Rules, wrong_password};
use crate::pages::stopped::use_stopped;
use crate::router::use_language;
use crate::said::use_said;
use crate::session::use_session;

const CURRENT: &str = "current-password";
const NEW: &str = "new-password";

/// The content of the window; made anew each time it opens.
#[component]
pub(super) fn ChangePassword(open: RwSignal<bool>) -> impl IntoView {
    let (language, clock) = (use_language(), use_clock());
    let (said, session) = (use_said(), use_session());
    let (changed, stopped) = (expect_context::<SessionsChanged>(), use_stopped());
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(Vec::<Wrong>::new());
    let busy = RwSignal::new(false);
    let at = move |id: &'static str| {
        Signal::derive(move || wrong.with(|wrong| wrong.iter().find(|one| one.field == id).map(|one| one.text.clone())))
    };
    let refuse = move |all: Vec<Wrong>| {
        if wrong.try_set(all).is_none() {
            focus_error_summary();
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let (known, typed) = (current.get_untracked(), new.get_untracked());
        let mut missing = Vec::new();
        if known.is_empty() {
            let text = texts::settings::password_missing(language).to_owned();
            missing.push(Wrong { field: CURRENT.to_owned(), text });
        }
        if let Some(text) = wrong_password(language, &typed) {
            missing.push(Wrong { field: NEW.to_owned(), text });
        }
        if !missing.is_empty() {
            refuse(missing);
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let wish = Wish { current_password: known.into(), new_password: typed.into() };
            match Client::here(language).change_password(&wish).await {
                Ok(()) => {
                    session.used();
                    let _gone = open.try_set(false);
                    changed.tell();
                    said.politely(texts::settings::password_changed(language));
                }
                Err(refusal) if stopped.takes(&refusal).await => {}
                Err(refusal) => {
                    let fields = [("/current_password", CURRENT), ("/new_password", NEW)];
                    refuse(told(language, &refusal, clock.now(), &fields));
                }
            }
            let _gone = busy.try_set(false);
        });
    };
    view! {
        <ErrorSummary errors=wrong />
        <form class="fields" on:submit=submit novalidate>
            <PasswordField
                id=CURRENT
                label=texts::settings::current_password(language)
                value=current
                autocomplete="current-password"
                error=at(CURRENT)
            />
            <div>
                <PasswordField
                    id=NEW
                    label=texts::settings::new_password(language)
                    value=new
                    autocomplete="new-password"
                    described_by=RULES
                    error=at(NEW)
                />
                <Rules password=new />
            </div>
            <div class="acts">
                <Button submit=true busy=busy>
                    {texts::settings::change_password(language)}
                </Button>
                <Button kind=ButtonKind::Tertiary on_press=move |()| open.set(false)>
                    {texts::frame::cancel(language)}
                </Button>
            </div>
        </form>
    }
}
