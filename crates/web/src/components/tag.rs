use leptos::prelude::*;

use super::Icon;

/// A state in one or two words; its colour never says anything alone.
#[component]
pub fn Tag(
    /// `success`, `info`, `warning`, `danger`, `petrol`, `lake` or `cloudberry`; without one it is only outlined.
    #[prop(optional)]
    color: Option<&'static str>,
    /// At the end of its line.
    #[prop(optional)]
    push: bool,
    /// A drawing before the words.
    #[prop(optional, into)]
    icon: Option<icons::Icon>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <span class="tag" class:line=color.is_none() class:push=push data-color=color>
            {icon.map(|of| view! { <Icon of=of /> })}
            {children()}
        </span>
    }
}
