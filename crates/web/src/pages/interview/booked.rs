//! A booked time: what, where and with whom, and “Ändra intervjutid” and “Avboka intervjutid” (G12.2, G12.3).

use domain::interviews::{BookingAct, InvitationKind};
use domain::language::Language;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::acts::{Acts, Step, use_acts};
use super::lines;
use super::show::Trouble;
use crate::components::{Button, ButtonKind, Confirm, Icon};
use crate::dates;
use crate::router::use_language;

/// The booked time and its buttons.
#[component]
pub(super) fn Booked() -> impl IntoView {
    let (language, acts) = (use_language(), use_acts());
    let when = move || acts.view.with(|view| view.booked.as_ref().map(|booked| lines::when_booked(language, booked)));
    let moved = move || {
        acts.step.with(|step| match step {
            Step::Moved(before) => Some(texts::interviews::moved_old(language, lines::when_booked(language, before))),
            Step::Look | Step::Change | Step::Cancelled(_) => None,
        })
    };
    let chosen = acts.now(|view| view.kind == InvitationKind::Choice);
    view! {
        <div class="stack stack-2">
            <p class="iconed">
                <Icon of=Drawing::CalendarClock />
                <b class="num">{when}</b>
            </p>
            {move || moved().map(|words| view! { <p class="sub num">{words}</p> })}
        </div>
        {move || rules(language, acts)}
        {chosen.then(|| view! { <p class="sm sub">{texts::interviews::booked_mail(language)}</p> })}
        <Trouble />
        <div class="row">
            {move || {
                acts.can(BookingAct::Move)
                    .then(|| {
                        view! {
                            <Button on_press=Callback::new(move |()| acts.go(Step::Change))>
                                {texts::interviews::change(language)}
                            </Button>
                        }
                    })
            }}
            {move || {
                acts.can(BookingAct::Cancel)
                    .then(|| {
                        view! {
                            <Button
                                kind=ButtonKind::Secondary
                                on_press=Callback::new(move |()| {
                                    acts.trouble.set(None);
                                    acts.asks_cancel.set(true);
                                })
                            >
                                {texts::interviews::cancel(language)}
                            </Button>
                        }
                    })
            }}
            <Button
                kind=ButtonKind::Secondary
                icon=Drawing::Download
                busy=acts.busy
                on_press=Callback::new(move |()| acts.save_calendar())
            >
                {texts::interviews::add_to_calendar(language)}
            </Button>
        </div>
        <Confirm
            open=acts.asks_cancel
            id=format!("{}-cancel", acts.heading_id())
            title=Signal::derive(move || {
                texts::interviews::cancel_question(language, when().unwrap_or_default())
            })
            explained=texts::interviews::cancel_explained(language)
            busy=acts.busy
            refusal=acts.trouble
            on_ok=Callback::new(move |()| acts.cancel())
        />
    }
}

/// What can still be done with it, and until when.
fn rules(language: Language, acts: Acts) -> impl IntoView {
    let words = acts.view.with(|view| match view.kind {
        InvitationKind::Fixed => texts::interviews::fixed_cannot(language).to_owned(),
        _ if view.actions.is_empty() => texts::interviews::over_booked(language).to_owned(),
        _ => texts::interviews::manage_until(language, dates::date_time(language, &view.book_until_local)),
    });
    view! { <p>{words}</p> }
}
