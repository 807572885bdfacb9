use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Node;

use crate::dom;

/// A button that opens a list of links and buttons (a disclosure, not `role=menu`). Enter or Space opens, Tab
/// goes through, Esc closes and returns to the button; pressing elsewhere closes too.
#[component]
pub fn Menu(
    /// Names the list for the button.
    id: &'static str,
    /// Classes of the button, where it is one of its own and not an entry of a navigation.
    #[prop(optional)]
    button_class: &'static str,
    /// Whether the focus goes to the first entry when it opens.
    #[prop(optional)]
    to_first: bool,
    /// What stands in the button.
    #[prop(into)]
    label: ViewFn,
    /// The entries: `li`.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let whole = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Ul>::new();
    let back_to_button = move || {
        if let Some(button) = button.get_untracked() {
            dom::focus(&button);
        }
    };
    let outside = move |target: Option<web_sys::EventTarget>| {
        let node: Option<Node> = target.and_then(|target| target.dyn_into().ok());
        !whole.get_untracked().is_some_and(|whole| whole.contains(node.as_ref()))
    };
    let pressed_elsewhere = window_event_listener(ev::pointerdown, move |event| {
        if open.get_untracked() && outside(event.target()) {
            open.set(false);
        }
    });
    on_cleanup(move || pressed_elsewhere.remove());
    let key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            back_to_button();
        }
    };
    let press = move |_| {
        open.update(|open| *open = !*open);
        if to_first && open.get_untracked() {
            dom::after_render(move || {
                let first = list.get_untracked().and_then(|list| list.query_selector("a, button").ok()?);
                if let Some(first) = first.and_then(|first| first.dyn_into().ok()) {
                    dom::focus(&first);
                }
            });
        }
    };
    // What is hidden cannot keep the focus: a button of the list leaves it where the list was opened, unless it has moved
    // it itself.
    let chosen = move |event: web_sys::MouseEvent| {
        let target: Option<web_sys::Element> = event.target().and_then(|target| target.dyn_into().ok());
        let by_button = target.and_then(|target| target.closest("button").ok()?).is_some();
        open.set(false);
        if by_button && to_first {
            back_to_button();
        }
    };
    let left = move |event: web_sys::FocusEvent| {
        if event.related_target().is_some() && outside(event.related_target()) {
            open.set(false);
        }
    };
    view! {
        <div class="menu rtop" node_ref=whole on:keydown=key on:focusout=left>
            <button
                type="button"
                class=button_class
                data-variant=(!button_class.is_empty()).then_some("secondary")
                node_ref=button
                aria-expanded=move || open.get().to_string()
                aria-controls=id
                on:click=press
            >
                {label.run()}
            </button>
            <ul class="menu-list" id=id node_ref=list hidden=move || !open.get() on:click=chosen>
                {children()}
            </ul>
        </div>
    }
}
