//! Favourites that a link brings from another device (D9). Opening it changes nothing: they are offered.

use std::cell::RefCell;

use domain::ads::AdSummary;
use domain::favourites::{BadLink, Favourite, MAX_FAVOURITES, read_link};
use domain::ids::AdId;
use leptos::prelude::*;

use super::known::Known;
use crate::arrival::focus_heading;
use crate::components::{Button, ButtonKind, FailureNote, Waiting};
use crate::dates;
use crate::favourites::{Hearts, use_hearts};
use crate::router::{Router, use_language, use_router};
use crate::said::use_said;

/// What every page can have behind `#` without a link of favourites: its skip link and the foot of the server's page.
const ANCHORS: [&str; 3] = ["", "main", "foot"];

thread_local! {
    /// Not answered yet: “Språk” leads to another address, and the offer goes along.
    static WAITING: RefCell<Option<String>> = const { RefCell::new(None) };
}

type Offered = Option<Result<Vec<AdId>, BadLink>>;

fn offered() -> Offered {
    let hash = window().location().hash().unwrap_or_default();
    let fragment = hash.trim_start_matches('#');
    if !ANCHORS.contains(&fragment) {
        WAITING.set(Some(fragment.to_owned()));
    }
    WAITING.with_borrow(|waiting| waiting.as_deref().map(read_link))
}

/// Answered: reloading the page must not ask again.
fn answered(router: Router) {
    WAITING.set(None);
    router.rename(&router.place_now().address());
}

/// The offer, why the link brings none, or what was added.
#[component]
pub(super) fn Offer() -> impl IntoView {
    let language = use_language();
    let router = use_router();
    let offer = RwSignal::new(offered());
    let done = RwSignal::new(None::<String>);
    // Another link pasted into the address bar loads no page.
    let changed = window_event_listener_untyped("hashchange", move |_| {
        if let Some(new) = offered() {
            done.set(None);
            offer.set(Some(new));
        }
    });
    on_cleanup(move || changed.remove());
    let end = Callback::new(move |words: Option<String>| {
        answered(router);
        offer.set(None);
        done.set(words);
        focus_heading();
    });
    move || match offer.get() {
        None => done.get().map(|words| view! { <p class="note">{words}</p> }).into_any(),
        Some(Err(bad)) => {
            let words = match bad {
                BadLink::Cut => texts::favourites::link_cut(language),
                BadLink::Foreign => texts::favourites::link_foreign(language),
            };
            view! {
                <div class="note stack stack-2" role="alert">
                    <p>{words}</p>
                    <Button kind=ButtonKind::Secondary on_press=move |()| end.run(None)>
                        {texts::frame::close(language)}
                    </Button>
                </div>
            }
            .into_any()
        }
        Some(Ok(ads)) => view! { <Ads ads=ads end=end /> }.into_any(),
    }
}

/// The ads of the link.
#[component]
fn Ads(ads: Vec<AdId>, end: Callback<Option<String>>) -> impl IntoView {
    let language = use_language();
    let known = Known::start();
    known.ask(&ads);
    let asked = ads.len();
    let ads = StoredValue::new(ads);
    let body = move || {
        if let Some(failure) = known.failure.get() {
            let again = move |()| ads.with_value(|ads| known.ask(ads));
            return view! { <FailureNote failure=failure again=again /> }.into_any();
        }
        let gone = known.gone.with(Vec::len);
        let rows = known.rows.get();
        if rows.len() + gone < asked {
            return view! { <Waiting /> }.into_any();
        }
        view! { <Answered rows=rows gone=gone end=end /> }.into_any()
    };
    view! {
        <section class="note stack offer" aria-labelledby="offer">
            <h2 id="offer">{texts::favourites::offer_heading(language)}</h2>
            {body}
        </section>
    }
}

/// What can be added, what is here already, what is gone.
#[component]
fn Answered(rows: Vec<AdSummary>, gone: usize, end: Callback<Option<String>>) -> impl IntoView {
    let language = use_language();
    let hearts = use_hearts();
    let said = use_said();
    let trouble = RwSignal::new(None::<String>);
    let (all, rows) = (rows.len(), StoredValue::new(rows));
    let new = Memo::new(move |_| rows.with_value(|rows| new_ones(rows, hearts)));
    let add = move |()| {
        let wanted: Vec<Favourite> = new.with_untracked(|new| new.iter().map(kept).collect());
        match hearts.merge(&wanted) {
            Ok(merged) => {
                let mut words = texts::favourites::added(language, count(merged.added));
                if merged.left_out > 0 {
                    let left_out = texts::favourites::left_out(language, count(merged.left_out), MAX_FAVOURITES);
                    words = format!("{words} {left_out}");
                }
                end.run(Some(words.clone()));
                said.politely(words);
            }
            Err(why) => {
                trouble.set(Some(why.words(language)));
                said.at_once(why.words(language));
            }
        }
    };
    let item = move |ad: AdSummary| {
        let lang = (ad.language != language).then(|| ad.language.tag());
        let until = texts::search::until(language, dates::date_time(language, &ad.closes_at_local));
        view! {
            <li>
                <b lang=lang>{ad.title}</b>
                <br />
                {ad.agency.name}
                ", "
                {until}
            </li>
        }
    };
    let some = move || new.with(|new| !new.is_empty());
    let offer = move || {
        some().then(|| {
            view! {
                <p>{texts::favourites::offer_intro(language)}</p>
                <ul class="offered">{new.get().into_iter().map(item).collect_view()}</ul>
            }
        })
    };
    let button = move || {
        let number = new.with(Vec::len);
        some().then(|| view! { <Button on_press=add>{texts::favourites::offer_add(language, count(number))}</Button> })
    };
    let known = move || {
        let known = all - new.with(Vec::len);
        (known > 0).then(|| view! { <p>{texts::favourites::offer_known(language, count(known))}</p> })
    };
    let gone = (gone > 0).then(|| view! { <p>{texts::favourites::offer_gone(language, count(gone))}</p> });
    let decline = move || {
        if some() { texts::favourites::offer_decline(language) } else { texts::frame::close(language) }
    };
    view! {
        {offer}
        {known}
        {gone}
        <div class="row">
            {button}
            <Button kind=ButtonKind::Tertiary on_press=move |()| end.run(None)>
                {decline}
            </Button>
        </div>
        {move || trouble.get().map(|words| view! { <p>{words}</p> })}
    }
}

fn new_ones(rows: &[AdSummary], hearts: Hearts) -> Vec<AdSummary> {
    rows.iter().filter(|row| !hearts.has(row.id)).cloned().collect()
}

fn kept(ad: &AdSummary) -> Favourite {
    Favourite::new(ad.id, &ad.title, ad.language)
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
