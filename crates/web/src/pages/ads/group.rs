//! One group of filters: a list of boxes that can be narrowed, lengthened and chosen as a whole (G3.2).

use domain::ads::FacetOption;
use domain::search::{FacetKind, SHORT_LIST, most};
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::searching::use_searching;
use crate::components::Icon;
use crate::router::use_language;

/// How a group behaves.
#[derive(Clone, Copy)]
pub(crate) struct Manner {
    pub(crate) kind: FacetKind,
    pub(crate) title: &'static str,
    /// The label of the field that narrows the list, where there is one.
    pub(crate) narrow: Option<&'static str>,
    /// Whether the whole list can be chosen at once.
    pub(crate) choose_all: bool,
    /// Whether it is open at first.
    pub(crate) open: bool,
}

/// The frame of a group: its name, how many of it are chosen, and its body.
#[component]
pub(crate) fn Frame(
    title: &'static str,
    open: bool,
    #[prop(into)] chosen: Signal<usize>,
    children: Children,
) -> impl IntoView {
    let language = use_language();
    let open = open || chosen.get_untracked() > 0;
    let badge = move || {
        let number = chosen.get();
        (number > 0).then(|| {
            view! {
                <span class="count" aria-hidden="true">{number}</span>
                <span class="ds-sr-only">{texts::search::options_chosen(language, many(number))}</span>
            }
        })
    };
    view! {
        <details class="fgroup" open=open>
            <summary>{title} " " {badge} <Icon of=Drawing::ChevronDown /></summary>
            <div class="body">{children()}</div>
        </details>
    }
}

/// The field that narrows a list to names containing the letters typed (G3.2.1, G3.2.2).
#[component]
pub(crate) fn Narrow(label: &'static str, typed: RwSignal<String>) -> impl IntoView {
    let clear = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && !typed.with_untracked(String::is_empty) {
            event.prevent_default();
            event.stop_propagation();
            typed.set(String::new());
        }
    };
    view! {
        <div class="fsearch">
            <Icon of=Drawing::Search />
            <input
                class="ds-input"
                type="search"
                autocomplete="off"
                aria-label=label
                placeholder=label
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
                on:keydown=clear
            />
        </div>
    }
}

/// Whether a name contains the letters; upper and lower case are the same.
pub(crate) fn contains(name: &str, letters: &str) -> bool {
    name.to_lowercase().contains(&letters.trim().to_lowercase())
}

/// One box.
#[component]
pub(crate) fn OptionBox(
    #[prop(into)] label: String,
    #[prop(into)] checked: Signal<bool>,
    #[prop(optional, into)] partly: Signal<bool>,
    #[prop(into)] count: Signal<Option<u32>>,
    #[prop(into)] on_choose: Callback<bool>,
) -> impl IntoView {
    let choose = move |event: web_sys::Event| {
        on_choose.run(event_target_checked(&event));
        // A choice that changes nothing (“Alla jobb” taken away) must not leave the box saying otherwise.
        let input: web_sys::HtmlInputElement = event_target(&event);
        input.set_checked(checked.get_untracked());
    };
    let language = use_language();
    let spoken = move || count.get().map(|count| format!(" {}", texts::search::jobs_found(language, count.into())));
    view! {
        <label class="opt">
            <input
                class="ds-input"
                type="checkbox"
                prop:checked=move || checked.get()
                prop:indeterminate=move || partly.get()
                on:change=choose
            />
            <span>{label}</span>
            <span class="num" aria-hidden="true">
                {move || count.get()}
            </span>
            // A bare number says little, and Chromium leaves a single digit out of the name.
            <span class="ds-sr-only">{spoken}</span>
        </label>
    }
}

