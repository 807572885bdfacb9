use leptos::prelude::*;

/// How far something is, in per cent.
#[component]
pub fn Progress(
    /// What is meant, for screen readers.
    #[prop(into)]
    name: String,
    /// 0–100.
    #[prop(into)]
    percent: Signal<u8>,
) -> impl IntoView {
    view! { <progress max="100" aria-label=name prop:value=move || f64::from(percent.get()) value=move || percent.get().to_string()></progress> }
}
