//! Without cookies nobody can be logged in: said before anything is typed (G1-11).

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

use crate::router::use_language;

const TRIAL: &str = "trial=1";

/// What to do where the browser lets this site keep no cookies; nothing where it does. Before the form, which stays: the
/// reader may be about to allow them.
#[component]
pub(super) fn NeedsCookies() -> impl IntoView {
    let language = use_language();
    (!are_kept()).then(|| {
        view! {
            <p class="note" role="alert">
                {texts::account::cookies_blocked(language)}
            </p>
        }
    })
}

/// Tries it: `navigator.cookieEnabled` says yes in Chromium although its reader has forbidden them.
fn are_kept() -> bool {
    let Ok(document) = document().dyn_into::<HtmlDocument>() else { return true };
    drop(document.set_cookie(&format!("{TRIAL}; SameSite=Lax")));
    let kept = document.cookie().is_ok_and(|cookies| cookies.split("; ").any(|cookie| cookie == TRIAL));
    drop(document.set_cookie(&format!("{TRIAL}; SameSite=Lax; Max-Age=0")));
    kept
}
