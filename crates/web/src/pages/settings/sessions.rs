//! The browsers in which one is logged in, each with its end.

use client::{Client, Failure};
use domain::accounts::OwnSession;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::busy::use_busy;
use crate::components::{FailureNote, Waiting};
use crate::dates;
use crate::dom;
use crate::pages::stopped::use_stopped;
use crate::router::use_language;
use crate::said::use_said;

const HEADING: &str = "settings-sessions";

/// Goes up when the sessions have changed for another reason than a press here.
#[derive(Clone, Copy)]
pub(super) struct SessionsChanged(RwSignal<u32>);

impl SessionsChanged {
    /// Before the page is drawn.
    pub(super) fn provide() {
        provide_context(Self(RwSignal::new(0)));
    }

    pub(super) fn tell(self) {
        let _gone = self.0.try_update(|times| *times += 1);
    }
}

/// The list.
#[component]
pub(super) fn Sessions() -> impl IntoView {
    let (language, said, busy, stopped) = (use_language(), use_said(), use_busy(), use_stopped());
    let changed: SessionsChanged = expect_context();
    let list = RwSignal::new(None::<Vec<OwnSession>>);
    let trouble = RwSignal::new(None::<Failure>);
    let ask = Callback::new(move |()| {
        trouble.set(None);
        let on_its_way = busy.until_dropped();
        spawn_local(async move {
            let answer = Client::here(language).list_sessions().await;
            drop(on_its_way);
            match answer {
                Ok(answer) => drop(list.try_set(Some(answer.value))),
                Err(why) if stopped.takes(&why).await => {}
                Err(why) => drop(trouble.try_set(Some(why))),
            }
        });
    });
    Effect::new(move |_| {
        changed.0.track();
        ask.run(());
    });
    let end = Callback::new(move |session: OwnSession| {
        spawn_local(async move {
            match Client::here(language).end_session(session.id).await {
                // One that has ended by itself meanwhile is as gone as one that was ended here.
                Ok(()) => {}
                Err(why) if why.code() == Some(domain::problem::Kind::NotFound.slug()) => {}
                Err(why) => {
                    if !stopped.takes(&why).await {
                        drop(trouble.try_set(Some(why)));
                    }
                    return;
                }
            }
            let shown = list.try_update(|list| {
                if let Some(list) = list {
                    list.retain(|one| one.id != session.id);
                }
            });
            if shown.is_some() {
                said.politely(texts::settings::session_ended(language));
                dom::after_render(|| {
                    dom::focus_id(HEADING);
                });
            }
        });
    });
    view! {
        <section class="stack" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">
                {texts::settings::sessions(language)}
            </h2>
            <p>{texts::settings::sessions_info(language)}</p>
            {move || {
                trouble.get().map(|failure| view! { <FailureNote failure=failure again=ask /> })
            }}
            {move || match list.get() {
                None => trouble.with(Option::is_none).then(|| view! { <Waiting /> }).into_any(),
                Some(all) => {
                    let rows = all.into_iter().map(|session| view! { <Row session=session end=end /> });
                    view! { <ul class="apps">{rows.collect_view()}</ul> }.into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Row(session: OwnSession, end: Callback<OwnSession>) -> impl IntoView {
    let language = use_language();
    let name = if session.current {
        texts::settings::session_this(language)
    } else {
        texts::settings::session_other(language)
    };
    let (began, seen) =
        (dates::date_time_of(language, session.began_at), dates::date_time_of(language, session.last_seen_at));
    let named = texts::settings::session_end_named(language, &began);
    let ends = !session.current;
    view! {
        <li class="app">
            <div>
                <p>
                    <strong>{name}</strong>
                </p>
                <p class="sm sub">{texts::settings::session_began(language, began)}</p>
            </div>
            <p class="sm sub">{texts::settings::session_seen(language, seen)}</p>
            <div class="acts">
                {ends
                    .then(|| {
                        view! {
                            <button
                                class="ds-button"
                                data-variant="secondary"
                                data-size="sm"
                                type="button"
                                aria-label=named
                                on:click=move |_| end.run(session.clone())
                            >
                                {texts::settings::session_end(language)}
                            </button>
                        }
                    })}
            </div>
        </li>
    }
}
