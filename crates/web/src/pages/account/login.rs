//! “Logga in” (G5-1).

use client::{Client, Failure};
use domain::accounts::{AccountKind, LogIn};
use domain::paths::Page;
use domain::problem::Kind;
use domain::time::Instant;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::applying::{Applying, address_with, go_on, use_way};
use super::cookies::NeedsCookies;
use super::password_field::PasswordField;
use super::typed::remember_email;
use crate::arrival::use_title_of_form;
use crate::clock::use_clock;
use crate::components::{Button, ErrorSummary, Field, Wrong, focus_error_summary};
use crate::dates;
use crate::failure::{self, failure_text};
use crate::form::forget_others;
use crate::router::use_language;
use crate::session::use_session;

const EMAIL: &str = "email";
const PASSWORD: &str = "password";

/// The page. One text for every reason why an address and a password do not fit (X4-5).
#[component]
pub fn Login() -> impl IntoView {
    let language = use_language();
    let (session, clock) = (use_session(), use_clock());
    let (router, ad) = use_way();
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(Vec::<Wrong>::new());
    let busy = RwSignal::new(false);
    use_title_of_form(
        move || Some(texts::account::log_in(language).to_owned()),
        move || wrong.with(|wrong| !wrong.is_empty()),
    );
    let at = move |id: &'static str| {
        Signal::derive(move || wrong.with(|wrong| wrong.iter().find(|one| one.field == id).map(|one| one.text.clone())))
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let missing = [
            (EMAIL, email.get_untracked().trim().is_empty(), texts::account::missing_email(language)),
            (PASSWORD, password.get_untracked().is_empty(), texts::account::missing_password(language)),
        ];
        let missing: Vec<Wrong> = missing
            .into_iter()
            .filter(|(_, is_missing, _)| *is_missing)
            .map(|(field, _, text)| Wrong { field: field.to_owned(), text: text.to_owned() })
            .collect();
        if !missing.is_empty() {
            wrong.set(missing);
            focus_error_summary();
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
                    forget_others(answer.value.account.as_ref().map(|account| account.id));
                    session.take(&answer.value);
                    go_on(language, router, ad, Page::Start);
                }
                Err(refusal) => {
                    drop(password.try_set(String::new()));
                    let text = words(language, &refusal, clock.now());
                    if wrong.try_set(vec![Wrong { field: EMAIL.to_owned(), text }]).is_none() {
                        focus_error_summary();
                    }
                }
            }
            let _gone = busy.try_set(false);
        });
    };
    let register = address_with(language, router, Page::Register);
    let forgot = Page::ForgotPassword.path(language);
    view! {
        <div class="wrap">
            <div class="narrow">
                <div class="stack stack-6">
                    <div>
                        {ad.map(|ad| view! { <Applying ad=ad /> })}
                        <h1 tabindex="-1">{texts::account::log_in(language)}</h1>
                    </div>
                    <NeedsCookies />
                    <ErrorSummary errors=wrong />
                    <form class="fields" on:submit=submit novalidate>
                        <Field
                            id=EMAIL
                            label=texts::account::email_address(language).to_owned()
                            value=email
                            kind="email"
                            required=true
                            error=at(EMAIL)
                            autocomplete="username"
                        />
                        <PasswordField
                            id=PASSWORD
                            value=password
                            autocomplete="current-password"
                            error=at(PASSWORD)
                        />
                        <div class="row">
                            <Button submit=true busy=busy>
                                {texts::account::log_in(language)}
                            </Button>
                        </div>
                    </form>
                    <p>
                        <a href=forgot on:click=move |_| remember_email(email.get_untracked())>
                            {texts::account::forgot_password(language)}
                        </a>
                    </p>
                    <p>
                        {texts::account::no_account_yet(language)} " "
                        <a href=register>{texts::account::create_account(language)}</a>
                    </p>
                </div>
            </div>
        </div>
    }
}

/// Why it did not go; after too many tries, when to come back.
pub(super) fn words(language: domain::language::Language, refusal: &Failure, now: Instant) -> String {
    match refusal {
        Failure::Wait { problem, seconds } if problem.code == Kind::TooManyRequests.slug() => {
            let seconds = i64::try_from(*seconds).unwrap_or(0);
            let at = now + chrono::TimeDelta::seconds(seconds.saturating_add(59) / 60 * 60);
            texts::errors::try_again_at(language, dates::time_of(language, at))
        }
        refusal if failure::is(refusal, Kind::WrongCredentials) => {
            texts::problem_detail(language, Kind::WrongCredentials).to_owned()
        }
        refusal => failure_text(language, refusal),
    }
}
