use icons::Icon as Drawing;
use leptos::prelude::*;

use super::{Button, ButtonKind, Dialog, Icon};
use crate::router::use_language;

/// A question before something that cannot be taken back lightly, with “OK” first as the guide has it. The focus is on its
/// heading, never on “OK”. It stays open until it is done, and says why it was not.
#[component]
pub(crate) fn Confirm(
    /// Open or not.
    open: RwSignal<bool>,
    /// Its id.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    title: Signal<String>,
    /// What follows from “OK”.
    explained: &'static str,
    /// Whether it is being done.
    #[prop(into)]
    busy: Signal<bool>,
    /// Why it was refused.
    #[prop(into)]
    refusal: Signal<Option<String>>,
    /// Does it.
    on_ok: Callback<()>,
) -> impl IntoView {
    let language = use_language();
    let refused = move |words: String| {
        view! {
            <p class="err">
                <Icon of=Drawing::CircleAlert />
                <span>{words}</span>
            </p>
        }
    };
    view! {
        <Dialog open=open id=id title=title>
            <p>{explained}</p>
            {move || refusal.get().map(refused)}
            <div class="acts">
                <Button busy=busy on_press=on_ok>
                    {texts::frame::ok(language)}
                </Button>
                <Button kind=ButtonKind::Secondary on_press=Callback::new(move |()| open.set(false))>
                    {texts::frame::cancel(language)}
                </Button>
            </div>
        </Dialog>
    }
}
