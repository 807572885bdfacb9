//! The few things that are done to the document by hand: finding, focusing, scrolling.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement};

/// The element with this id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The first element that fits a CSS selector.
pub fn first(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// The element that has the focus, if any.
pub fn focused() -> Option<Element> {
    document().active_element()
}

/// Whether the focus is on anything but the page as a whole.
pub fn has_focus_somewhere() -> bool {
    focused().is_some_and(|element| element.tag_name() != "BODY")
}

/// Moves the focus to an element, scrolling it into view.
pub fn focus(element: &HtmlElement) {
    // Only an element that has left the document refuses, and then there is nothing to focus.
    drop(element.focus());
}

/// Moves the focus to the element with this id; says whether it is there.
pub fn focus_id(id: &str) -> bool {
    match by_id(id) {
        Some(element) => {
            focus(&element);
            true
        }
        None => false,
    }
}

/// Moves the focus without moving the page.
pub fn focus_in_place(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    drop(element.focus_with_options(&options));
}

/// Does something once what has just changed stands in the document.
pub fn after_render(act: impl FnOnce() + 'static) {
    set_timeout(act, Duration::ZERO);
}

/// How far the page is scrolled.
pub fn scroll_y() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}

/// Scrolls to a place, at once.
pub fn scroll_to(y: f64) {
    window().scroll_to_with_x_and_y(0.0, y);
}

/// A property of a JavaScript object; `None` where there is no object or no such property.
pub fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(object, &JsValue::from_str(name)).ok()?;
    if value.is_undefined() || value.is_null() { None } else { Some(value) }
}

/// The storage that ends with the tab; none where the browser forbids it. Not through `gloo-storage`, whose way to it ends
/// the program then.
pub(crate) fn session_storage() -> Option<web_sys::Storage> {
    window().session_storage().ok()?
}

/// Hands bytes to the browser as a download; `None` where it refuses.
pub(crate) fn save_file(bytes: &[u8], media_type: &str, name: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download reads it after this turn.
    set_timeout(move || drop(web_sys::Url::revoke_object_url(&address)), Duration::from_secs(60));
    Some(())
}

/// Whether the screen is as wide as the layouts with two columns want it; reactive. In em, so that zooming behaves as a
/// narrower screen (WCAG 1.4.10).
pub fn use_wide() -> Memo<bool> {
    let measure = || window().match_media("(min-width: 64em)").ok().flatten().is_some_and(|query| query.matches());
    let wide = RwSignal::new(measure());
    let resized = window_event_listener(ev::resize, move |_| wide.set(measure()));
    on_cleanup(move || resized.remove());
    Memo::new(move |_| wide.get())
}
