//! “Ändra e-postadress”: the window with the new address, then with the code (G7.2.1).

use client::Client;
use domain::accounts::{ChangeEmail as Wish, ConfirmEmail, EmailChangeView};
use domain::code::Code;
use domain::email::Email;
use domain::problem::Kind;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{AnotherCode, told};
use crate::clock::use_clock;
use crate::components::{Button, ButtonKind, ErrorSummary, Field, Wrong, focus_error_summary};
use crate::dates;
use crate::dom;
use crate::failure;
use crate::pages::account::{PasswordField, not_an_address};
use crate::pages::stopped::use_stopped;
use crate::router::use_language;
use crate::said::use_said;
use crate::session::use_session;

const EMAIL: &str = "new-email";
const PASSWORD: &str = "email-password";
const CODE: &str = "email-code";

/// What stands in the window.
#[derive(Clone, Debug)]
enum Step {
    /// The new address.
    Ask,
    /// The code from the mail.
    Code(EmailChangeView),
    /// It is changed.
    Done,
}

/// The content of the window; made anew each time it opens.
#[component]
pub(super) fn ChangeEmail(open: RwSignal<bool>) -> impl IntoView {
    let (language, clock) = (use_language(), use_clock());
    let (said, session, stopped) = (use_said(), use_session(), use_stopped());
    let (email, password, code) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let step = RwSignal::new(Step::Ask);
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
    let ask = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        let (typed, known) = (email.get_untracked().trim().to_owned(), password.get_untracked());
        let mut missing = Vec::new();
        if let Err(why) = Email::parse(&typed) {
            missing.push(Wrong { field: EMAIL.to_owned(), text: not_an_address(language, why) });
        }
        if known.is_empty() {
            let text = texts::settings::password_missing(language).to_owned();
            missing.push(Wrong { field: PASSWORD.to_owned(), text });
        }
        if !missing.is_empty() {
            refuse(missing);
            return;
        }
        busy.set(true);
        let again = step.with_untracked(|step| matches!(step, Step::Code(_)));
        spawn_local(async move {
            let wish = Wish { email: typed.into(), password: known.into() };
            match Client::here(language).change_email(&wish).await {
                Ok(answer) => {
                    clock.set(answer.value.now);
                    session.used();
                    let _gone = wrong.try_set(Vec::new());
                    let _gone = step.try_set(Step::Code(answer.value));
                    if again {
                        said.politely(texts::account::new_code_sent(language));
                    }
                    dom::after_render(|| {
                        dom::focus_id(CODE);
                    });
                }
                Err(refusal) if stopped.takes(&refusal).await => {}
                Err(refusal) => {
                    let fields = [("/email", EMAIL), ("/password", PASSWORD)];
                    refuse(told(language, &refusal, clock.now(), &fields));
                }
            }
            let _gone = busy.try_set(false);
        });
    });
    let confirm = Callback::new(move |()| {
        let Step::Code(change) = step.get_untracked() else { return };
        if busy.get_untracked() {
            return;
        }
        let typed = code.get_untracked();
        let here = |text: &str| vec![Wrong { field: CODE.to_owned(), text: text.to_owned() }];
        if typed.trim().is_empty() {
            return refuse(here(texts::account::missing_code(language)));
        }
        if Code::parse(&typed).is_none() {
            return refuse(here(texts::account::code_wrong(language)));
        }
        busy.set(true);
        spawn_local(async move {
            match Client::here(language).confirm_email(change.id, &ConfirmEmail { code: typed.into() }).await {
                Ok(answer) => {
                    session.take(&answer.value);
                    let _gone = wrong.try_set(Vec::new());
                    let _gone = step.try_set(Step::Done);
                    said.politely(texts::settings::email_changed(language));
                    dom::after_render(|| {
                        dom::focus_id("email-done");
                    });
                }
                Err(refusal) if failure::is(&refusal, Kind::CodeWrong) => {
                    refuse(here(texts::account::code_wrong(language)));
                }
                Err(refusal) if stopped.takes(&refusal).await => {}
                Err(refusal) => refuse(told(language, &refusal, clock.now(), &[("/code", CODE)])),
            }
            let _gone = busy.try_set(false);
        });
    });
    let close = Callback::new(move |()| open.set(false));
    let submit_address = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        ask.run(());
    };
    let submit_code = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        confirm.run(());
    };
    view! {
        <ErrorSummary errors=wrong />
        {move || match step.get() {
            Step::Ask => {
                view! {
                    <form class="fields" on:submit=submit_address novalidate>
                        <Field
                            id=EMAIL
                            label=texts::settings::new_email(language).to_owned()
                            value=email
                            kind="email"
                            required=true
                            hint=texts::settings::new_email_hint(language).to_owned()
                            error=at(EMAIL)
                            autocomplete="email"
                        />
                        <PasswordField
                            id=PASSWORD
                            label=texts::settings::password_now(language)
                            value=password
                            autocomplete="current-password"
                            error=at(PASSWORD)
                        />
                        <div class="acts">
                            <Button submit=true busy=busy>
                                {texts::settings::send_code(language)}
                            </Button>
                            <Button kind=ButtonKind::Tertiary on_press=close>
                                {texts::frame::cancel(language)}
                            </Button>
                        </div>
                    </form>
                }
                    .into_any()
            }
            Step::Code(change) => {
                view! {
                    <p>{texts::account::code_sent(language, email.get_untracked().trim())}</p>
                    <p class="sm sub">
                        {texts::account::code_valid_until(language, dates::time_of(language, change.code_expires_at))}
                    </p>
                    <form class="fields" on:submit=submit_code novalidate>
                        <Field
                            id=CODE
                            label=texts::account::code(language).to_owned()
                            value=code
                            required=true
                            hint=texts::account::code_hint(language).to_owned()
                            error=at(CODE)
                            autocomplete="one-time-code"
                            inputmode="numeric"
                            width="w-s"
                        />
                        <div class="acts">
                            <Button submit=true busy=busy>
                                {texts::account::confirm(language)}
                            </Button>
                            <Button kind=ButtonKind::Tertiary on_press=close>
                                {texts::frame::cancel(language)}
                            </Button>
                        </div>
                    </form>
                    <AnotherCode at=change.next_code_at busy=busy again=ask />
                }
                    .into_any()
            }
            Step::Done => {
                view! {
                    <p id="email-done" tabindex="-1">
                        {texts::settings::email_changed(language)}
                    </p>
                    <div class="acts">
                        <Button on_press=close>{texts::frame::close(language)}</Button>
                    </div>
                }
                    .into_any()
            }
        }}
    }
}
