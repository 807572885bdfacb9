//! The code from the mail makes the account and logs in (G4-3).

use std::time::Duration;

use client::Client;
use domain::accounts::ConfirmRegistration;
use domain::code::Code;
use domain::paths::Page;
use domain::problem::Kind;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::applying::{Applying, address_with, go_on, use_way};
use super::cookies::NeedsCookies;
use super::login::words;
use super::pending::Pending;
use crate::arrival::use_title_of_form;
use crate::clock::use_clock;
use crate::components::{Button, ButtonKind, ErrorSummary, Field, Wrong, focus_error_summary};
use crate::dates;
use crate::dom;
use crate::failure;
use crate::form::forget_others;
use crate::router::use_language;
use crate::said::use_said;
use crate::session::use_session;

const CODE: &str = "code";
/// The time left is told in minutes, the pause before another code in seconds.
const TICK: Duration = Duration::from_secs(1);

/// The page.
#[component]
pub fn RegisterCode() -> impl IntoView {
    let language = use_language();
    let (router, ad) = use_way();
    match Pending::kept() {
        Some(pending) => view! { <Confirm pending=pending /> }.into_any(),
        None => {
            use_title_of_form(move || Some(texts::account::confirm_heading(language).to_owned()), || false);
            let register = address_with(language, router, Page::Register);
            view! {
                <div class="wrap stack">
                    {ad.map(|ad| view! { <Applying ad=ad /> })}
                    <h1 tabindex="-1">{texts::account::confirm_heading(language)}</h1>
                    <p>{texts::account::registration_lost(language)}</p>
                    <p>
                        <a class="ds-button" href=register>
                            {texts::account::create_account(language)}
                        </a>
                    </p>
                </div>
            }
            .into_any()
        }
    }
}

