//! “Radera användarkontot”: what it means, the word, the password, and then it is final (G8-1).

use std::collections::BTreeSet;

use client::{Client, Failure};
use domain::accounts::{DeleteAccount as Wish, DeletionView, confirm_word, is_confirm_word};
use domain::ids::ApplicationId;
use domain::language::Language;
use domain::paths::Page;
use domain::problem::{FieldCode, FieldError};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::told;
use crate::arrival::use_title_of_form;
use crate::busy::use_busy;
use crate::clock::use_clock;
use crate::components::{
    Button, CheckGroup, Choice, ErrorSummary, FailureNote, Field, Waiting, Wrong, focus_error_summary,
};
use crate::pages::account::PasswordField;
use crate::pages::stopped::use_stopped;
use crate::router::{use_language, use_router};
use crate::said::use_said;
use crate::session::use_session;

const WORD: &str = "confirm-word";
const PASSWORD: &str = "delete-password";
const WITHDRAW: &str = "delete-withdraw";

/// The page.
#[component]
pub fn DeleteAccount() -> impl IntoView {
    let (language, busy, stopped) = (use_language(), use_busy(), use_stopped());
    let wrong = RwSignal::new(Vec::<Wrong>::new());
    let what = RwSignal::new(None::<DeletionView>);
    let trouble = RwSignal::new(None::<Failure>);
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    use_title_of_form(
        move || Some(texts::settings::delete_account(language).to_owned()),
        move || wrong.with(|wrong| !wrong.is_empty()),
    );
    let ask = Callback::new(move |()| {
        trouble.set(None);
        let on_its_way = busy.until_dropped();
        spawn_local(async move {
            let answer = Client::here(language).show_deletion().await;
            drop(on_its_way);
            match answer {
                Ok(answer) => drop(what.try_set(Some(answer.value))),
                Err(why) if stopped.takes(&why).await => {}
                Err(why) => drop(trouble.try_set(Some(why))),
            }
        });
    });
    ask.run(());
    view! {
        <div class="wrap">
            <div class="narrow">
                <div class="stack stack-6">
                    <h1 tabindex="-1">{texts::settings::delete_account(language)}</h1>
                    <ErrorSummary errors=wrong />
                    <p>{texts::settings::delete_final(language)}</p>
                    <section class="stack" aria-labelledby="delete-what">
                        <h2 id="delete-what">{texts::settings::delete_what(language)}</h2>
                        <div class="prose">
                            <ul>
                                <li>{texts::settings::delete_gone(language)}</li>
                                <li>{texts::settings::delete_login(language)}</li>
                                <li>{texts::settings::delete_open(language)}</li>
                                <li>{texts::settings::delete_stays(language)}</li>
                            </ul>
                        </div>
                    </section>
                    {move || {
                        trouble.get().map(|failure| view! { <FailureNote failure=failure again=ask /> })
                    }}
                    {move || match what.get() {
                        None => trouble.with(Option::is_none).then(|| view! { <Waiting /> }).into_any(),
                        Some(what) => view! { <Applications what=what chosen=chosen /> }.into_any(),
                    }}
                    <Confirm wrong=wrong chosen=chosen what=what again=ask />
                </div>
            </div>
        </div>
    }
}

