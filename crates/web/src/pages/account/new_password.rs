//! “Nytt lösenord”: where the link of the mail leads (G5.1). Whether the link is good is asked before anybody thinks of a
//! new password.

use client::{Client, Failure};
use domain::accounts::{AccountKind, CheckPasswordReset, PasswordResetView, ResetPassword};
use domain::paths::Page;
use domain::problem::Kind;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::login::words;
use super::password_field::PasswordField;
use super::rules::{RULES, Rules, wrong_password};
use crate::arrival::{focus_heading, use_title_of_form};
use crate::busy::use_busy;
use crate::clock::use_clock;
use crate::components::{Button, ErrorSummary, FailureNote, Waiting, Wrong, focus_error_summary};
use crate::dates;
use crate::dom;
use crate::failure;
use crate::form::forget_others;
use crate::router::{SECRET_IS_WHOLE, use_language, use_router};
use crate::said::use_said;
use crate::session::use_session;

const PASSWORD: &str = "password";

/// What the page shows.
#[derive(Clone, Debug)]
enum Step {
    /// The server is being asked about the link.
    Checking,
    /// It is good.
    Ask(PasswordResetView),
    /// It was used, or a newer one was asked for.
    Used,
    /// It is too old.
    Expired,
    /// A part of it is missing, or it never was one.
    Broken,
}

/// Which step a refusal leads to; `None` for one that may pass.
fn step_of(refusal: &Failure) -> Option<Step> {
    [(Kind::LinkUsed, Step::Used), (Kind::LinkExpired, Step::Expired), (Kind::NotFound, Step::Broken)]
        .into_iter()
        .find_map(|(kind, step)| failure::is(refusal, kind).then_some(step))
}

/// The page.
#[component]
pub fn NewPassword() -> impl IntoView {
    let (language, clock, busy) = (use_language(), use_clock(), use_busy());
    let secret = StoredValue::new(use_router().take_secret());
    let whole = secret.with_value(|secret| secret.len() >= SECRET_IS_WHOLE);
    let step = RwSignal::new(if whole { Step::Checking } else { Step::Broken });
    let trouble = RwSignal::new(None::<Failure>);
    let wrong = RwSignal::new(Vec::<Wrong>::new());
    let check = Callback::new(move |()| {
        trouble.set(None);
        let on_its_way = busy.until_dropped();
        spawn_local(async move {
            let link = CheckPasswordReset { secret: secret.get_value().into() };
            let answer = Client::here(language).check_password_reset(&link).await;
            drop(on_its_way);
            match answer {
                Ok(answer) => {
                    clock.set(answer.value.now);
                    drop(step.try_set(Step::Ask(answer.value)));
                }
                Err(refusal) => match step_of(&refusal) {
                    Some(next) => drop(step.try_set(next)),
                    None => drop(trouble.try_set(Some(refusal))),
                },
            }
        });
    });
    if whole {
        check.run(());
    }
    let heading = move || match step.get() {
        Step::Checking | Step::Ask(_) => texts::password::new_heading(language),
        Step::Used => texts::password::used_heading(language),
        Step::Expired => texts::password::expired_heading(language),
        Step::Broken => texts::password::broken_heading(language),
    };
    use_title_of_form(move || Some(heading().to_owned()), move || wrong.with(|wrong| !wrong.is_empty()));
    let another = move |words: &'static str| {
        view! {
            <p>{words}</p>
            <p>
                <a class="ds-button" href=Page::ForgotPassword.path(language)>
                    {texts::password::new_link(language)}
                </a>
            </p>
        }
        .into_any()
    };
    view! {
        <div class="wrap">
            <div class="narrow">
                <div class="stack stack-6">
                    <h1 tabindex="-1">{heading}</h1>
                    <ErrorSummary errors=wrong />
                    {move || {
                        trouble.get().map(|failure| view! { <FailureNote failure=failure again=check /> })
                    }}
                    {move || match step.get() {
                        Step::Checking => {
                            trouble.with(Option::is_none).then(|| view! { <Waiting /> }).into_any()
                        }
                        Step::Ask(link) => {
                            view! { <Choose link=link secret=secret step=step wrong=wrong /> }.into_any()
                        }
                        Step::Used => another(texts::password::used(language)),
                        Step::Expired => another(texts::password::expired(language)),
                        Step::Broken => another(texts::password::broken(language)),
                    }}
                </div>
            </div>
        </div>
    }
}

/// The new password.
#[component]
fn Choose(
    link: PasswordResetView,
    secret: StoredValue<String>,
    step: RwSignal<Step>,
    wrong: RwSignal<Vec<Wrong>>,
) -> impl IntoView {
    let (language, clock, said) = (use_language(), use_clock(), use_said());
    let (session, router) = (use_session(), use_router());
    let password = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let error = Signal::derive(move || wrong.with(|wrong| wrong.first().map(|one| one.text.clone())));
    let refuse = move |text: String| {
        if wrong.try_set(vec![Wrong { field: PASSWORD.to_owned(), text }]).is_none() {
            focus_error_summary();
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let typed = password.get_untracked();
        if let Some(text) = wrong_password(language, &typed) {
            refuse(text);
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let wish = ResetPassword { secret: secret.get_value().into(), password: typed.into() };
            match Client::here(language).reset_password(&wish).await {
                Ok(answer) => {
                    let account = answer.value.account.as_ref();
                    forget_others(account.map(|account| account.id));
                    let works = account.is_some_and(|account| account.kind == AccountKind::Work);
                    session.take(&answer.value);
                    said.politely(texts::password::saved(language));
                    let next = if works { Page::Front } else { Page::Start };
                    router.replace(&next.path(language));
                }
                Err(refusal) => match step_of(&refusal) {
                    Some(next) => {
                        let _gone = wrong.try_set(Vec::new());
                        if step.try_set(next).is_none() {
                            dom::after_render(focus_heading);
                        }
                    }
                    None => {
                        let told = refusal.problem().and_then(|problem| problem.errors.first().cloned());
                        refuse(told.map_or_else(|| words(language, &refusal, clock.now()), |error| error.detail));
                    }
                },
            }
            let _gone = busy.try_set(false);
        });
    };
    view! {
        <p>{texts::password::for_account(language, link.email.0)}</p>
        <p class="sm sub">{texts::password::valid_until(language, dates::time_of(language, link.expires_at))}</p>
        <form class="fields" on:submit=submit novalidate>
            <div>
                <PasswordField
                    id=PASSWORD
                    label=texts::password::new_heading(language)
                    value=password
                    autocomplete="new-password"
                    described_by=RULES
                    error=error
                />
                <Rules password=password />
            </div>
            <div class="row">
                <Button submit=true busy=busy>
                    {texts::password::save(language)}
                </Button>
            </div>
        </form>
    }
}
