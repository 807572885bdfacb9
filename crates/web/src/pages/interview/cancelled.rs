//! “… en bekräftelsevy där du bekräftar att din intervjutid har ställts in” (G12.3).

use domain::interviews::{BookingAct, InvitationKind};
use leptos::prelude::*;

use super::acts::{Step, use_acts};
use super::lines;
use crate::components::{Button, ButtonKind};
use crate::dates;
use crate::router::use_language;

/// That it is cancelled, and the way to another time.
#[component]
pub(super) fn Cancelled() -> impl IntoView {
    let (language, acts) = (use_language(), use_acts());
    let by_agency = acts.now(|view| view.kind == InvitationKind::Fixed);
    let time = acts.step.with_untracked(|step| match step {
        Step::Cancelled(before) => {
            Some(texts::interviews::cancelled_time(language, lines::when_booked(language, before)))
        }
        Step::Look | Step::Change | Step::Moved(_) => None,
    });
    let again = move || {
        acts.can(BookingAct::Book).then(|| {
            let until = acts.now(|view| dates::date_time(language, &view.book_until_local));
            view! {
                <p>{texts::interviews::cancelled_new_until(language, until)}</p>
                <p>
                    <Button kind=ButtonKind::Secondary on_press=Callback::new(move |()| acts.go(Step::Look))>
                        {texts::interviews::book_new(language)}
                    </Button>
                </p>
            }
        })
    };
    view! {
        {time.map(|time| view! { <p class="num">{time}</p> })}
        <p>
            {match by_agency {
                true => texts::interviews::cancelled_by_agency(language),
                false => texts::interviews::cancelled_mail(language),
            }}
        </p>
        {again}
    }
}
