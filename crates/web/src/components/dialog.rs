use leptos::{html, prelude::*};

use crate::dom;
use crate::said::LiveRegionsOfDialog;

/// A question that must be answered before anything else: `<dialog>`, modal. The focus goes to its heading, Esc closes,
/// and the browser returns the focus to where it came from.
#[component]
pub fn Dialog(
    /// Open or not. Closing by Esc sets it too.
    open: RwSignal<bool>,
    /// Its id; that of its heading is `{id}-h`.
    #[prop(into)]
    id: String,
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// What it says. Made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let heading = format!("{id}-h");
    show_when_open(dialog, open, heading.clone());
    let labelled = heading.clone();
    view! {
        <dialog class="dialog" id=id node_ref=dialog aria-labelledby=labelled on:close=move |_| open.set(false)>
            <h2 id=heading tabindex="-1">
                {move || title.get()}
            </h2>
            {move || open.get().then(|| view! { {children()} <LiveRegionsOfDialog /> })}
        </dialog>
    }
}

/// Opens and closes the element as the signal says.
pub(crate) fn show_when_open(dialog: NodeRef<html::Dialog>, open: RwSignal<bool>, heading: String) {
    Effect::new(move |_| {
        let Some(element) = dialog.get() else { return };
        if open.get() && !element.open() {
            // Fails only for an element that has left the document.
            drop(element.show_modal());
            let heading = heading.clone();
            dom::after_render(move || {
                dom::focus_id(&heading);
            });
        } else if !open.get() && element.open() {
            element.close();
        }
    });
}
