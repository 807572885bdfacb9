//! One ad (G3.4-1): the blue box of facts, the long texts, “Sök nu”.

mod apply;
mod facts;
mod long_texts;
mod share;
mod similar;
mod version;

use client::{Client, Failure};
use domain::ads::{AdState, AdView};
use domain::ids::AdId;
use domain::language::Language;
use domain::paths::{Page, ad_path};
use domain::problem::Kind;
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::apply::{Apply, ApplyAgain, Applying, GateDialog};
use self::facts::Facts;
use self::long_texts::LongTexts;
use self::share::{AddToCalendar, AddressOnPaper};
use self::similar::Similar;
use self::version::{Languages, Shown};
use super::ads::LastSearch;
use super::not_found::NotFound;
use crate::answers::{Answers, use_answers};
use crate::arrival::use_title;
use crate::busy::{Busy, use_busy};
use crate::clock::{Clock, use_clock};
use crate::components::{FailureNote, Icon, Waiting};
use crate::failure::is;
use crate::router::{Router, use_language, use_router};

/// An ad on its way to the page.
#[derive(Clone, Copy)]
struct Loading {
    id: AdId,
    ad: RwSignal<Option<AdView>>,
    failure: RwSignal<Option<Failure>>,
    language: Language,
    answers: Answers,
    clock: Clock,
    router: Router,
    busy: Busy,
}

impl Loading {
    fn start(id: AdId) -> Self {
        let loading = Self {
            id,
            ad: RwSignal::new(None),
            failure: RwSignal::new(None),
            language: use_language(),
            answers: use_answers(),
            clock: use_clock(),
            router: use_router(),
            busy: use_busy(),
        };
        // Names of agencies and places come in one language: an answer for another page's language will not do.
        match loading.answers.ad(id).filter(|ad| ad.language == loading.language) {
            Some(ad) => loading.show(ad),
            None => {
                crate::head::nothing();
                loading.ask();
            }
        }
        loading
    }

    fn ask(self) {
        self.failure.set(None);
        let on_its_way = self.busy.until_dropped();
        spawn_local(async move {
            let answer = Client::here(self.language).show_ad(self.id).await;
            drop(on_its_way);
            if self.ad.try_get_untracked().is_some() {
                match answer {
                    Ok(answer) => self.show(answer.value),
                    Err(failure) => self.failure.set(Some(failure)),
                }
            }
        });
    }

    fn show(self, ad: AdView) {
        self.clock.set(ad.now);
        self.answers.keep_ad(ad.clone());
        // The title in the address is for readers only; a wrong one is put right (D46).
        let place = self.router.place_now();
        if let Some(version) = version::chosen(&ad, None, self.language) {
            let path = ad_path(self.language, ad.id, &version.texts.title);
            if path != place.path && Page::parse(&place.path) == Page::parse(&path) {
                self.router.rename(&if place.query.is_empty() { path } else { format!("{path}?{}", place.query) });
            }
        }
        self.ad.set(Some(ad));
    }
}

/// The ad, or why it cannot be shown.
#[component]
pub fn Ad(
    /// Which.
    id: AdId,
) -> impl IntoView {
    let loading = Loading::start(id);
    move || {
        if let Some(failure) = loading.failure.get() {
            return if is(&failure, Kind::Gone) {
                view! { <Gone /> }.into_any()
            } else if is(&failure, Kind::NotFound) {
                view! { <NotFound /> }.into_any()
            } else {
                view! { <Broken failure=failure loading=loading /> }.into_any()
            };
        }
        match loading.ad.get() {
            None => view! {
                <div class="wrap">
                    <Waiting page=true />
                </div>
            }
            .into_any(),
            Some(ad) if ad.state == AdState::Gone => view! { <Gone /> }.into_any(),
            Some(ad) => view! { <Whole ad=ad /> }.into_any(),
        }
    }
}

/// Everything that stands in the page of an ad.
#[component]
fn Whole(ad: AdView) -> impl IntoView {
    let shown = Shown::of(&ad);
    let title = shown.title();
    use_title(move || Some(title.get()));
    let id = ad.id;
    let ad = StoredValue::new(ad);
    Effect::new(move |_| {
        let language = shown.language();
        ad.with_value(|ad| crate::head::of_ad(ad, language));
    });
    provide_context(shown);
    provide_context(Applying::start(ad));
    view! {
        <div class="wrap">
            <BackToResults />
        </div>
        <div class="wrap">
            <div class="ad">
                <Facts ad=ad>
                    <Apply />
                    <AddToCalendar ad=ad />
                </Facts>
                <article>
                    <AddressOnPaper ad=ad />
                    <Languages ad=ad />
                    <LongTexts ad=ad />
                    <ApplyAgain />
                </article>
            </div>
            <Similar id=id />
        </div>
        <GateDialog />
    }
}

/// Back to the search one came from, or to all ads.
#[component]
fn BackToResults() -> impl IntoView {
    let language = use_language();
    let path = Page::Ads.path(language);
    let (href, words) = match expect_context::<LastSearch>().get() {
        Some((query, found)) => {
            let jobs = texts::search::jobs_found(language, found.into());
            let href = if query.is_empty() { path } else { format!("{path}?{query}") };
            (href, texts::ad::back_to_results(language, jobs))
        }
        None => (path, texts::frame::to_open_jobs(language).to_owned()),
    };
    view! {
        <p class="backl sm">
            <a href=href>
                <Icon of=Drawing::ChevronLeft />
                {words}
            </a>
        </p>
    }
}

/// Withdrawn or archived (D54, D55).
#[component]
fn Gone() -> impl IntoView {
    let language = use_language();
    use_title(move || Some(texts::ad::gone_heading(language).to_owned()));
    view! {
        <div class="wrap stack">
            <h1>{texts::ad::gone_heading(language)}</h1>
            <p>{texts::ad::gone(language)}</p>
            <p>
                <a href=Page::Ads.path(language)>{texts::frame::to_open_jobs(language)}</a>
            </p>
        </div>
    }
}

/// The connection or the server failed.
#[component]
fn Broken(failure: Failure, loading: Loading) -> impl IntoView {
    let language = use_language();
    use_title(move || Some(texts::frame::error_heading(language).to_owned()));
    view! {
        <div class="wrap stack">
            <h1>{texts::frame::error_heading(language)}</h1>
            <FailureNote failure=failure again=move |()| loading.ask() />
        </div>
    }
}
