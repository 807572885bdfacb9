//! The session ended while somebody was typing: login over the page, and the queue goes on (X9-8).

use client::Client;
use domain::accounts::{AccountKind, LogIn};
use leptos::prelude::*;
use leptos::task::spawn_local;

use domain::paths::Page;

use super::autosave::OpenForm;
use crate::components::{Button, ButtonKind, Dialog, Field};
use crate::failure::failure_text;
use crate::router::{use_language, use_router};
use crate::said::use_said;

/// Opens by itself when a save was refused because nobody is logged in any more.
#[component]
pub(crate) fn LoginOverPage(form: OpenForm) -> impl IntoView {
    let language = use_language();
    let shown = RwSignal::new(false);
    let logged_out = Memo::new(move |_| form.is_logged_out());
    let said = use_said();
    Effect::new(move |_| {
        let out = logged_out.get();
        shown.set(out);
        if out {
            // Whoever hears the page hears only the heading of the dialog otherwise.
            said.at_once(texts::account::session_over(language));
        }
    });
    view! {
        {move || {
            (logged_out.get() && !shown.get())
                .then(|| {
                    view! {
                        <div class="note row between" role="alert">
                            <p>{texts::account::session_over(language)}</p>
                            <Button small=true on_press=Callback::new(move |()| shown.set(true))>
                                {texts::account::log_in(language)}
                            </Button>
                        </div>
                    }
                })
        }}
        <Dialog open=shown id="login-again" title=texts::account::log_in(language)>
            <LoginAgain form=form />
        </Dialog>
    }
}

#[component]
fn LoginAgain(form: OpenForm) -> impl IntoView {
    let (language, router, said) = (use_language(), use_router(), use_said());
    let session = form.session();
    let known = session.account().map(|account| account.email.0).unwrap_or_default();
    let (email, password) = (RwSignal::new(known), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let wish = LogIn {
            email: email.get_untracked().into(),
            password: password.get_untracked().into(),
            kind: AccountKind::Applicant,
        };
        spawn_local(async move {
            match Client::here(language).log_in(&wish).await {
                Ok(answer) => {
                    session.take(&answer.value);
                    match &answer.value.account {
                        Some(account) if form.logged_in_again(account.id) => {
                            said.politely(texts::account::logged_in(language));
                        }
                        Some(_) | None => {
                            router.go(&Page::Applications.path(language));
                            said.at_once(texts::account::other_person(language));
                        }
                    }
                }
                Err(failure) => {
                    let words = failure_text(language, &failure);
                    said.at_once(words.clone());
                    let _gone = password.try_set(String::new());
                    let _gone = wrong.try_set(Some(words));
                }
            }
            let _gone = busy.try_set(false);
        });
    };
    view! {
        <p>{texts::account::session_over(language)}</p>
        <form class="fields" on:submit=submit novalidate>
            <Field
                id="again-email"
                label=texts::account::email_address(language).to_owned()
                value=email
                kind="email"
                required=true
                autocomplete="username"
            />
            <Field
                id="again-password"
                label=texts::account::password(language).to_owned()
                value=password
                kind="password"
                required=true
                error=wrong
                autocomplete="current-password"
            />
            <div class="row">
                <Button submit=true busy=busy>
                    {texts::account::log_in(language)}
                </Button>
                <Button
                    kind=ButtonKind::Tertiary
                    on_press=Callback::new(move |()| {
                        if let Some(dialog) = crate::dom::by_id("login-again")
                            && let Ok(dialog) = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlDialogElement>(dialog)
                        {
                            dialog.close();
                        }
                    })
                >
                    {texts::frame::cancel(language)}
                </Button>
            </div>
        </form>
    }
}
