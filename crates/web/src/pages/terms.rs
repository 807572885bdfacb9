//! “Användarvillkor” and “Dataskyddsbeskrivning” in the version that is in force (G1-3).

use client::{Client, Failure};
use domain::accounts::{TermsKind, TermsView};
use domain::language::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::format;

use crate::answers::use_answers;
use crate::arrival::use_title;
use crate::busy::use_busy;
use crate::components::{FailureNote, Waiting};
use crate::dates;
use crate::router::use_language;

/// One of the two texts.
#[component]
pub fn Terms(
    /// Which.
    kind: TermsKind,
) -> impl IntoView {
    let language = use_language();
    let busy = use_busy();
    let there: Option<Vec<TermsView>> = use_answers().embedded(&format!("{}/terms?language={language}", client::BASE));
    let terms = RwSignal::new(there);
    let failure = RwSignal::new(None::<Failure>);
    let ask = move || {
        failure.set(None);
        let on_its_way = busy.until_dropped();
        spawn_local(async move {
            let answer = Client::here(language).show_terms().await;
            drop(on_its_way);
            match answer {
                Ok(answer) => drop(terms.try_set(Some(answer.value))),
                Err(why) => drop(failure.try_set(Some(why))),
            }
        });
    };
    if terms.with_untracked(Option::is_none) {
        ask();
    }
    let heading = match kind {
        TermsKind::TermsOfUse => texts::frame::terms_of_use(language),
        TermsKind::PrivacyNotice => texts::frame::privacy_notice(language),
    };
    use_title(move || Some(heading.to_owned()));
    let body = move || {
        if let Some(failure) = failure.get() {
            return view! { <FailureNote failure=failure again=move |()| ask() /> }.into_any();
        }
        let text = terms.with(|terms| terms.as_ref().map(|all| all.iter().find(|text| text.kind == kind).cloned()));
        match text {
            None => view! { <Waiting /> }.into_any(),
            Some(None) => ().into_any(),
            Some(Some(text)) => {
                let tag = (text.language != language).then(|| text.language.tag());
                view! {
                    <p class="sub sm">{version(language, &text)}</p>
                    <div class="prose" lang=tag inner_html=text.html></div>
                }
                .into_any()
            }
        }
    };
    view! {
        <div class="wrap stack">
            <h1>{heading}</h1>
            {body}
        </div>
    }
}

/// ‹Version 1, gäller från 20.11.2026›
fn version(language: Language, text: &TermsView) -> String {
    let at = text.published_at;
    let since = dates::helsinki(at).map_or_else(|| at.to_string(), |there| format::date(language, there.date()));
    texts::content::version_of(language, since, text.version)
}
