//! What changed in the form while somebody was writing (D31): told above it until it is said to be seen.

use client::Client;
use domain::forms::FormChanges;
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::steps::section_address;
use crate::components::{Button, ButtonKind, Icon};
use crate::failure::failure_text;
use crate::form::{label, section_of, use_form};
use crate::router::use_language;
use crate::said::use_said;

/// The box.
#[component]
pub(super) fn FormChanged() -> impl IntoView {
    let (language, context, said) = (use_language(), use_form(), use_said());
    let form = context.open;
    let changes = Memo::new(move |_| form.with(|working| working.view.form_changes.clone()));
    let seen = move |to: u32| {
        Callback::new(move |()| {
            spawn_local(async move {
                match Client::here(language).see_form(form.id, to).await {
                    Ok(_seen) => {
                        form.change(|working| working.view.form_changes = None);
                    }
                    Err(failure) => said.at_once(failure_text(language, &failure)),
                }
            });
        })
    };
    let places = move |pointers: Vec<String>| {
        let place = |pointer: String| {
            let (name, section) = form.with_now(|working| {
                let form = &working.view.form;
                (label(language, form, &pointer), section_of(form, &pointer))
            });
            let field = String::from(js_sys::encode_uri_component(&pointer));
            let href = format!("{}&field={field}", section_address(language, context, section));
            view! {
                <li>
                    <a href=href>{name}</a>
                </li>
            }
        };
        view! { <ul>{pointers.into_iter().map(place).collect_view()}</ul> }
    };
    let told = move |changes: FormChanges| {
        let group = |title: &'static str, pointers: Vec<String>| {
            (!pointers.is_empty()).then(|| {
                view! {
                    <p class="lab600">{title}</p>
                    {places(pointers)}
                }
            })
        };
        let removed: Vec<String> = changes.removed.iter().map(|label| label.text(language).to_owned()).collect();
        view! {
            <section class="note stack stack-2" aria-labelledby="form-changed">
                <h2 id="form-changed">
                    <Icon of=Drawing::RefreshCw />
                    {texts::form::form_changed(language)}
                </h2>
                <p>{texts::form::form_changed_explained(language)}</p>
                {group(texts::form::form_changed_added(language), changes.added)}
                {group(texts::form::form_changed_changed(language), changes.changed)}
                {(!removed.is_empty())
                    .then(|| {
                        view! {
                            <p class="lab600">{texts::form::form_changed_removed(language)}</p>
                            <ul>{removed.into_iter().map(|label| view! { <li>{label}</li> }).collect_view()}</ul>
                        }
                    })}
                <p>
                    <Button kind=ButtonKind::Secondary on_press=seen(changes.to)>
                        {texts::form::form_changed_seen(language)}
                    </Button>
                </p>
            </section>
        }
    };
    move || changes.get().map(told)
}
