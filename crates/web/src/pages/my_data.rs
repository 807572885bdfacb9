//! “Mina uppgifter”: everything that is held about one, and who opened one's applications (X7-6).

use client::{Client, Failure};
use domain::my_data::{Opened, Opening};
use domain::paths::Page;
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::arrival::use_title;
use crate::busy::use_busy;
use crate::components::{FailureNote, Icon, Waiting};
use crate::dates;
use crate::router::use_language;

/// The page.
#[component]
pub(super) fn MyData() -> impl IntoView {
    let language = use_language();
    use_title(move || Some(texts::my_data::heading(language).to_owned()));
    // The browser saves it by itself, however long that takes, and the page may be left meanwhile.
    let address = format!("{}/me/data?language={language}", client::BASE);
    view! {
        <div class="wrap stack stack-8">
            <div class="stack">
                <h1 tabindex="-1">{texts::my_data::heading(language)}</h1>
                <p>{texts::my_data::intro(language)}</p>
            </div>
            <section class="stack" aria-labelledby="data-download">
                <h2 id="data-download">{texts::my_data::download(language)}</h2>
                <p>{texts::my_data::download_explained(language)}</p>
                <p>
                    <a class="ds-button" href=address download="virka.zip">
                        <Icon of=Drawing::Download />
                        {texts::my_data::download(language)}
                    </a>
                </p>
            </section>
            <Openings />
        </div>
    }
}

/// When which agency opened which application, the newest first.
#[component]
fn Openings() -> impl IntoView {
    let (language, busy) = (use_language(), use_busy());
    let list = RwSignal::new(None::<Vec<Opening>>);
    let trouble = RwSignal::new(None::<Failure>);
    let ask = Callback::new(move |()| {
        trouble.set(None);
        let on_its_way = busy.until_dropped();
        spawn_local(async move {
            let answer = Client::here(language).list_openings().await;
            drop(on_its_way);
            match answer {
                Ok(answer) => drop(list.try_set(Some(answer.value.items))),
                Err(why) => drop(trouble.try_set(Some(why))),
            }
        });
    });
    ask.run(());
    view! {
        <section class="stack" aria-labelledby="data-openings">
            <h2 id="data-openings">{texts::my_data::openings(language)}</h2>
            {move || {
                trouble.get().map(|failure| view! { <FailureNote failure=failure again=ask /> })
            }}
            {move || match list.get() {
                None => trouble.with(Option::is_none).then(|| view! { <Waiting /> }).into_any(),
                Some(all) if all.is_empty() => view! { <p>{texts::my_data::openings_none(language)}</p> }.into_any(),
                Some(all) => {
                    let rows = all.into_iter().map(|opening| view! { <Row opening=opening /> });
                    view! { <ul class="apps">{rows.collect_view()}</ul> }.into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Row(opening: Opening) -> impl IntoView {
    let language = use_language();
    let lang = (opening.title_language != language).then(|| opening.title_language.tag());
    let what = match opening.opened {
        Opened::Application => texts::my_data::opened_application(language),
        Opened::Attachment => texts::my_data::opened_attachment(language),
    };
    view! {
        <li class="app">
            <div>
                <p>
                    <a href=Page::Application(opening.application_id).path(language) lang=lang>
                        {opening.title}
                    </a>
                </p>
                <p class="sm sub">{format!("{}, {what}", opening.agency.name)}</p>
            </div>
            <p class="sm sub">
                <time datetime=opening.at.to_rfc3339()>{dates::date_time_of(language, opening.at)}</time>
            </p>
        </li>
    }
}
