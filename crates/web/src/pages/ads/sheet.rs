//! The filters over the whole screen of a phone, with the number they would give always in sight.

use icons::Icon as Drawing;
use leptos::{html, prelude::*};

use super::chips::Chips;
use super::filters::Filters;
use super::group::many;
use super::searching::use_searching;
use crate::components::{Button, ButtonKind, Icon, show_when_open};
use crate::router::use_language;
use crate::said::LiveRegionsOfDialog;

const HEADING: &str = "filters-sheet-h";

/// The button ‹Sökvillkor (2)› and what it opens.
#[component]
pub(crate) fn FilterSheet() -> impl IntoView {
    let language = use_language();
    let searching = use_searching();
    let open = RwSignal::new(false);
    let sheet = NodeRef::<html::Dialog>::new();
    show_when_open(sheet, open, HEADING.to_owned());
    let words = move || match searching.now().chosen_count() {
        0 => texts::search::filters(language).to_owned(),
        number => texts::search::filters_chosen(language, many(number)),
    };
    let found = move || {
        let total = searching.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.total));
        texts::search::show_jobs(language, total.into())
    };
    view! {
        <div class="row only-narrow">
            <Button kind=ButtonKind::Secondary icon=Drawing::SlidersHorizontal on_press=move |()| open.set(true)>
                {words}
            </Button>
        </div>
        <dialog class="sheet" node_ref=sheet aria-labelledby=HEADING on:close=move |_| open.set(false)>
            <div class="hd">
                <h2 id=HEADING tabindex="-1">
                    {texts::search::filters(language)}
                </h2>
                <button
                    class="iconbtn push"
                    type="button"
                    aria-label=texts::frame::close(language)
                    on:click=move |_| open.set(false)
                >
                    <Icon of=Drawing::X />
                </button>
            </div>
            <div class="scroll">
                <Show when=move || open.get()>
                    <Chips name="sheet-chip" />
                    <Filters name="sheet" />
                    <LiveRegionsOfDialog />
                </Show>
            </div>
            <div class="ft">
                <Button on_press=move |()| open.set(false)>{found}</Button>
            </div>
        </dialog>
    }
}
