//! “Boka intervjutid”: the times of each day, and “Bekräfta valet” (G12.1-2).

use domain::interviews::{FreeDay, FreeTime, InvitationStage};
use icons::Icon as Drawing;
use leptos::prelude::*;
use texts::Part;

use super::acts::{Scene, Step, use_acts};
use super::lines;
use super::show::Trouble;
use crate::components::{Button, ButtonKind, Icon};
use crate::dates::{self, Time};
use crate::router::use_language;

/// The times to choose from; where one is booked, in its place.
#[component]
pub(super) fn Choose() -> impl IntoView {
    let (language, acts) = (use_language(), use_acts());
    let form = format!("{}-form", acts.heading_id());
    let changing = untrack(|| acts.scene()) == Scene::Change;
    let error = format!("{form}-error");
    let described = {
        let error = error.clone();
        move || acts.wrong.with(Option::is_some).then(|| error.clone())
    };
    let times = {
        let form = form.clone();
        move || {
            let days = acts.view.with(|view| view.days.clone());
            // Where it is, each time says only if they differ.
            let places = several_places(&days);
            days.into_iter()
                .map(|day| {
                    view! { <Day day=day group=form.clone() places=places described=Signal::derive(described.clone()) /> }
                })
                .collect_view()
        }
    };
    let line = move || {
        let chosen = acts.chosen.get()?;
        acts.view.with(|view| {
            let time = view.days.iter().flat_map(|day| &day.times).find(|time| time.slot_id == chosen)?;
            Some(lines::when_free(language, time))
        })
    };
    let nothing = move || acts.view.with(|view| view.days.is_empty());
    view! {
        <Intro changing=changing />
        <form
            id=form.clone()
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                acts.confirm();
            }
        >
            {move || {
                acts.wrong
                    .get()
                    .map(|words| {
                        view! {
                            <p class="err" id=error.clone()>
                                <Icon of=Drawing::CircleAlert />
                                <span>{words}</span>
                            </p>
                        }
                    })
            }}
            {times}
            {move || nothing().then(|| view! { <p>{texts::interviews::no_other(language)}</p> })}
            <div class="mt8 stack">
                <Trouble />
                <div class="row">
                    {move || {
                        (!nothing())
                            .then(|| {
                                view! {
                                    <Button submit=true busy=acts.busy>
                                        {texts::interviews::confirm_choice(language)}
                                    </Button>
                                }
                            })
                    }}
                    {changing
                        .then(|| {
                            view! {
                                <Button
                                    kind=ButtonKind::Secondary
                                    on_press=Callback::new(move |()| acts.go(Step::Look))
                                >
                                    {texts::interviews::keep(language)}
                                </Button>
                            }
                        })}
                    <span class="sm num">{line}</span>
                </div>
            </div>
        </form>
    }
}

/// Until when, and on whose clock; of a change what is booked until it is confirmed.
#[component]
fn Intro(changing: bool) -> impl IntoView {
    let (language, acts) = (use_language(), use_acts());
    let (until, until_local, before, booked) = acts.now(|view| {
        let before = view.stage == InvitationStage::Cancelled;
        (view.book_until, view.book_until_local.clone(), before, view.booked.clone())
    });
    let part = |part: &Part| match part {
        Part::Words(words) => (*words).into_any(),
        Part::Value(_) => view! {
            <b>
                <Time at=until text=dates::date_time(language, &until_local) />
            </b>
        }
        .into_any(),
    };
    let own = move || {
        acts.view.with(|view| {
            let mut times = view.days.iter().flat_map(|day| &day.times);
            times.any(|time| lines::own_time(language, time.starts_at, &time.starts_at_local).is_some())
        })
    };
    let clock = move || match own() {
        true => texts::interviews::yours_in_brackets(language),
        false => texts::interviews::finnish_time(language),
    };
    let now_booked = booked.filter(|_| changing).map(|booked| {
        view! { <p>{texts::interviews::now_booked(language, lines::when_booked(language, &booked))}</p> }
    });
    view! {
        <div>
            {before.then(|| view! { <p>{texts::interviews::cancelled_before(language)}</p> })}
            {now_booked}
            <p>{texts::interviews::choose_intro_parts(language).iter().map(part).collect_view()}</p>
            <p class="sm sub">{clock}</p>
        </div>
    }
}

#[component]
fn Day(day: FreeDay, group: String, places: bool, described: Signal<Option<String>>) -> impl IntoView {
    let language = use_language();
    let times = day.times.into_iter().map(|time| {
        view! { <Slot time=time group=group.clone() places=places described=described /> }
    });
    view! {
        <fieldset class="day">
            <legend>{texts::format::day_heading(language, day.date)}</legend>
            <div class="slots">{times.collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Slot(time: FreeTime, group: String, places: bool, described: Signal<Option<String>>) -> impl IntoView {
    let (language, acts) = (use_language(), use_acts());
    let slot = time.slot_id;
    let hours = lines::hours(language, &time.starts_at_local, &time.ends_at_local);
    let own = lines::own_time(language, time.starts_at, &time.starts_at_local);
    let own = own.map(|own| view! { " " <span class="sub num own">{own}</span> });
    let at = match time.remote {
        true => Some(texts::interviews::at_a_distance(language).to_owned()),
        false => time.place,
    };
    let place = at.filter(|_| places).map(|place| view! { " " <span class="sub place">{place}</span> });
    view! {
        <label class="slot">
            <input
                class="ds-input"
                type="radio"
                id=acts.time_id(slot)
                name=group
                value=slot.to_string()
                prop:checked=move || acts.chosen.get() == Some(slot)
                aria-describedby=described
                on:change=move |_| {
                    acts.chosen.set(Some(slot));
                    acts.wrong.set(None);
                }
            />
            <b class="num">{hours}</b>
            {own}
            {place}
        </label>
    }
}

/// Whether the times are at different places.
pub(super) fn several_places(days: &[FreeDay]) -> bool {
    let mut places = days.iter().flat_map(|day| &day.times).map(|time| (&time.place, time.remote));
    let first = places.next();
    places.any(|place| Some(place) != first)
}