#[component]
fn Confirm(pending: Pending) -> impl IntoView {
    let language = use_language();
    let (session, clock, said) = (use_session(), use_clock(), use_said());
    let (router, _) = use_way();
    let pending = RwSignal::new(pending);
    let code = RwSignal::new(String::new());
    let wrong = RwSignal::new(Vec::<Wrong>::new());
    let (busy, asking) = (RwSignal::new(false), RwSignal::new(false));
    let now = RwSignal::new(clock.now());
    let ticking = set_interval_with_handle(move || now.set(clock.now()), TICK);
    on_cleanup(move || {
        if let Ok(ticking) = ticking {
            ticking.clear();
        }
    });
    use_title_of_form(
        move || Some(texts::account::confirm_heading(language).to_owned()),
        move || wrong.with(|wrong| !wrong.is_empty()),
    );
    let error = Signal::derive(move || wrong.with(|wrong| wrong.first().map(|one| one.text.clone())));
    let refuse = move |text: String| {
        if wrong.try_set(vec![Wrong { field: CODE.to_owned(), text }]).is_none() {
            focus_error_summary();
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let typed = code.get_untracked();
        if typed.trim().is_empty() {
            refuse(texts::account::missing_code(language).to_owned());
            return;
        }
        if Code::parse(&typed).is_none() {
            refuse(texts::account::code_wrong(language).to_owned());
            return;
        }
        busy.set(true);
        let registration = pending.get_untracked();
        spawn_local(async move {
            let wish = ConfirmRegistration { code: typed.into() };
            match Client::here(language).confirm_registration(registration.id, &wish).await {
                Ok(answer) => {
                    Pending::forget();
                    forget_others(answer.value.account.as_ref().map(|account| account.id));
                    session.take(&answer.value);
                    said.politely(texts::account::account_created(language));
                    // Without an ad in mind one is asked for the basic details, and may skip that (G4-5).
                    go_on(language, router, answer.value.ad_id.or(registration.ad), Page::FirstDetails);
                }
                Err(refusal) if failure::is(&refusal, Kind::NotFound) => {
                    refuse(texts::account::registration_lost(language).to_owned());
                }
                Err(refusal) => refuse(words(language, &refusal, clock.now())),
            }
            let _gone = busy.try_set(false);
        });
    };
    let another = Callback::new(move |()| {
        asking.set(true);
        let registration = pending.get_untracked();
        spawn_local(async move {
            match Client::here(language).resend_registration_code(registration.id).await {
                Ok(answer) => {
                    clock.set(answer.value.now);
                    let renewed = Pending { ad: registration.ad, ..Pending::of(&answer.value, registration.email) };
                    renewed.keep();
                    let _gone = pending.try_set(renewed);
                    if wrong.try_set(Vec::new()).is_none() {
                        said.politely(texts::account::new_code_sent(language));
                        // The button that had the focus is gone for a minute.
                        dom::after_render(|| {
                            dom::focus_id(CODE);
                        });
                    }
                }
                Err(refusal) => refuse(words(language, &refusal, clock.now())),
            }
            let _gone = asking.try_set(false);
        });
    });
    let seconds = move |until: domain::time::Instant| (until - now.get()).num_seconds();
    let left = move || {
        let expires = pending.with(|pending| pending.expires_at);
        let seconds = seconds(expires);
        match u64::try_from(seconds) {
            Ok(seconds) if seconds > 0 => {
                let until = texts::account::code_valid_until(language, dates::time_of(language, expires));
                format!("{until} {}", texts::account::code_minutes_left(language, seconds.div_ceil(60)))
            }
            Ok(_) | Err(_) => texts::account::code_expired(language).to_owned(),
        }
    };
    let wait = Memo::new(move |_| {
        u64::try_from(seconds(pending.with(|pending| pending.next_code_at))).ok().filter(|seconds| *seconds > 0)
    });
    let email = move || pending.with(|pending| pending.email.clone());
    let demo = dom::first(".bar-demo").is_some();
    let correct = address_with(language, router, Page::Register);
    view! {
        <div class="wrap">
            <div class="narrow">
                <div class="stack stack-6">
                    <div>
                        {pending.with_untracked(|pending| pending.ad).map(|ad| view! { <Applying ad=ad /> })}
                        <h1 tabindex="-1">{texts::account::confirm_heading(language)}</h1>
                    </div>
                    <NeedsCookies />
                    <ErrorSummary errors=wrong />
                    <p>{move || texts::account::code_sent(language, email())}</p>
                    <form class="fields" on:submit=submit novalidate>
                        <Field
                            id=CODE
                            label=texts::account::code(language).to_owned()
                            value=code
                            required=true
                            hint=texts::account::code_hint(language).to_owned()
                            error=error
                            autocomplete="one-time-code"
                            inputmode="numeric"
                            width="w-s"
                        />
                        <p class="sm sub">{left}</p>
                        <div class="row">
                            <Button submit=true busy=busy>
                                {texts::account::confirm(language)}
                            </Button>
                        </div>
                    </form>
                </div>
                <aside class="note stack" aria-labelledby="no-mail">
                    <h2 id="no-mail">{texts::account::no_mail_heading(language)}</h2>
                    <p class="sm">{texts::account::no_mail_help(language)}</p>
                    <p class="sm">
                        <a href=correct>{texts::account::correct_address(language)}</a>
                    </p>
                    {move || match wait.get() {
                        Some(seconds) => {
                            view! { <p class="sm sub">{texts::account::new_code_wait(language, seconds)}</p> }.into_any()
                        }
                        None => {
                            view! {
                                <Button kind=ButtonKind::Secondary busy=asking on_press=another>
                                    {texts::account::new_code(language)}
                                </Button>
                            }
                                .into_any()
                        }
                    }}
                    {demo
                        .then(|| {
                            view! {
                                <p class="sm">
                                    <a href="/demo/outbox" target="_blank">
                                        {texts::frame::demo_outbox(language)}
                                    </a>
                                </p>
                            }
                        })}
                </aside>
            </div>
        </div>
    }
}
