//! The heart at an ad.

use domain::favourites::Favourite;
use domain::ids::AdId;
use domain::language::Language;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::use_hearts;
use crate::components::Icon;
use crate::router::use_language;
use crate::said::use_said;

/// The heart: pressed while the ad is a favourite. It stands after the ad's link, in any row or box; why it could not
/// be pressed stands beside it.
#[component]
pub fn Heart(
    /// The ad.
    ad: AdId,
    /// The title that is shown; it is part of the heart's name, and is kept.
    title: String,
    /// The language of the title.
    of: Language,
    /// On the blue ground, among other buttons, instead of in the corner of a card.
    #[prop(optional)]
    inverted: bool,
) -> impl IntoView {
    let language = use_language();
    let (hearts, said) = (use_hearts(), use_said());
    let trouble = RwSignal::new(String::new());
    let name = texts::search::save_favourite(language, &title);
    let pressed = Memo::new(move |_| hearts.has(ad));
    let press = move |_| {
        let removing = pressed.get_untracked();
        let done = if removing { hearts.unmark(ad) } else { hearts.mark(Favourite::new(ad, &title, of)) };
        let words = done.err().map(|trouble| trouble.words(language)).unwrap_or_default();
        trouble.set(words.clone());
        if done.is_err() {
            said.at_once(words);
        } else if removing {
            said.politely(texts::search::favourite_removed(language));
        } else {
            said.politely(texts::search::favourite_saved(language));
        }
    };
    view! {
        <button
            class=if inverted { "iconbtn" } else { "iconbtn heart" }
            type="button"
            data-heart=ad.to_string()
            aria-pressed=move || pressed.get().to_string()
            aria-label=name
            on:click=press
        >
            <Icon of=Drawing::Heart />
        </button>
        <p class="heart-trouble">{move || trouble.get()}</p>
    }
}
