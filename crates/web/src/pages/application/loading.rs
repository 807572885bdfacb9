//! An application, or the profile, is fetched once and stays open while one goes between its pages.

use client::{Client, Failure};
use domain::accounts::terms_can_wait;
use domain::ids::ApplicationId;
use domain::problem::Kind;
use domain::time::Period;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::busy::use_busy;
use crate::clock::use_clock;
use crate::components::{FailureNote, Waiting};
use crate::failure;
use crate::form::{FormContext, Lists, LoginOverPage, OpenForm, Sheet, open, opened};
use crate::router::{login_then, terms_then, use_language, use_router};
use crate::session::{Who, use_session};

#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "one a page, and copied when it is shown")]
enum Loaded {
    Waiting,
    Ready(OpenForm),
    Failed(Failure),
}

/// Shows its children once the application is there; they find it with `use_form`.
#[component]
pub(super) fn WithApplication(id: ApplicationId, children: ChildrenFn) -> impl IntoView {
    view! { <WithSheet of=Sheet::Application(id) children=children /> }
}

/// The same for whatever is filled in.
#[component]
pub(in crate::pages) fn WithSheet(of: Sheet, children: ChildrenFn) -> impl IntoView {
    let (language, router, session) = (use_language(), use_router(), use_session());
    let busy = use_busy();
    let loaded = RwSignal::new(Loaded::Waiting);
    let lists = Lists::ask(language);
    let clock = use_clock();
    let owner = Owner::current();
    // New terms are asked when one comes to the page, never while one types, and not on the last day (D39).
    let asked_first = move |period: &Period| {
        let asks = !session.new_terms().is_empty() && !terms_can_wait(period, clock.now());
        if asks {
            router.replace(&terms_then(language, &router.place_now()));
        }
        asks
    };
    let load = Callback::new(move |()| {
        let Some(account) = untrack(|| session.account()) else { return };
        if let Some(form) = opened(of, account.id) {
            if matches!(of, Sheet::Application(_)) && form.with_now(|working| asked_first(&working.period())) {
                return;
            }
            form.speak(language);
            form.refresh();
            loaded.set(Loaded::Ready(form));
            return;
        }
        loaded.set(Loaded::Waiting);
        let owner = owner.clone();
        let on_its_way = busy.until_dropped();
        spawn_local(async move {
            let answer = of.fetch(Client::here(language)).await;
            drop(on_its_way);
            if loaded.is_disposed() {
                return;
            }
            match answer {
                Ok(view) => {
                    session.used();
                    let period = Period { opens_at: view.ad.opens_at, closes_at: view.ad.closes_at };
                    if matches!(of, Sheet::Application(_)) && asked_first(&period) {
                        return;
                    }
                    let opening = || open(of, view, account.id, language);
                    loaded.set(Loaded::Ready(match owner {
                        Some(owner) => owner.with(opening),
                        None => opening(),
                    }));
                }
                Err(refusal) if failure::is(&refusal, Kind::NotLoggedIn) => {
                    session.is_over();
                    router.replace(&login_then(language, &router.place_now()));
                }
                Err(refusal) => loaded.set(Loaded::Failed(refusal)),
            }
        });
    });
    load.run(());
    move || match loaded.get() {
        Loaded::Waiting => view! {
            <div class="wrap">
                <Waiting page=true />
            </div>
        }
        .into_any(),
        Loaded::Failed(failure) => view! {
            <div class="wrap stack">
                <h1>{texts::frame::error_heading(language)}</h1>
                <FailureNote failure=failure again=load />
            </div>
        }
        .into_any(),
        Loaded::Ready(form) => {
            Effect::new(move |_| {
                match session.who() {
                    // Found out without a save: the login comes before more is typed.
                    Who::Nobody if !session.was_left() => form.is_stranger(),
                    // The same person is back, by whatever way.
                    Who::Account(account) if account.id == form.account() && untrack(|| form.is_logged_out()) => {
                        form.logged_in_again(account.id);
                    }
                    Who::Account(_) | Who::Nobody | Who::NotKnownYet => {}
                }
            });
            provide_context(FormContext::around(form, lists));
            view! {
                {children()}
                <LoginOverPage form=form />
            }
            .into_any()
        }
    }
}
