//! The heart at an ad.

use domain::favourites::Favourite;
use domain::ids::AdId;
use domain::language::Language;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::{Trouble, use_hearts};
use crate::components::Icon;
use crate::router::use_language;
use crate::said::use_said;

/// What a page does when a heart in it was taken away, as a context.
#[derive(Clone, Copy)]
pub struct OnRemoved(pub(crate) Callback<Favourite>);

/// The heart: pressed while the ad is a favourite. It stands after the ad's link, in any row or box; why it could not
/// be pressed stands beside it.
#[component]
pub fn Heart(
    /// The ad.
    ad: AdId,
    /// The title that is shown; it is part of the heart's name, and is kept.
    #[prop(into)]
    title: Signal<String>,
    /// The language of the title.
    #[prop(into)]
    of: Signal<Language>,
    /// On the blue ground, among other buttons, instead of in the corner of a card.
    #[prop(optional)]
    inverted: bool,
) -> impl IntoView {
    let language = use_language();
    let (hearts, said) = (use_hearts(), use_said());
    let on_removed = use_context::<OnRemoved>();
    let trouble = RwSignal::new(None::<Trouble>);
    let pressed = Memo::new(move |_| hearts.has(ad));
    let press = move |_| {
        let removing = pressed.get_untracked();
        let favourite = Favourite::new(ad, &title.get_untracked(), of.get_untracked());
        let done = if removing { hearts.unmark(ad) } else { hearts.mark(favourite.clone()) };
        trouble.set(done.err());
        match done {
            Err(trouble) => said.at_once(trouble.words(language)),
            Ok(()) if removing => {
                said.politely(texts::search::favourite_removed(language));
                if let Some(OnRemoved(removed)) = on_removed {
                    removed.run(favourite);
                }
            }
            Ok(()) => said.politely(texts::search::favourite_saved(language)),
        }
    };
    view! {
        <button
            class=if inverted { "iconbtn" } else { "iconbtn heart" }
            type="button"
            data-heart=ad.to_string()
            aria-pressed=move || pressed.get().to_string()
            aria-label=move || texts::search::save_favourite(language, title.get())
            on:click=press
        >
            <Icon of=Drawing::Heart />
        </button>
        {move || trouble.get().map(|trouble| view! { <p class="heart-trouble">{trouble.words(language)}</p> })}
    }
}
