//! ‹Du söker: {title}›: the ad through which one came, on every page on the way to its form (G4-4).

use client::Client;
use domain::ads::AdView;
use domain::ids::AdId;
use domain::language::Language;
use domain::paths::Page;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::answers::use_answers;
use crate::router::{Router, next_after_login, use_language, use_router};

/// The ad in the address.
pub(super) fn ad_in_address(router: Router) -> Option<AdId> {
    router.place_now().parameter("ad")?.parse().ok()
}

/// A page of this kind with the ad, or where one was going, in its address.
pub(super) fn address_with(language: Language, router: Router, page: Page) -> String {
    let place = router.place_now();
    if place.query.is_empty() { page.path(language) } else { format!("{}?{}", page.path(language), place.query) }
}

/// What one applies for.
#[component]
pub(super) fn Applying(ad: AdId) -> impl IntoView {
    let language = use_language();
    let known = use_answers().ad(ad);
    let words = RwSignal::new(known.as_ref().map(|view| name_of(view, language)));
    if known.is_none() {
        spawn_local(async move {
            // Without the title one still gets where one was going.
            if let Ok(answer) = Client::here(language).show_ad(ad).await {
                drop(words.try_set(Some(name_of(&answer.value, language))));
            }
        });
    }
    view! { <p class="sub sm">{move || words.get().map(|title| texts::account::applying_for(language, title))}</p> }
}

fn name_of(ad: &AdView, language: Language) -> String {
    let version =
        language.then_fallbacks().find_map(|wanted| ad.versions.iter().find(|version| version.language == wanted));
    let title = version.map_or("", |version| version.texts.title.as_str());
    format!("{title}, {}", ad.agency.name)
}

/// Where a login or a confirmed registration leads: on the way into the form of the ad, back to where one was, or to
/// `otherwise`.
pub(super) fn go_on(language: Language, router: Router, ad: Option<AdId>, otherwise: Page) {
    let next = match ad {
        Some(ad) => Page::Begin(ad).path(language),
        None => next_after_login(&router.place_now()).unwrap_or_else(|| otherwise.path(language)),
    };
    router.replace(&next);
}

/// The router and the ad of this page.
pub(super) fn use_way() -> (Router, Option<AdId>) {
    let router = use_router();
    (router, ad_in_address(router))
}
