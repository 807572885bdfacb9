//! “Favoriter” (G3.5-1): the marked ads by their deadline, a link to take them along (D9), and those of such a link.

mod known;
mod list;
mod moving;
mod offer;

use domain::favourites::{Favourites, Unreadable};
use domain::paths::Page;
use icons::Icon as Drawing;
use leptos::prelude::*;

use self::known::Known;
use self::list::{List, Removed};
use self::moving::Moving;
use self::offer::Offer;
use crate::arrival::{focus_heading, use_title};
use crate::components::{Button, ButtonKind};
use crate::favourites::{Trouble, use_hearts};
use crate::router::use_language;
use crate::said::use_said;

/// The page.
#[component]
pub fn FavouritesPage() -> impl IntoView {
    let language = use_language();
    let hearts = use_hearts();
    use_title(move || Some(texts::search::favourites_heading(language).to_owned()));
    provide_context(Known::start());
    let removed = Removed::none();
    provide_context(removed);
    let trouble = Memo::new(move |_| hearts.list().err());
    let some = Memo::new(move |_| hearts.count() > 0);
    let empty = Memo::new(move |_| trouble.get().is_none() && !some.get() && removed.is_empty());
    view! {
        <div class="wrap stack stack-6 favourites">
            <h1>{texts::search::favourites_heading(language)}</h1>
            <Offer />
            {move || trouble.get().map(|trouble| view! { <Unusable trouble=trouble /> })}
            <Unread />
            <Show when=move || empty.get()>
                <Empty />
            </Show>
            <Show when=move || some.get()>
                <div class="row between intro">
                    <p>{texts::search::favourites_on_device(language)}</p>
                    <Button kind=ButtonKind::Secondary icon=Drawing::Printer small=true on_press=|()| print()>
                        {texts::frame::print(language)}
                    </Button>
                </div>
            </Show>
            <List />
            <Show when=move || some.get()>
                <Moving />
            </Show>
        </div>
    }
}

fn print() {
    // A browser that cannot print has no such button of its own either.
    drop(window().print());
}

fn reload() {
    // Refused only to pages that are no longer shown.
    drop(window().location().reload());
}

/// How the heart works, and that favourites are on this device only.
#[component]
fn Empty() -> impl IntoView {
    let language = use_language();
    view! {
        <div class="note stack stack-2">
            <p>{texts::search::favourites_empty(language)}</p>
            <p>{texts::search::favourites_on_device(language)}</p>
            <p>
                <a href=Page::Ads.path(language)>{texts::frame::to_open_jobs(language)}</a>
            </p>
        </div>
    }
}

/// Why the list cannot be shown, and what can be done about it.
#[component]
fn Unusable(trouble: Trouble) -> impl IntoView {
    let language = use_language();
    let (hearts, said) = (use_hearts(), use_said());
    let refused = RwSignal::new(None::<String>);
    let start_over = move |()| match hearts.start_over() {
        Ok(()) => {
            focus_heading();
            said.politely(texts::favourites::started_over(language));
        }
        Err(why) => {
            refused.set(Some(why.words(language)));
            said.at_once(why.words(language));
        }
    };
    let way_out = match trouble {
        Trouble::Unreadable(Unreadable::Broken) => view! {
            <h2>{texts::favourites::broken_heading(language)}</h2>
            <p>{texts::favourites::broken_explained(language)}</p>
            <Button kind=ButtonKind::Secondary on_press=start_over>
                {texts::favourites::start_over(language)}
            </Button>
            {move || refused.get().map(|words| view! { <p>{words}</p> })}
        }
        .into_any(),
        Trouble::Unreadable(Unreadable::Newer) => view! {
            <p>{trouble.words(language)}</p>
            <Button kind=ButtonKind::Secondary on_press=|()| reload()>
                {texts::frame::reload(language)}
            </Button>
        }
        .into_any(),
        Trouble::Blocked | Trouble::NoRoom | Trouble::Full => view! { <p>{trouble.words(language)}</p> }.into_any(),
    };
    view! { <div class="note stack stack-2">{way_out}</div> }
}

/// How many entries of the list cannot be read.
#[component]
fn Unread() -> impl IntoView {
    let language = use_language();
    let hearts = use_hearts();
    let unread = Memo::new(move |_| hearts.list().as_ref().map_or(0, Favourites::unread));
    move || {
        let count = unread.get();
        let words = texts::favourites::unread(language, u64::try_from(count).unwrap_or_default());
        (count > 0).then(|| view! { <p class="note">{words}</p> })
    }
}
