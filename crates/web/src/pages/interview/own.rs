//! The interviews of one's own application, on its page.

use client::{Client, Failure};
use domain::ids::ApplicationId;
use domain::interviews::InterviewView;
use domain::problem::Kind;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::door::Door;
use super::show::{Interview, Rank};
use crate::busy::use_busy;
use crate::components::FailureNote;
use crate::failure;
use crate::router::use_language;

/// All of them, the newest first; nothing where there is none.
#[component]
pub(in crate::pages) fn OwnInterviews(application: ApplicationId) -> impl IntoView {
    let (language, busy) = (use_language(), use_busy());
    let list = RwSignal::new(Vec::<InterviewView>::new());
    let trouble = RwSignal::new(None::<Failure>);
    let ask = Callback::new(move |()| {
        trouble.set(None);
        let on_its_way = busy.until_dropped();
        spawn_local(async move {
            let answer = Client::here(language).list_interviews(application).await;
            drop(on_its_way);
            match answer {
                Ok(answer) => drop(list.try_set(answer.value.items)),
                // The page around it says it.
                Err(refusal) if failure::is(&refusal, Kind::NotLoggedIn) => {}
                Err(refusal) => drop(trouble.try_set(Some(refusal))),
            }
        });
    });
    ask.run(());
    view! {
        {move || trouble.get().map(|failure| view! { <FailureNote failure=failure again=ask /> })}
        {move || {
            list.get()
                .into_iter()
                .map(|one| view! { <Interview door=Door::Own(application) first=one rank=Rank::Part /> })
                .collect_view()
        }}
    }
}
