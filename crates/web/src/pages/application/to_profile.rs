//! “Kopiera till profilen”: the rows of this application go into the profile, and nothing there is overwritten without a
//! question (G9.1).

use client::Client;
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Button, ButtonKind, Icon};
use crate::failure::failure_text;
use crate::form::use_form;
use crate::pages::profile::{From, TakenFrom};
use crate::pages::stopped::use_stopped;
use crate::router::use_language;
use crate::said::use_said;

/// Id of the button.
const BUTTON: &str = "copy-to-profile";

/// The button, and what became of pressing it.
#[component]
pub(super) fn CopyToProfile() -> impl IntoView {
    let (language, form, said) = (use_language(), use_form().open, use_said());
    let (taken, busy, wrong) = (RwSignal::new(None), RwSignal::new(false), RwSignal::new(None::<String>));
    let stopped = use_stopped();
    let copy = move |overwrite: bool| {
        busy.set(true);
        wrong.set(None);
        spawn_local(async move {
            match Client::here(language).copy_to_profile(form.id, overwrite).await {
                Ok(answer) => drop(taken.try_set(Some(answer.value))),
                Err(failure) if stopped.takes(&failure).await => {}
                Err(failure) => {
                    let words = failure_text(language, &failure);
                    if wrong.try_set(Some(words.clone())).is_none() {
                        said.at_once(words);
                    }
                }
            }
            let _gone = busy.try_set(false);
        });
    };
    view! {
        <Button
            kind=ButtonKind::Tertiary
            icon=Drawing::Copy
            id=BUTTON
            busy=busy
            on_press=Callback::new(move |()| copy(false))
        >
            {texts::profile::copy_to_profile(language)}
        </Button>
        {move || {
            wrong
                .get()
                .map(|words| {
                    view! {
                        <p class="err">
                            <Icon of=Drawing::CircleAlert />
                            <span>{words}</span>
                        </p>
                    }
                })
        }}
        <TakenFrom
            from=From::Application
            back=BUTTON
            taken=taken
            busy=busy
            on_overwrite=Callback::new(move |()| copy(true))
        />
    }
}