/// How many go, which stay, and which of them can be withdrawn too (D3).
#[component]
fn Applications(what: DeletionView, chosen: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let language = use_language();
    let can = what.sent.iter().filter(|one| one.can_withdraw);
    let can = can
        .map(|one| Choice::new(one.id.to_string(), format!("{}, {}, {}", one.title, one.agency, one.recruitment_code)));
    let can = can.collect::<Vec<_>>();
    // What could be chosen before may be too late now.
    chosen.update(|chosen| chosen.retain(|id| can.iter().any(|one| one.value == *id)));
    let unsent = u64::try_from(what.unsent).ok().filter(|unsent| *unsent > 0);
    let rows = what.sent.into_iter().map(|one| {
        let lang = (one.title_language != language).then(|| one.title_language.tag());
        view! {
            <li>
                <span lang=lang>{one.title}</span>
                <span class="sub">{format!(", {}, {}", one.agency, one.recruitment_code)}</span>
            </li>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    view! {
        {unsent.map(|unsent| view! { <p>{texts::settings::delete_unsent(language, unsent)}</p> })}
        {(!rows.is_empty())
            .then(|| {
                view! {
                    <section class="stack" aria-labelledby="delete-sent">
                        <h2 id="delete-sent">{texts::settings::delete_sent(language)}</h2>
                        <p>{texts::settings::delete_sent_info(language)}</p>
                        <div class="prose">
                            <ul>{rows}</ul>
                        </div>
                        {(!can.is_empty())
                            .then(|| {
                                view! {
                                    <CheckGroup
                                        id=WITHDRAW
                                        label=texts::settings::delete_withdraw(language)
                                        hint=texts::settings::delete_withdraw_info(language)
                                        choices=can
                                        value=chosen
                                    />
                                }
                            })}
                    </section>
                }
            })}
    }
}

fn error_at(wrong: RwSignal<Vec<Wrong>>, id: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || wrong.with(|wrong| wrong.iter().find(|one| one.field == id).map(|one| one.text.clone())))
}

/// Which of the applications that were to be withdrawn too cannot be any more (G10.2).
fn too_late(
    language: Language,
    refusal: &Failure,
    wanted: &[ApplicationId],
    what: Option<&DeletionView>,
) -> Vec<Wrong> {
    let title = |id: &ApplicationId| what?.sent.iter().find(|one| one.id == *id).map(|one| one.title.clone());
    let late = |pointer: &str| wanted.get(pointer.strip_prefix("/withdraw/")?.parse::<usize>().ok()?);
    let errors = refusal.problem().map(|problem| problem.errors.as_slice()).unwrap_or_default();
    errors
        .iter()
        .filter_map(|error| title(late(&error.pointer)?))
        .map(|title| Wrong { field: String::new(), text: texts::settings::delete_too_late(language, title) })
        .collect()
}

/// The word, the password and the button.
#[component]
fn Confirm(
    wrong: RwSignal<Vec<Wrong>>,
    chosen: RwSignal<BTreeSet<String>>,
    what: RwSignal<Option<DeletionView>>,
    again: Callback<()>,
) -> impl IntoView {
    let (language, clock, stopped) = (use_language(), use_clock(), use_stopped());
    let (session, router, said) = (use_session(), use_router(), use_said());
    let (word, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let busy = RwSignal::new(false);
    let right = confirm_word(language);
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
        let (typed, known) = (word.get_untracked(), password.get_untracked());
        let mut missing = Vec::new();
        if !is_confirm_word(language, &typed) {
            let error = FieldError::new("/word", FieldCode::WrongWord).with("word", right);
            missing.push(Wrong { field: WORD.to_owned(), text: texts::field_error(language, &error) });
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
        let withdraw = chosen
            .with_untracked(|chosen| chosen.iter().filter_map(|id| id.parse().ok()).collect::<Vec<ApplicationId>>());
        spawn_local(async move {
            let wanted = withdraw.clone();
            match Client::here(language).delete_account(&Wish { word: typed, password: known.into(), withdraw }).await {
                Ok(()) => {
                    crate::form::logged_out();
                    router.go(&Page::Front.path(language));
                    said.politely(texts::settings::deleted(language));
                    session.leave();
                }
                Err(refusal) if stopped.takes(&refusal).await => {}
                Err(refusal) => {
                    let late = what.try_with_untracked(|what| too_late(language, &refusal, &wanted, what.as_ref()));
                    if let Some(late) = late.filter(|late| !late.is_empty()) {
                        // They are no longer among those that can be chosen.
                        let _gone = again.try_run(());
                        refuse(late);
                    } else {
                        let fields = [("/word", WORD), ("/password", PASSWORD)];
                        refuse(told(language, &refusal, clock.now(), &fields));
                    }
                }
            }
            let _gone = busy.try_set(false);
        });
    };
    view! {
        <form class="fields" on:submit=submit novalidate>
            <p id="delete-confirm">{texts::settings::delete_confirm(language, right)}</p>
            <Field
                id=WORD
                label=texts::settings::delete_word(language, right)
                value=word
                required=true
                error=error_at(wrong, WORD)
                autocomplete="off"
                autocapitalize="none"
                width="w-s"
            />
            <PasswordField
                id=PASSWORD
                label=texts::settings::password_now(language)
                value=password
                autocomplete="current-password"
                error=error_at(wrong, PASSWORD)
            />
            <div class="row">
                <Button submit=true busy=busy>
                    {texts::settings::delete_account(language)}
                </Button>
                <a href=Page::Settings.path(language)>{texts::frame::cancel(language)}</a>
            </div>
        </form>
    }
}
