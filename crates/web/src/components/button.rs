use leptos::prelude::*;

use super::Icon;

/// How much a button stands out; one primary button a view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// Filled.
    #[default]
    Primary,
    /// Outlined.
    Secondary,
    /// Words only.
    Tertiary,
    /// White on the blue box.
    Inverted,
}

impl ButtonKind {
    /// `data-variant` of the design system.
    const fn variant(self) -> Option<&'static str> {
        match self {
            Self::Primary | Self::Inverted => None,
            Self::Secondary => Some("secondary"),
            Self::Tertiary => Some("tertiary"),
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Inverted => "ds-button inv",
            Self::Primary | Self::Secondary | Self::Tertiary => "ds-button",
        }
    }
}

/// A button. While `busy` it keeps its words and ignores presses; it is never `disabled`, so that it can be
/// found and says why nothing happens.
#[component]
pub fn Button(
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// Smaller.
    #[prop(optional)]
    small: bool,
    /// Sends the form it stands in; then `on_press` is not needed.
    #[prop(optional)]
    submit: bool,
    /// Working on it.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// A drawing before the words.
    #[prop(optional, into)]
    icon: Option<icons::Icon>,
    /// Its id, where something must find it.
    #[prop(optional, into)]
    id: Option<String>,
    /// What it does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let press = move |event: web_sys::MouseEvent| {
        if busy.get_untracked() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            class=kind.class()
            data-variant=kind.variant()
            data-size=small.then_some("sm")
            type=if submit { "submit" } else { "button" }
            id=id
            aria-disabled=move || busy.get().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            on:click=press
        >
            {icon.map(|of| view! { <Icon of=of /> })}
            {children()}
        </button>
    }
}
