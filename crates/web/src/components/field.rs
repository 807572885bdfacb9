use leptos::prelude::*;

use super::Icon;

/// The ids that describe a field: its hint and its error, where it has them.
pub fn described_by(id: &str, hint: bool, wrong: bool) -> Option<String> {
    match (hint, wrong) {
        (false, false) => None,
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (true, true) => Some(format!("{id}-hint {id}-error")),
    }
}

/// Label, hint and error around an input: the error stands between label and field, with an icon.
#[component]
pub fn FieldFrame(
    /// Id of the input.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it must be filled in.
    #[prop(optional, into)]
    required: Signal<bool>,
    /// A word of help.
    #[prop(default = None, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The input.
    children: Children,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    view! {
        <div class="field">
            <label for=id>
                {move || label.get()} {move || required.get().then(|| view! { <RequiredMark /> })}
            </label>
            {hint.map(|hint| view! { <span class="hint" id=hint_id>{hint}</span> })}
            {move || error.get().map(|error| view! { <ErrorText id=error_id.clone() text=error /> })}
            {children()}
        </div>
    }
}

/// The red asterisk; the input itself says `aria-required`.
#[component]
pub(crate) fn RequiredMark() -> impl IntoView {
    view! { " " <span class="req" aria-hidden="true">"*"</span> }
}

/// What is wrong with a field.
#[component]
pub(crate) fn ErrorText(id: String, text: String) -> impl IntoView {
    view! {
        <span class="err" id=id>
            <Icon of=icons::Icon::CircleAlert />
            <span>{text}</span>
        </span>
    }
}

/// A field of one line.
#[component]
pub fn Field(
    /// Its id, and the target of the error summary.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// `text`, `email`, `tel`, `password`…
    #[prop(optional, into)]
    kind: Signal<&'static str>,
    /// Whether it must be filled in.
    #[prop(optional, into)]
    required: Signal<bool>,
    /// A word of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What browsers and password managers may fill in (WCAG 1.3.5).
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Which keys a phone shows.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// `none` where a capital letter would be wrong: telephones like to begin with one.
    #[prop(optional)]
    autocapitalize: Option<&'static str>,
    /// `w-s` or `w-m` for fields whose answers are short.
    #[prop(optional)]
    width: &'static str,
    /// When the field is left.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let has_hint = hint.is_some();
    let described = {
        let id = id.clone();
        move || described_by(&id, has_hint, error.get().is_some())
    };
    let type_of = move || match kind.get() {
        "" => "text",
        kind => kind,
    };
    view! {
        <FieldFrame id=id.clone() label=label required=required hint=hint error=error>
            <input
                class=format!("ds-input {width}")
                id=id
                type=type_of
                autocomplete=autocomplete
                inputmode=inputmode
                autocapitalize=autocapitalize
                aria-required=move || required.get().then_some("true")
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
        </FieldFrame>
    }
}

/// A field of several lines.
#[component]
pub fn TextArea(
    /// Its id, and the target of the error summary.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// Lines shown.
    #[prop(default = 6)]
    rows: u8,
    /// Whether it must be filled in.
    #[prop(optional, into)]
    required: Signal<bool>,
    /// A word of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// When the field is left.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let has_hint = hint.is_some();
    let described = {
        let id = id.clone();
        move || described_by(&id, has_hint, error.get().is_some())
    };
    view! {
        <FieldFrame id=id.clone() label=label required=required hint=hint error=error>
            <textarea
                class="ds-input"
                id=id
                rows=rows.to_string()
                aria-required=move || required.get().then_some("true")
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
                on:blur=move |_| {
                    if let Some(leave) = on_leave {
                        leave.run(());
                    }
                }
            ></textarea>
        </FieldFrame>
    }
}