/// A group of one parameter.
#[component]
pub(crate) fn Group(manner: Manner) -> impl IntoView {
    let language = use_language();
    let searching = use_searching();
    let Manner { kind, title, narrow, choose_all, open } = manner;
    let typed = RwSignal::new(String::new());
    let long = RwSignal::new(false);
    let options = Memo::new(move |_| searching.options(kind));
    let chosen = Memo::new(move |_| searching.now().chosen(kind));
    let fitting = Memo::new(move |_| {
        let letters = typed.get();
        options.get().into_iter().filter(|option| contains(&option.label, &letters)).collect::<Vec<_>>()
    });
    let shown = move || {
        let whole = long.get() || !typed.with(String::is_empty);
        let chosen = chosen.get();
        let most = fitting.with(|fitting| most(fitting, SHORT_LIST));
        let keep = |option: &FacetOption| whole || most.contains(&option.value) || chosen.contains(&option.value);
        fitting.get().into_iter().filter(keep).collect::<Vec<_>>()
    };
    let count = move |value: &str| {
        options.with(|options| options.iter().find(|option| option.value == value).map_or(0, |option| option.count))
    };
    let all_chosen = move || {
        let chosen = chosen.get();
        fitting.with(|fitting| !fitting.is_empty() && fitting.iter().all(|option| chosen.contains(&option.value)))
    };
    let take_all = move |on: bool| {
        let values: Vec<String> =
            fitting.with_untracked(|fitting| fitting.iter().map(|option| option.value.clone()).collect());
        searching.change(|query| {
            for value in &values {
                drop(query.set(kind, value, on));
            }
        });
    };
    let how_many = move || {
        let (part, all) = (fitting.with(Vec::len), options.with(Vec::len));
        if part == 0 {
            texts::search::no_such_option(language).to_owned()
        } else {
            texts::search::options_shown(language, many(part), all)
        }
    };
    let longer = move || {
        let rest = fitting.with(Vec::len).saturating_sub(SHORT_LIST);
        (rest > 0 && typed.with(String::is_empty)).then(|| {
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
        <Frame title=title open=open chosen=move || chosen.with(Vec::len)>
            <fieldset>
                <legend class="ds-sr-only">{title}</legend>
                {narrow.map(|label| view! { <Narrow label=label typed=typed /> })}
                {narrow
                    .map(|_| {
                        view! {
                            <p class="xs sub" role="status">
                                {move || (!typed.with(String::is_empty)).then(how_many)}
                            </p>
                        }
                    })}
                {choose_all
                    .then(|| {
                        view! {
                            <OptionBox
                                label=texts::search::choose_all(language)
                                checked=Signal::derive(all_chosen)
                                partly=Signal::derive(move || {
                                    !all_chosen() && chosen.with(|chosen| !chosen.is_empty())
                                })
                                count=None
                                on_choose=take_all
                            />
                        }
                    })}
                {(kind == FacetKind::Type).then(|| view! { <AllJobs options=options /> })}
                <For each=shown key=|option| (option.value.clone(), option.label.clone()) let:option>
                    {
                        let (mine, counted, choosing) = (
                            option.value.clone(),
                            option.value.clone(),
                            option.value,
                        );
                        view! {
                            <OptionBox
                                label=option.label
                                checked=Signal::derive(move || chosen.with(|chosen| chosen.contains(&mine)))
                                count=Signal::derive(move || Some(count(&counted)))
                                on_choose=move |on| searching.choose(kind, &choosing, on)
                            />
                        }
                    }
                </For>
                {longer}
            </fieldset>
        </Frame>
    }
}

/// “Alla jobb”: no type at all, or the two of which every ad has one (D18). These two make its number.
#[component]
fn AllJobs(options: Memo<Vec<FacetOption>>) -> impl IntoView {
    let language = use_language();
    let searching = use_searching();
    let number = move || {
        let durations = ["permanent", "temporary"];
        options.with(|options| {
            let counted = options.iter().filter(|option| durations.contains(&option.value.as_str()));
            Some(counted.map(|option| option.count).sum())
        })
    };
    let all = move |_| searching.change(|query| *query = query.with_all_jobs());
    view! {
        <OptionBox
            label=texts::search::all_jobs(language)
            checked=Signal::derive(move || searching.now().lists_all_jobs())
            count=Signal::derive(number)
            on_choose=all
        />
    }
}

/// A number as the texts count.
pub(crate) fn many(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
