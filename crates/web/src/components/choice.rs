use std::collections::BTreeSet;

use leptos::prelude::*;

use super::field::{ErrorText, RequiredMark};
use super::{FieldFrame, described_by};
use crate::router::use_language;

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A list that opens.
#[component]
pub fn Select(
    /// Its id, and the target of the error summary.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen; for “nothing chosen yet” a choice with an empty value.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// What is chosen.
    value: RwSignal<String>,
    /// Whether something must be chosen.
    #[prop(optional, into)]
    required: Signal<bool>,
    /// A word of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// When something else is chosen.
    #[prop(optional, into)]
    on_choose: Option<Callback<()>>,
) -> impl IntoView {
    let hint = hint.filter(|hint| !hint.is_empty());
    let has_hint = hint.is_some();
    let described = {
        let id = id.clone();
        move || described_by(&id, has_hint, error.get().is_some())
    };
    let options = move || {
        let chosen = value.get();
        choices
            .get()
            .into_iter()
            .map(|choice| {
                let selected = choice.value == chosen;
                view! { <option value=choice.value selected=selected>{choice.label}</option> }
            })
            .collect_view()
    };
    view! {
        <FieldFrame id=id.clone() label=label required=required hint=hint error=error>
            <select
                class="ds-input"
                id=id
                aria-required=move || required.get().then_some("true")
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
                on:change=move |event| {
                    value.set(event_target_value(&event));
                    if let Some(choose) = on_choose {
                        choose.run(());
                    }
                }
            >
                {options}
            </select>
        </FieldFrame>
    }
}

/// Legend, hint and error around several boxes or buttons. That one of several must be chosen a group of radio buttons
/// says by `aria-required`; a group of boxes has no such word in ARIA, so its legend says it.
#[component]
fn Group(
    id: String,
    radios: bool,
    label: Signal<String>,
    required: Signal<bool>,
    hint: Option<String>,
    error: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let language = use_language();
    let has_hint = hint.is_some();
    let described = {
        let id = id.clone();
        move || described_by(&id, has_hint, error.get().is_some())
    };
    let (hint_id, error_id, legend_id) = (format!("{id}-hint"), format!("{id}-error"), format!("{id}-legend"));
    let labelled = radios.then(|| legend_id.clone());
    view! {
        <fieldset
            class="field stack stack-2"
            id=id
            tabindex="-1"
            role=radios.then_some("radiogroup")
            aria-labelledby=labelled
            aria-required=move || (radios && required.get()).then_some("true")
            aria-describedby=described
        >
            <legend class="lab600" id=legend_id>
                {move || label.get()} {move || required.get().then(|| view! { <RequiredMark /> })}
                {move || {
                    (!radios && required.get())
                        .then(|| view! { <span class="ds-sr-only">" " {texts::form::required(language)}</span> })
                }}
            </legend>
            {hint.map(|hint| view! { <span class="hint" id=hint_id>{hint}</span> })}
            {move || error.get().map(|error| view! { <ErrorText id=error_id.clone() text=error /> })}
            {children()}
        </fieldset>
    }
}

/// One of several, all in sight.
#[component]
pub fn RadioGroup(
    /// Its id, and the target of the error summary.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// What is chosen; empty while nothing is.
    value: RwSignal<String>,
    /// Whether something must be chosen.
    #[prop(optional, into)]
    required: Signal<bool>,
    /// A word of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// When something else is chosen.
    #[prop(optional, into)]
    on_choose: Option<Callback<()>>,
) -> impl IntoView {
    let hint = hint.filter(|hint| !hint.is_empty());
    let name = id.clone();
    let buttons = choices
        .into_iter()
        .map(|choice| {
            let (mine, name) = (choice.value.clone(), name.clone());
            view! {
                <label class="check">
                    <input
                        class="ds-input"
                        type="radio"
                        name=name
                        value=choice.value.clone()
                        prop:checked=move || value.get() == mine
                        aria-invalid=move || error.get().map(|_| "true")
                        on:change=move |_| {
                            value.set(choice.value.clone());
                            if let Some(choose) = on_choose {
                                choose.run(());
                            }
                        }
                    />
                    <span>{choice.label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <Group id=id radios=true label=label required=required hint=hint error=error>
            {buttons}
        </Group>
    }
}

/// Any of several.
#[component]
pub fn CheckGroup(
    /// Its id, and the target of the error summary.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// What is chosen.
    value: RwSignal<BTreeSet<String>>,
    /// Whether something must be chosen.
    #[prop(optional, into)]
    required: Signal<bool>,
    /// A word of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// When a box is ticked or cleared.
    #[prop(optional, into)]
    on_choose: Option<Callback<()>>,
) -> impl IntoView {
    let boxes = choices
        .into_iter()
        .map(|choice| {
            let mine = choice.value.clone();
            view! {
                <label class="check">
                    <input
                        class="ds-input"
                        type="checkbox"
                        value=choice.value.clone()
                        prop:checked=move || value.with(|chosen| chosen.contains(&mine))
                        aria-invalid=move || error.get().map(|_| "true")
                        on:change=move |event| {
                            let ticked = event_target_checked(&event);
                            value
                                .update(|chosen| {
                                    if ticked {
                                        chosen.insert(choice.value.clone());
                                    } else {
                                        chosen.remove(&choice.value);
                                    }
                                });
                            if let Some(choose) = on_choose {
                                choose.run(());
                            }
                        }
                    />
                    <span>{choice.label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <Group id=id radios=false label=label required=required hint=hint error=error>
            {boxes}
        </Group>
    }
}

/// A single box with its words, which may contain links.
#[component]
pub fn Check(
    /// Its id, and the target of the error summary.
    #[prop(into)]
    id: String,
    /// Ticked or not.
    value: RwSignal<bool>,
    /// Whether it must be ticked.
    #[prop(optional, into)]
    required: Signal<bool>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// When it is ticked or cleared.
    #[prop(optional, into)]
    on_choose: Option<Callback<()>>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let described = {
        let id = id.clone();
        move || described_by(&id, false, error.get().is_some())
    };
    view! {
        <div class="field">
            {move || error.get().map(|error| view! { <ErrorText id=error_id.clone() text=error /> })}
            <label class="check">
                <input
                    class="ds-input"
                    type="checkbox"
                    id=id
                    prop:checked=move || value.get()
                    aria-required=move || required.get().then_some("true")
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=described
                    on:change=move |event| {
                        value.set(event_target_checked(&event));
                        if let Some(choose) = on_choose {
                            choose.run(());
                        }
                    }
                />
                <span>{children()} {move || required.get().then(|| view! { <RequiredMark /> })}</span>
            </label>
        </div>
    }
}
