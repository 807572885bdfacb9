//! The marked ads, and those that were just removed in their old places (undo instead of asking).

use domain::ads::AdSummary;
use domain::favourites::{Favourite, Favourites, by_deadline};
use domain::ids::AdId;
use domain::language::Language;
use domain::paths::ad_path;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::known::Known;
use crate::components::{FailureNote, Waiting};
use crate::dom;
use crate::favourites::{Heart, use_hearts};
use crate::pages::ads::card::{Card, Level};
use crate::router::use_language;
use crate::said::use_said;

/// What was removed here since the page was opened: it can come back until the page is left.
#[derive(Clone, Copy)]
pub(super) struct Removed(RwSignal<Vec<Favourite>>);

impl Removed {
    pub(super) fn none() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Whether nothing was; reactive.
    pub(super) fn is_empty(self) -> bool {
        self.0.with(Vec::is_empty)
    }

    fn add(self, favourite: Favourite) {
        self.0.update(|removed| removed.push(favourite));
    }

    fn forget(self, ad: AdId) {
        self.0.update(|removed| removed.retain(|one| one.ad() != Some(ad)));
    }
}

/// One place of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Row {
    /// Open or closed.
    Shown(AdSummary),
    /// Withdrawn, archived or unknown: only its kept title is left.
    Gone(Favourite),
    /// The server has not answered.
    Unknown(Favourite),
    /// Removed just now.
    Removed(Favourite),
}

impl Row {
    fn ad(&self) -> Option<AdId> {
        match self {
            Self::Shown(ad) => Some(ad.id),
            Self::Gone(kept) | Self::Unknown(kept) | Self::Removed(kept) => kept.ad(),
        }
    }

    /// The same as long as what is shown is the same.
    fn key(&self) -> String {
        let kind = match self {
            Self::Shown(ad) => ad.closes_at.to_string(),
            Self::Gone(_) => "gone".to_owned(),
            Self::Unknown(_) => "unknown".to_owned(),
            Self::Removed(_) => "removed".to_owned(),
        };
        self.ad().map_or(kind.clone(), |ad| format!("{ad} {kind}"))
    }
}

/// The rows by deadline; those that have none any more come last.
fn rows(list: &Favourites, removed: &[Favourite], known: &[AdSummary], gone: &[AdId], failed: bool) -> Vec<Row> {
    let of_list = list.ads().filter_map(|ad| list.get(ad)).map(|kept| (kept, false));
    let taken = removed.iter().filter(|one| one.ad().is_some_and(|ad| !list.has(ad))).map(|one| (one, true));
    let entries: Vec<(&Favourite, bool)> = of_list.chain(taken).collect();
    let entry = |ad: AdId| entries.iter().find(|(kept, _)| kept.ad() == Some(ad));
    let mut shown: Vec<AdSummary> = known.iter().filter(|row| entry(row.id).is_some()).cloned().collect();
    by_deadline(&mut shown);
    let mut rows: Vec<Row> = Vec::with_capacity(entries.len());
    for ad in shown {
        match entry(ad.id) {
            Some((kept, true)) => rows.push(Row::Removed((*kept).clone())),
            _ => rows.push(Row::Shown(ad)),
        }
    }
    for (kept, removed) in &entries {
        let Some(ad) = kept.ad().filter(|ad| !known.iter().any(|row| row.id == *ad)) else { continue };
        let kept = (*kept).clone();
        if *removed {
            rows.push(Row::Removed(kept));
        } else if gone.contains(&ad) {
            rows.push(Row::Gone(kept));
        } else if failed {
            rows.push(Row::Unknown(kept));
        }
    }
    rows
}

/// The list.
#[component]
pub(super) fn List() -> impl IntoView {
    let hearts = use_hearts();
    let (known, removed): (Known, Removed) = (expect_context(), expect_context());
    let ads = Memo::new(move |_| hearts.list().map_or_else(|_| Vec::new(), |list| list.ads().collect::<Vec<_>>()));
    Effect::new(move |_| ads.with(|ads| known.ask(ads)));
    let rows = Memo::new(move |_| {
        let list = hearts.list().unwrap_or_default();
        let failed = known.failure.with(Option::is_some);
        removed
            .0
            .with(|removed| known.rows.with(|shown| known.gone.with(|gone| rows(&list, removed, shown, gone, failed))))
    });
    // A heart acts by itself, wherever it stands. Here its press is seen on its way down, while the ad is still in the
    // list: the place it will leave is kept, so that nothing jumps.
    let pressed = move |event: web_sys::MouseEvent| {
        let Some(ad) = heart_at(&event) else { return };
        let kept = untrack(|| hearts.list().ok().and_then(|list| list.get(ad).cloned()));
        let Some(favourite) = kept else { return };
        removed.add(favourite);
        dom::after_render(move || {
            if untrack(|| hearts.has(ad)) {
                removed.forget(ad);
            } else {
                focus_on(rows.with_untracked(|rows| neighbour(rows, ad)), ad);
            }
        });
    };
    let waiting = Memo::new(move |_| {
        let all = ads.with(Vec::len);
        let here = rows.with(|rows| rows.iter().filter(|row| !matches!(row, Row::Removed(_))).count());
        here < all && known.failure.with(Option::is_none)
    });
    let row = |row: Row| match row {
        Row::Shown(ad) => view! { <Card ad=ad level=Level::Second /> }.into_any(),
        Row::Gone(kept) => view! { <GoneRow kept=kept /> }.into_any(),
        Row::Unknown(kept) => view! { <UnknownRow kept=kept /> }.into_any(),
        Row::Removed(kept) => view! { <RemovedRow kept=kept /> }.into_any(),
    };
    view! {
        {move || {
            let again = move |()| ads.with_untracked(|ads| known.ask(ads));
            known.failure.get().map(|failure| view! { <FailureNote failure=failure again=again /> })
        }}
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <ul class="cards" on:click:capture=pressed>
                <For each=move || rows.get() key=Row::key children=row />
            </ul>
        </Show>
        <Show when=move || waiting.get()>
            <Waiting />
        </Show>
    }
}

