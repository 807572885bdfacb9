//! Other open jobs that are like this one: out of the page that the server wrote, otherwise fetched when the ad itself is
//! there.

use client::Client;
use domain::ids::AdId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::answers::use_answers;
use crate::pages::ads::card::{Card, Level};
use crate::router::use_language;

/// “Liknande jobb”; nothing where there are none, or where they do not come: nobody has asked for them.
#[component]
pub(super) fn Similar(id: AdId) -> impl IntoView {
    let (language, answers) = (use_language(), use_answers());
    let ads = RwSignal::new(answers.similar(id, language).unwrap_or_default());
    if ads.with_untracked(Vec::is_empty) {
        spawn_local(async move {
            if let Ok(answer) = Client::here(language).list_similar_ads(id).await {
                answers.keep_similar(id, answer.value.items.clone());
                drop(ads.try_set(answer.value.items));
            }
        });
    }
    move || {
        let ads = ads.get();
        (!ads.is_empty()).then(|| {
            view! {
                <section class="similar stack" aria-labelledby="similar">
                    <h2 id="similar">{texts::sharing::similar(language)}</h2>
                    <ul class="cards">
                        {ads.into_iter().map(|ad| view! { <Card ad=ad level=Level::Third /> }).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}
