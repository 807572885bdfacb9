//! “Glömde du lösenordet?”: a link by mail, for whoever has forgotten the password or the user name (G5.1, G5.2). The page
//! says the same whether or not the address has an account (X4-5).

use std::time::Duration;

use client::Client;
use domain::accounts::{AccountKind, AskPasswordReset, PasswordResetAsked};
use domain::content::HELP;
use domain::email::Email;
use domain::language::Language;
use domain::paths::information_path;
use domain::problem::{FieldCode, FieldError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::Part;

use super::login::words;
use super::typed::typed_email;
use crate::arrival::{focus_heading, use_title_of_form};
use crate::clock::use_clock;
use crate::components::{Button, ButtonKind, ErrorSummary, Field, Wrong, focus_error_summary};
use crate::dates;
use crate::dom;
use crate::router::use_language;
use crate::said::use_said;

const EMAIL: &str = "email";
/// The pause before another mail is told in seconds.
const TICK: Duration = Duration::from_secs(1);

/// The page.
#[component]
pub fn ForgotPassword() -> impl IntoView {
    let (language, clock, said) = (use_language(), use_clock(), use_said());
    let email = RwSignal::new(typed_email());
    let wrong = RwSignal::new(Vec::<Wrong>::new());
    let asked = RwSignal::new(None::<PasswordResetAsked>);
    let busy = RwSignal::new(false);
    let heading = move || match asked.with(Option::is_some) {
        true => texts::password::sent_heading(language),
        false => texts::password::heading(language),
    };
    use_title_of_form(move || Some(heading().to_owned()), move || wrong.with(|wrong| !wrong.is_empty()));
    let error = Signal::derive(move || wrong.with(|wrong| wrong.first().map(|one| one.text.clone())));
    let refuse = move |text: String| {
        if wrong.try_set(vec![Wrong { field: EMAIL.to_owned(), text }]).is_none() {
            focus_error_summary();
        }
    };
    let ask = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        let typed = email.get_untracked().trim().to_owned();
        if let Err(code) = Email::parse(&typed) {
            refuse(not_an_address(language, code));
            return;
        }
        busy.set(true);
        let again = asked.with_untracked(Option::is_some);
        spawn_local(async move {
            let wish = AskPasswordReset { email: typed.into(), kind: AccountKind::Applicant, language };
            match Client::here(language).ask_password_reset(&wish).await {
                Ok(answer) => {
                    clock.set(answer.value.now);
                    let _gone = wrong.try_set(Vec::new());
                    if asked.try_set(Some(answer.value)).is_none() {
                        // The button that had the focus is gone, the second time for a minute.
                        dom::after_render(focus_heading);
                        if again {
                            said.politely(texts::password::sent_again(language));
                        }
                    }
                }
                Err(refusal) => refuse(words(language, &refusal, clock.now())),
            }
            let _gone = busy.try_set(false);
        });
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        ask.run(());
    };
    view! {
        <div class="wrap">
            <div class="narrow">
                <div class="stack stack-6">
                    <h1 tabindex="-1">{heading}</h1>
                    <ErrorSummary errors=wrong />
                    {move || match asked.with(Option::is_some) {
                        false => {
                            view! {
                                <p>{texts::password::intro(language)}</p>
                                <form class="fields" on:submit=submit novalidate>
                                    <Field
                                        id=EMAIL
                                        label=texts::account::email_address(language).to_owned()
                                        value=email
                                        kind="email"
                                        required=true
                                        error=error
                                        autocomplete="username"
                                    />
                                    <div class="row">
                                        <Button submit=true busy=busy>
                                            {texts::password::send(language)}
                                        </Button>
                                    </div>
                                </form>
                                <p class="sm">{texts::password::user_name(language)}</p>
                                <p class="sm">
                                    <Help />
                                </p>
                            }
                                .into_any()
                        }
                        true => view! { <Sent asked=asked email=email busy=busy again=ask /> }.into_any(),
                    }}
                </div>
            </div>
        </div>
    }
}

/// What is wrong with the address, in the words of this page.
pub(crate) fn not_an_address(language: Language, code: FieldCode) -> String {
    if code == FieldCode::Missing {
        texts::account::missing_email(language).to_owned()
    } else {
        texts::field_error(language, &FieldError::new("/email", code))
    }
}

/// ‹… kontakta hjälpen›, for whoever has no mailbox any more (D15).
#[component]
fn Help() -> impl IntoView {
    let language = use_language();
    let part = move |part: &Part| match part {
        Part::Words(words) => words.into_any(),
        Part::Value(_) => view! {
            <a href=information_path(language, HELP)>{texts::password::help_link(language)}</a>
        }
        .into_any(),
    };
    texts::password::help_parts(language).iter().map(part).collect_view()
}

/// The mail is on its way.
#[component]
fn Sent(
    asked: RwSignal<Option<PasswordResetAsked>>,
    email: RwSignal<String>,
    busy: RwSignal<bool>,
    again: Callback<()>,
) -> impl IntoView {
    let (language, clock) = (use_language(), use_clock());
    let now = RwSignal::new(clock.now());
    let ticking = set_interval_with_handle(move || now.set(clock.now()), TICK);
    on_cleanup(move || {
        if let Ok(ticking) = ticking {
            ticking.clear();
        }
    });
    let valid = move || {
        let expires = asked.with(|asked| asked.as_ref().map(|asked| asked.link_expires_at));
        expires.map(|at| texts::password::sent_valid(language, dates::time_of(language, at)))
    };
    let wait = Memo::new(move |_| {
        let next = asked.with(|asked| asked.as_ref().map(|asked| asked.next_link_at))?;
        u64::try_from((next - now.get()).num_seconds()).ok().filter(|seconds| *seconds > 0)
    });
    let demo = dom::first(".bar-demo").is_some();
    let another = Callback::new(move |()| {
        asked.set(None);
        dom::after_render(focus_heading);
    });
    view! {
        <p>{move || texts::password::sent(language, email.get().trim())}</p>
        <p>{valid}</p>
        <p>{texts::password::sent_junk(language)}</p>
        <div class="row">
            {move || match wait.get() {
                Some(seconds) => {
                    view! { <p class="sm sub">{texts::password::again_wait(language, seconds)}</p> }.into_any()
                }
                None => {
                    view! {
                        <Button kind=ButtonKind::Secondary busy=busy on_press=again>
                            {texts::password::again(language)}
                        </Button>
                    }
                        .into_any()
                }
            }}
            <Button kind=ButtonKind::Tertiary on_press=another>
                {texts::password::other_address(language)}
            </Button>
        </div>
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
    }
}
