//! A password that can be shown.

use icons::Icon as Drawing;
use leptos::prelude::*;

use crate::components::{FieldFrame, Icon};
use crate::router::use_language;
use crate::said::use_said;

/// The field, with “Visa lösenordet”. Pasting and password managers work (WCAG 3.3.8).
#[component]
pub(crate) fn PasswordField(
    /// Its id.
    id: &'static str,
    /// Its label, where “Lösenord” does not say which.
    #[prop(optional)]
    label: Option<&'static str>,
    /// What is typed.
    value: RwSignal<String>,
    /// `current-password` or `new-password`.
    autocomplete: &'static str,
    /// Id of what explains it further.
    #[prop(optional)]
    described_by: Option<&'static str>,
    /// What is wrong.
    error: Signal<Option<String>>,
    /// When the field is left.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let (language, said) = (use_language(), use_said());
    let shown = RwSignal::new(false);
    let described = move || {
        let error = error.get().map(|_| format!("{id}-error"));
        match (described_by, error) {
            (Some(rules), Some(error)) => Some(format!("{error} {rules}")),
            (Some(rules), None) => Some(rules.to_owned()),
            (None, error) => error,
        }
    };
    let toggle = move |_| {
        shown.update(|shown| *shown = !*shown);
        said.politely(if shown.get_untracked() {
            texts::account::password_shown(language)
        } else {
            texts::account::password_hidden(language)
        });
    };
    let label = label.unwrap_or_else(|| texts::account::password(language));
    view! {
        <FieldFrame id=id label=label.to_owned() required=true error=error>
            <div class="pw">
                <input
                    class="ds-input"
                    id=id
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    aria-required="true"
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=described
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                    on:blur=move |_| {
                        if let Some(leave) = on_leave {
                            leave.run(());
                        }
                    }
                />
                <button
                    class="iconbtn"
                    type="button"
                    aria-pressed=move || shown.get().to_string()
                    aria-label=texts::account::show_password(language)
                    on:click=toggle
                >
                    {move || {
                        let drawing = if shown.get() { Drawing::EyeOff } else { Drawing::Eye };
                        view! { <Icon of=drawing /> }
                    }}
                </button>
            </div>
        </FieldFrame>
    }
}
