//! “Kopiera till profilen”: the rows of this application go into the profile, and nothing there is overwritten without a
//! question (G9.1).

use client::Client;
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Button, ButtonKind};
use crate::failure::failure_text;
use crate::form::use_form;
use crate::pages::profile::{From, TakenFrom};
use crate::router::use_language;
use crate::said::use_said;

/// The button, and what became of pressing it.
#[component]
pub(super) fn CopyToProfile() -> impl IntoView {
    let (language, form, said) = (use_language(), use_form().open, use_said());
    let (taken, busy) = (RwSignal::new(None), RwSignal::new(false));
    let copy = move |overwrite: bool| {
        busy.set(true);
        spawn_local(async move {
            match Client::here(language).copy_to_profile(form.id, overwrite).await {
                Ok(answer) => drop(taken.try_set(Some(answer.value))),
                Err(failure) => said.at_once(failure_text(language, &failure)),
            }
            let _gone = busy.try_set(false);
        });
    };
    view! {
        <Button
            kind=ButtonKind::Tertiary
            icon=Drawing::Copy
            busy=busy
            on_press=Callback::new(move |()| copy(false))
        >
            {texts::profile::copy_to_profile(language)}
        </Button>
        <TakenFrom from=From::Application taken=taken busy=busy on_overwrite=Callback::new(move |()| copy(true)) />
    }
}