/// The ad whose heart receives the focus when this one's has gone: the next, else the one before.
fn neighbour(rows: &[Row], removed: AdId) -> Option<AdId> {
    let at = rows.iter().position(|row| row.ad() == Some(removed))?;
    let (before, after) = rows.split_at(at);
    let has_heart = |row: &&Row| !matches!(row, Row::Removed(_) | Row::Unknown(_));
    after.iter().find(has_heart).or_else(|| before.iter().rev().find(has_heart))?.ad()
}

/// Focuses that heart, or the way back where no heart is left.
fn focus_on(next: Option<AdId>, removed: AdId) {
    let heart = next.and_then(heart_of);
    let undo = || dom::first(&format!("main [data-undo='{removed}']"));
    if let Some(element) = heart.or_else(undo) {
        dom::focus(&element);
    }
}

/// The ad whose heart was pressed.
fn heart_at(event: &web_sys::MouseEvent) -> Option<AdId> {
    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    element.closest("[data-heart]").ok()??.get_attribute("data-heart")?.parse().ok()
}

fn heart_of(ad: AdId) -> Option<web_sys::HtmlElement> {
    dom::first(&format!("main [data-heart='{ad}']"))
}

/// The tag of a kept title that is in another language than the page.
fn tag(kept: &Favourite, language: Language) -> Option<&'static str> {
    kept.language().filter(|of| *of != language).map(Language::tag)
}

/// Withdrawn or vanished.
#[component]
fn GoneRow(kept: Favourite) -> impl IntoView {
    let language = use_language();
    view! {
        <li class="job">
            <h2 lang=tag(&kept, language)>{kept.title().to_owned()}</h2>
            <p class="org">{texts::search::favourite_gone(language)}</p>
            <HeartOf kept=kept />
        </li>
    }
}

/// The server cannot be reached: the title leads on as soon as it can.
#[component]
fn UnknownRow(kept: Favourite) -> impl IntoView {
    let language = use_language();
    let href = kept.ad().map(|ad| ad_path(language, ad, kept.title()));
    view! {
        <li class="job">
            <h2 lang=tag(&kept, language)>
                <a href=href>{kept.title().to_owned()}</a>
            </h2>
            <HeartOf kept=kept />
        </li>
    }
}

#[component]
fn HeartOf(kept: Favourite) -> impl IntoView {
    let language = use_language();
    kept.ad().map(|ad| {
        view! { <Heart ad=ad title=kept.title().to_owned() of=kept.language().unwrap_or(language) /> }
    })
}

/// ‹Borttagen. Ångra› in the place of the card.
#[component]
fn RemovedRow(kept: Favourite) -> impl IntoView {
    let language = use_language();
    let (hearts, said) = (use_hearts(), use_said());
    let removed: Removed = expect_context();
    let trouble = RwSignal::new(None::<String>);
    let (title, lang, ad) = (kept.title().to_owned(), tag(&kept, language), kept.ad());
    let name = texts::favourites::undo(language, &title);
    let undo = move |_| match hearts.mark(kept.clone()) {
        Ok(()) => {
            said.politely(texts::favourites::restored(language));
            if let Some(ad) = kept.ad() {
                removed.forget(ad);
                dom::after_render(move || focus_on(Some(ad), ad));
            }
        }
        Err(why) => {
            trouble.set(Some(why.words(language)));
            said.at_once(why.words(language));
        }
    };
    view! {
        <li class="job removed">
            <p lang=lang>{title}</p>
            <p class="row">
                {texts::favourites::removed(language)}
                <button
                    class="linkbtn"
                    type="button"
                    data-undo=ad.map(|ad| ad.to_string())
                    aria-label=name
                    on:click=undo
                >
                    {texts::frame::undo(language)}
                </button>
            </p>
            {move || trouble.get().map(|words| view! { <p class="heart-trouble">{words}</p> })}
        </li>
    }
}
