//! To another device without an account (D9): a link with the ids behind `#`, so that no server ever sees them.

use domain::favourites::write_link;
use domain::paths::Page;
use icons::Icon as Drawing;
use js_sys::{Function, Promise};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::components::{Button, ButtonKind, Icon};
use crate::dom;
use crate::favourites::use_hearts;
use crate::router::use_language;
use crate::said::use_said;

/// Id of the field that shows the link.
const FIELD: &str = "favourites-link";

/// What became of copying.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    /// It is in the clipboard.
    Yes,
    /// The browser forbids it; the link is selected instead.
    Refused,
}

/// The button, and the link once it was asked for.
#[component]
pub(super) fn Moving() -> impl IntoView {
    let language = use_language();
    let (hearts, said) = (use_hearts(), use_said());
    let link = Memo::new(move |_| {
        let origin = window().location().origin().unwrap_or_default();
        let ads = hearts.list().map_or_else(|_| Vec::new(), |list| list.ads().collect());
        format!("{origin}{}#{}", Page::Favourites.path(language), write_link(ads))
    });
    let copied = RwSignal::new(None::<Copied>);
    // Another list is another link, which nobody has copied yet.
    Effect::new(move |_| {
        let _another = link.get();
        copied.set(None);
    });
    let field = NodeRef::<html::Input>::new();
    let press = move |()| {
        let text = link.get_untracked();
        spawn_local(async move {
            let done = if copy(&text).await { Copied::Yes } else { Copied::Refused };
            if copied.try_set(Some(done)).is_some() {
                return;
            }
            said.politely(words(done, language));
            dom::after_render(move || {
                if let Some(field) = field.try_get_untracked().flatten().filter(|_| done == Copied::Refused) {
                    dom::focus(&field);
                    field.select();
                }
            });
        });
    };
    view! {
        <section class="note stack moving" aria-labelledby="moving">
            <h2 id="moving">{texts::favourites::move_heading(language)}</h2>
            <p>{texts::favourites::move_intro(language)}</p>
            {is_safari(&window().navigator().user_agent().unwrap_or_default())
                .then(|| {
                    view! {
                        <p class="safari">
                            <Icon of=Drawing::Info />
                            {texts::favourites::safari(language)}
                        </p>
                    }
                })}
            <p>
                <Button kind=ButtonKind::Secondary icon=Drawing::Copy on_press=press>
                    {texts::favourites::copy_link(language)}
                </Button>
            </p>
            {move || {
                copied
                    .get()
                    .map(|done| {
                        view! {
                            <div class="field">
                                <label for=FIELD>{texts::favourites::link(language)}</label>
                                <input
                                    class="ds-input"
                                    id=FIELD
                                    type="text"
                                    readonly
                                    node_ref=field
                                    prop:value=move || link.get()
                                />
                                <p>{words(done, language)}</p>
                            </div>
                        }
                    })
            }}
        </section>
    }
}

fn words(done: Copied, language: domain::language::Language) -> &'static str {
    match done {
        Copied::Yes => texts::favourites::link_copied(language),
        Copied::Refused => texts::favourites::link_selected(language),
    }
}

/// Puts a text into the clipboard; says whether the browser let it. On a page without encryption there is no clipboard.
async fn copy(text: &str) -> bool {
    let navigator: JsValue = window().navigator().into();
    let Some(clipboard) = dom::property(&navigator, "clipboard") else { return false };
    let write = dom::property(&clipboard, "writeText").and_then(|write| write.dyn_into::<Function>().ok());
    let begun = write.and_then(|write| write.call1(&clipboard, &JsValue::from_str(text)).ok());
    match begun.and_then(|begun| begun.dyn_into::<Promise>().ok()) {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// Whether this is Safari, which erases what a site has stored after seven days without a visit. Other browsers name it
/// too, but not together with its `Version`.
fn is_safari(user_agent: &str) -> bool {
    let has = |word: &str| user_agent.contains(word);
    has("Version/") && has("Safari/") && !has("Chrome/") && !has("Android")
}

#[cfg(test)]
mod tests {
    use super::is_safari;

    /// Of D9: only Safari is told what only Safari does.
    #[test]
    fn safari_is_told_from_those_that_name_it() {
        for safari in [
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1",
        ] {
            assert!(is_safari(safari), "{safari}");
        }
        for other in [
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; U; Android 4.4; xx) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30",
        ] {
            assert!(!is_safari(other), "{other}");
        }
    }
}
