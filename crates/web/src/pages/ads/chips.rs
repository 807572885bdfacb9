//! What is chosen, above the results, each removable (X3.2-9).

use domain::search::{FacetKind, Query};
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::searching::{Searching, facet, use_searching};
use crate::arrival::focus_heading;
use crate::components::Icon;
use crate::dom;
use crate::router::use_language;

/// What can be taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Taken {
    /// An option of a filter.
    Option(FacetKind, String),
    /// That one of the words is enough (X3.1-3).
    AnyWord,
    /// The last 24 hours.
    LastDay,
}

/// One thing that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Chosen {
    what: Taken,
    label: String,
}

impl Chosen {
    fn key(&self) -> String {
        match &self.what {
            Taken::Option(kind, value) => format!("{}={value}", kind.parameter()),
            Taken::AnyWord => "any".to_owned(),
            Taken::LastDay => String::new(),
        }
    }

    fn remove(&self, searching: Searching) {
        match &self.what {
            Taken::Option(kind, value) => searching.choose(*kind, value, false),
            Taken::AnyWord => searching.change(|query| {
                query.any = false;
                query.page = 1;
            }),
            Taken::LastDay => searching.change(|query| {
                query.last_24_hours = false;
                query.page = 1;
            }),
        }
    }
}

fn all(searching: Searching, language: domain::language::Language) -> Vec<Chosen> {
    let query = searching.now();
    searching.answer.with(|answer| {
        let label = |kind, value: &str| {
            let options = answer.as_ref().and_then(|answer| facet(answer, kind))?;
            options.options.iter().find(|option| option.value == value).map(|option| option.label.clone())
        };
        let mut chosen = Vec::new();
        if query.any {
            let label = texts::search::any_of_the_words(language).to_owned();
            chosen.push(Chosen { what: Taken::AnyWord, label });
        }
        for kind in FacetKind::ALL {
            for value in query.chosen(kind) {
                let label = label(kind, &value).unwrap_or_else(|| value.clone());
                chosen.push(Chosen { what: Taken::Option(kind, value), label });
            }
        }
        if query.last_24_hours {
            chosen.push(Chosen { what: Taken::LastDay, label: texts::search::sort_last_day(language).to_owned() });
        }
        chosen
    })
}

/// The chips, and ‹Rensa alla villkor›.
#[component]
pub(crate) fn Chips(
    /// In the dialog of the phone there are two such lists; each has ids of its own.
    name: &'static str,
) -> impl IntoView {
    let language = use_language();
    let searching = use_searching();
    let chosen = Memo::new(move |_| all(searching, language));
    // The focus goes to the next chip, else to the last, else to the heading.
    let remove = move |chip: Chosen| {
        let place = chosen.with_untracked(|all| all.iter().position(|other| *other == chip)).unwrap_or(0);
        chip.remove(searching);
        let next = chosen.with_untracked(|all| all.get(place).or(all.last()).map(Chosen::key));
        dom::after_render(move || {
            if !next.is_some_and(|key| dom::focus_id(&chip_id(name, &key))) {
                focus_heading();
            }
        });
    };
    let clear = move |_| {
        searching.change(|query| *query = Query { last_24_hours: false, ..query.without_filters() });
        focus_heading();
    };
    view! {
        <Show when=move || !chosen.with(Vec::is_empty)>
            <div class="chips" role="group" aria-label=texts::search::chosen_filters(language)>
                <For each=move || chosen.get() key=|chip| (chip.key(), chip.label.clone()) let:chip>
                    <button
                        class="chip"
                        type="button"
                        id=chip_id(name, &chip.key())
                        aria-label=texts::search::remove_filter(language, &chip.label)
                        on:click={
                            let chip = chip.clone();
                            move |_| remove(chip.clone())
                        }
                    >
                        {chip.label.clone()}
                        <Icon of=Drawing::X />
                    </button>
                </For>
                <button class="linkbtn" type="button" on:click=clear>
                    {texts::search::clear_filters(language)}
                </button>
            </div>
        </Show>
    }
}

fn chip_id(name: &str, key: &str) -> String {
    format!("{name}-{key}")
}
