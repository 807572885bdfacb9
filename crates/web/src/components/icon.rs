use leptos::prelude::*;

/// A drawing beside a word; screen readers pass it over.
#[component]
pub fn Icon(
    /// Which.
    of: icons::Icon,
) -> impl IntoView {
    view! { <svg class="i" viewBox=icons::VIEW_BOX aria-hidden="true" focusable="false" inner_html=of.paths()></svg> }
}
