use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Node;

/// A button that opens a list of links and buttons (a disclosure, not `role=menu`). Enter or Space opens, Tab
/// goes through, Esc closes and returns to the button; pressing elsewhere closes too.
#[component]
pub fn Menu(
    /// Names the list for the button.
    id: &'static str,
    /// What stands in the button.
    #[prop(into)]
    label: ViewFn,
    /// The entries: `li`.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let whole = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
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
            if let Some(button) = button.get_untracked() {
                crate::dom::focus(&button);
            }
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
                node_ref=button
                aria-expanded=move || open.get().to_string()
                aria-controls=id
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {label.run()}
            </button>
            <ul class="menu-list" id=id hidden=move || !open.get() on:click=move |_| open.set(false)>
                {children()}
            </ul>
        </div>
    }
}
