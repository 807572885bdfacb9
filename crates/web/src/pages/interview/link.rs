//! The page behind the links of the mails (D12). Opening it changes nothing; no login is needed, and only this interview
//! is shown.

use client::{Client, Failure};
use domain::interviews::{InterviewSecret, InterviewView};
use domain::language::Language;
use domain::paths::Page;
use domain::problem::Kind;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::door::Door;
use super::secret;
use super::show::{Interview, Rank};
use crate::arrival::use_title;
use crate::busy::use_busy;
use crate::components::{FailureNote, Waiting};
use crate::failure;
use crate::router::{use_language, use_router};

/// What is known of the link.
#[derive(Clone, Debug)]
enum Look {
    /// It is being asked.
    Asking,
    /// A part of it is missing.
    Broken,
    /// There is no such invitation.
    Unknown,
    /// The invitation is over.
    Closed,
    /// It could not be asked.
    Failed(Failure),
    /// What it leads to, and its secret.
    Found(String, Box<InterviewView>),
}

/// “Boka intervjutid”
#[component]
pub(in crate::pages) fn InterviewPage() -> impl IntoView {
    let (language, router, busy) = (use_language(), use_router(), use_busy());
    let look = RwSignal::new(Look::Asking);
    let ask = Callback::new(move |secret: String| {
        look.set(Look::Asking);
        let on_its_way = busy.until_dropped();
        spawn_local(async move {
            let link = InterviewSecret { secret: secret.clone().into() };
            let answer = Client::here(language).look_at_interview(&link).await;
            drop(on_its_way);
            let found = match answer {
                Ok(answer) => Look::Found(secret, Box::new(answer.value)),
                Err(refusal) if failure::is(&refusal, Kind::NotFound) => {
                    secret::forget();
                    Look::Unknown
                }
                Err(refusal) if failure::is(&refusal, Kind::InterviewClosed) => Look::Closed,
                Err(refusal) => Look::Failed(refusal),
            };
            drop(look.try_set(found));
        });
    });
    let begin = move || match secret::take(router) {
        Some(secret) => ask.run(secret),
        None => look.set(Look::Broken),
    };
    begin();
    // Another link of the same page, opened in the same tab, loads no new page.
    let other = window_event_listener(ev::hashchange, move |_| {
        if window().location().hash().is_ok_and(|hash| hash.starts_with("#t=")) {
            begin();
        }
    });
    on_cleanup(move || other.remove());
    use_title(move || look.with(|look| heading(language, look)).map(str::to_owned));
    move || match look.get() {
        Look::Asking => view! {
            <div class="wrap">
                <Waiting page=true />
            </div>
        }
        .into_any(),
        Look::Found(secret, found) => {
            view! { <Interview door=Door::Link(secret) first=*found rank=Rank::Page /> }.into_any()
        }
        Look::Failed(failure) => view! {
            <div class="wrap stack">
                <h1 tabindex="-1">{texts::interviews::book(language)}</h1>
                <FailureNote failure=failure again=Callback::new(move |()| begin()) />
            </div>
        }
        .into_any(),
        Look::Broken => message(language, &Look::Broken, texts::interviews::link_broken(language)),
        Look::Unknown => message(language, &Look::Unknown, texts::interviews::link_unknown(language)),
        Look::Closed => message(language, &Look::Closed, texts::problem_detail(language, Kind::InterviewClosed)),
    }
}

/// What the page is called while it is not an interview; that one says its own name.
fn heading(language: Language, look: &Look) -> Option<&'static str> {
    match look {
        Look::Asking | Look::Found(..) => None,
        Look::Failed(_) => Some(texts::interviews::book(language)),
        Look::Broken => Some(texts::interviews::link_broken_heading(language)),
        Look::Unknown => Some(texts::interviews::link_unknown_heading(language)),
        Look::Closed => Some(texts::problem_title(language, Kind::InterviewClosed)),
    }
}

fn message(language: Language, look: &Look, words: &'static str) -> AnyView {
    view! {
        <div class="wrap stack prose">
            <h1 tabindex="-1">{heading(language, look)}</h1>
            <p>{words}</p>
            <p>
                <a href=Page::Applications.path(language)>{texts::applications::show_all(language)}</a>
            </p>
        </div>
    }
    .into_any()
}
