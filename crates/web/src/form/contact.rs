//! Beside the contact e-mail: where mails about recruitments go, and the code that lets them go to another address than the
//! user name (D45).

use client::Client;
use domain::accounts::ConfirmEmail;
use domain::code::Code;
use domain::forms::BasicField;
use domain::problem::Kind;
use domain::profile::{AskContactCode, ContactCode, ContactEmailView, ContactStanding};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::use_form;
use super::field::{Field, element_id};
use crate::clock::use_clock;
use crate::components::{Button, ButtonKind, ErrorText, Field as Input};
use crate::dates;
use crate::dom;
use crate::failure;
use crate::pages::settings::{AnotherCode, told};
use crate::pages::stopped::use_stopped;
use crate::router::use_language;
use crate::said::use_said;

/// The button, and what went wrong with it.
const ASK: &str = "contact-ask";
const WRONG: &str = "contact-wrong";
const CODE: &str = "contact-code";
const DONE: &str = "contact-done";

/// What there is to say of the address, and to do. Nothing while it is the user name, or no address yet.
#[component]
pub(super) fn Contact() -> impl IntoView {
    let (language, form, clock) = (use_language(), use_form().open, use_clock());
    let (said, stopped) = (use_said(), use_stopped());
    let field = Field::Basic(BasicField::Email);
    let typed = Memo::new(move |_| form.with(|working| working.text(&field)));
    let known = RwSignal::new(None::<ContactEmailView>);
    let (code, wrong, busy) = (RwSignal::new(String::new()), RwSignal::new(None::<String>), RwSignal::new(false));
    spawn_local(async move {
        // Without an answer nothing is said: the address can be confirmed another time.
        if let Ok(answer) = Client::here(language).show_contact_email().await {
            let _gone = known.try_set(Some(answer.value));
        }
    });
    let standing = Memo::new(move |_| {
        let typed = typed.get();
        known.with(|known| known.as_ref().map(|known| known.standing_of(&typed)))
    });
    let waiting = Memo::new(move |_| {
        let typed = typed.get().trim().to_lowercase();
        let sent = known.with(|known| known.as_ref().and_then(|known| known.waiting.clone()));
        sent.filter(|sent| sent.email.to_lowercase() == typed)
    });
    let login = move || known.with(|known| known.as_ref().map(|known| known.user_name.0.clone()).unwrap_or_default());
    let refuse = move |text: String, focus: &'static str| {
        if wrong.try_set(Some(text.clone())).is_none() {
            said.at_once(text);
            dom::after_render(move || {
                dom::focus_id(focus);
            });
        }
    };
    let ask = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let wish = AskContactCode { email: typed.get_untracked().trim().to_owned().into() };
            match Client::here(language).ask_contact_code(&wish).await {
                Ok(answer) => {
                    clock.set(answer.value.now);
                    let _gone = known.try_set(Some(answer.value));
                    if wrong.try_set(None).is_none() {
                        said.politely(texts::profile::contact_code_sent(language, wish.email.0));
                        dom::after_render(|| {
                            dom::focus_id(CODE);
                        });
                    }
                }
                Err(refusal) if stopped.takes(&refusal).await => {}
                Err(refusal) => {
                    let told = told(language, &refusal, clock.now(), &[]);
                    refuse(told.into_iter().map(|one| one.text).collect::<Vec<_>>().join(" "), ASK);
                }
            }
            let _gone = busy.try_set(false);
        });
    });
    let confirm = move |sent: ContactCode| {
        if busy.get_untracked() {
            return;
        }
        let typed_code = code.get_untracked();
        if typed_code.trim().is_empty() {
            return refuse(texts::account::missing_code(language).to_owned(), CODE);
        }
        if Code::parse(&typed_code).is_none() {
            return refuse(texts::account::code_wrong(language).to_owned(), CODE);
        }
        busy.set(true);
        spawn_local(async move {
            let wish = ConfirmEmail { code: typed_code.into() };
            match Client::here(language).confirm_contact_email(sent.id, &wish).await {
                Ok(answer) => {
                    let _gone = code.try_set(String::new());
                    let _gone = wrong.try_set(None);
                    let words = texts::profile::contact_confirmed(language, &answer.value.user_name.0);
                    if known.try_set(Some(answer.value)).is_none() {
                        said.politely(words);
                        dom::after_render(|| {
                            dom::focus_id(DONE);
                        });
                    }
                }
                Err(refusal) if failure::is(&refusal, Kind::CodeWrong) => {
                    refuse(texts::account::code_wrong(language).to_owned(), CODE);
                }
                Err(refusal) if stopped.takes(&refusal).await => {}
                Err(refusal) => {
                    let told = told(language, &refusal, clock.now(), &[]);
                    refuse(told.into_iter().map(|one| one.text).collect::<Vec<_>>().join(" "), CODE);
                }
            }
            let _gone = busy.try_set(false);
        });
    };
    let group = format!("{}-contact", element_id(&Field::Basic(BasicField::Email).pointer()));
    let unconfirmed = move || {
        let words = move || texts::profile::contact_unconfirmed(language, typed.get().trim(), login());
        let act = move || match waiting.get() {
            Some(sent) => {
                let (expires_at, next) = (sent.expires_at, sent.next_code_at);
                let submit = move |event: web_sys::SubmitEvent| {
                    event.prevent_default();
                    confirm(sent.clone());
                };
                view! {
                    <form class="fields" on:submit=submit novalidate>
                        <p class="sm sub">
                            {texts::profile::contact_code_sent(language, typed.get_untracked().trim())} " "
                            {texts::account::code_valid_until(language, dates::time_of(language, expires_at))}
                        </p>
                        <Input
                            id=CODE
                            label=texts::profile::contact_code(language).to_owned()
                            value=code
                            required=true
                            hint=texts::account::code_hint(language).to_owned()
                            error=wrong
                            autocomplete="one-time-code"
                            inputmode="numeric"
                            width="w-s"
                        />
                        <div class="row">
                            <Button submit=true busy=busy kind=ButtonKind::Secondary>
                                {texts::account::confirm(language)}
                            </Button>
                        </div>
                        <AnotherCode at=next busy=busy again=ask />
                    </form>
                }
                .into_any()
            }
            None => view! {
                {move || wrong.get().map(|text| view! { <ErrorText id=WRONG.to_owned() text=text /> })}
                <div class="row">
                    <Button kind=ButtonKind::Secondary id=ASK busy=busy on_press=ask>
                        {texts::settings::send_code(language)}
                    </Button>
                </div>
            }
            .into_any(),
        };
        view! {
            <p class="sm">{words}</p>
            {act}
        }
    };
    view! {
        {move || match standing.get() {
            Some(ContactStanding::Unconfirmed) => {
                view! {
                    <div class="note stack stack-2" role="group" aria-label=texts::profile::contact_group(language) id=group.clone()>
                        {unconfirmed()}
                    </div>
                }
                    .into_any()
            }
            Some(ContactStanding::Confirmed) => {
                view! {
                    <p class="sm sub" id=DONE tabindex="-1">
                        {texts::profile::contact_confirmed(language, login())}
                    </p>
                }
                    .into_any()
            }
            Some(ContactStanding::UserName | ContactStanding::NoAddress) | None => ().into_any(),
        }}
    }
}
