//! “Orter”: first the region, then the municipality; “Välj alla” takes the whole region (G3.2.3).

use domain::ads::FacetOption;
use domain::search::{FacetKind, Query, SHORT_REGIONS, most};
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::group::{Frame, OptionBox, many};
use super::searching::{Searching, use_searching};
use crate::components::Icon;
use crate::router::use_language;

/// The group of places.
#[component]
pub(crate) fn Places(
    /// The dialog of the phone has ids of its own.
    name: &'static str,
) -> impl IntoView {
    let language = use_language();
    let searching = use_searching();
    let regions = Memo::new(move |_| searching.options(FacetKind::Region));
    let municipalities = Memo::new(move |_| searching.options(FacetKind::Municipality));
    let long = RwSignal::new(false);
    let chosen = move || {
        let query = searching.now();
        query.regions.len() + query.municipalities.len()
    };
    let touched = move |query: &Query, region: &str| {
        query.regions.contains(region)
            || municipalities.with(|all| within(all, region).any(|place| query.municipalities.contains(&place.value)))
    };
    let shown = move || {
        let query = searching.now();
        let most = regions.with(|regions| most(regions, SHORT_REGIONS));
        let keep = |region: &FacetOption| long.get() || most.contains(&region.value) || touched(&query, &region.value);
        regions.get().into_iter().filter(keep).collect::<Vec<_>>()
    };
    let longer = move || {
        let rest = regions.with(Vec::len).saturating_sub(SHORT_REGIONS);
        (rest > 0).then(|| {
            let words = if long.get() {
                texts::search::show_fewer(language).to_owned()
            } else {
                texts::search::show_more(language, many(rest))
            };
            view! {
                <button
                    class="linkbtn"
                    type="button"
                    aria-expanded=long.get().to_string()
                    on:click=move |_| long.update(|long| *long = !*long)
                >
                    {words}
                </button>
            }
        })
    };
    view! {
        <Frame title=texts::search::locations(language) open=true chosen=Signal::derive(chosen)>
            <fieldset>
                <legend class="ds-sr-only">{texts::search::locations(language)}</legend>
                <For each=shown key=|region| (region.value.clone(), region.label.clone()) let:region>
                    <Region name=name region=region regions=regions municipalities=municipalities />
                </For>
                {longer}
            </fieldset>
        </Frame>
    }
}

fn within<'a>(all: &'a [FacetOption], region: &'a str) -> impl Iterator<Item = &'a FacetOption> {
    all.iter().filter(move |place| place.parent.as_deref() == Some(region))
}

/// A region with its municipalities under it.
#[component]
fn Region(
    name: &'static str,
    region: FacetOption,
    regions: Memo<Vec<FacetOption>>,
    municipalities: Memo<Vec<FacetOption>>,
) -> impl IntoView {
    let language = use_language();
    let searching = use_searching();
    let FacetOption { value, label, .. } = region;
    let id = format!("{name}-places-{value}");
    let value = StoredValue::new(value);
    let places = Memo::new(move |_| {
        value.with_value(|region| municipalities.with(|all| within(all, region).cloned().collect::<Vec<_>>()))
    });
    let whole = move || value.with_value(|region| searching.now().regions.contains(region));
    let some = move || {
        let query = searching.now();
        places.with(|places| places.iter().any(|place| query.municipalities.contains(&place.value)))
    };
    let open = RwSignal::new(untrack(some));
    let number = move || {
        value.with_value(|region| {
            regions.with(|all| all.iter().find(|other| other.value == *region).map(|other| other.count))
        })
    };
    let all_of = label.clone();
    let name_of =
        move || if open.get() || whole() { texts::search::choose_all_of(language, &all_of) } else { all_of.clone() };
    let choose = move |on| value.with_value(|region| choose_region(searching, region, places, on));
    view! {
        <div class="region">
            {move || {
                view! {
                    <OptionBox
                        label=name_of()
                        checked=Signal::derive(whole)
                        partly=Signal::derive(move || !whole() && some())
                        count=Signal::derive(number)
                        on_choose=choose
                    />
                }
            }}
            <button
                class="iconbtn"
                type="button"
                aria-expanded=move || open.get().to_string()
                aria-controls=id.clone()
                aria-label=texts::search::places_in(language, &label)
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon of=Drawing::ChevronDown />
            </button>
        </div>
        <div class="places" id=id hidden=move || !open.get()>
            <For each=move || places.get() key=|place| (place.value.clone(), place.label.clone()) let:place>
                {
                    let (mine, counted, choosing) = (place.value.clone(), place.value.clone(), place.value);
                    let number = move || {
                        places
                            .with(|all| {
                                all.iter().find(|other| other.value == counted).map(|other| other.count)
                            })
                    };
                    view! {
                        <OptionBox
                            label=place.label
                            checked=Signal::derive(move || {
                                whole() || searching.now().municipalities.contains(&mine)
                            })
                            count=Signal::derive(number)
                            on_choose=move |on| {
                                value
                                    .with_value(|region| {
                                        choose_place(searching, region, places, &choosing, on);
                                    });
                            }
                        />
                    }
                }
            </For>
        </div>
    }
}

/// The whole region takes the place of its single municipalities.
fn choose_region(searching: Searching, region: &str, places: Memo<Vec<FacetOption>>, on: bool) {
    searching.change(|query| {
        places.with_untracked(|places| {
            for place in places {
                query.municipalities.remove(&place.value);
            }
        });
        drop(query.set(FacetKind::Region, region, on));
    });
}

/// Taking one municipality out of a whole region leaves all the others.
fn choose_place(searching: Searching, region: &str, places: Memo<Vec<FacetOption>>, value: &str, on: bool) {
    searching.change(|query| {
        if !on && query.regions.contains(region) {
            drop(query.set(FacetKind::Region, region, false));
            places.with_untracked(|places| {
                for place in places {
                    drop(query.set(FacetKind::Municipality, &place.value, true));
                }
            });
        }
        drop(query.set(FacetKind::Municipality, value, on));
    });
}
