//! What happens when a page is there: its title, and where the focus goes.

use domain::language::Language;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::dom;
use crate::router::{Came, Router, use_language, use_router};
use crate::said::{Said, use_said};

/// Every page says its name here; `None` while its data has not come. Sets the title and, once after a change of page,
/// moves the focus to the heading and announces it. Not on the first load: there the reader is reading already.
pub fn use_title(name: impl Fn() -> Option<String> + Send + Sync + 'static) {
    use_title_of_form(name, || false);
}

/// The same for a page whose form has errors (WCAG 3.3.1): the title begins with “Fel:” while `wrong` says so.
pub fn use_title_of_form(
    name: impl Fn() -> Option<String> + Send + Sync + 'static,
    wrong: impl Fn() -> bool + Send + Sync + 'static,
) {
    let language = use_language();
    let (router, said) = (use_router(), use_said());
    Effect::new(move |_| {
        let Some(name) = name() else { return };
        document().set_title(&if wrong() {
            texts::frame::page_title_error(language, &name)
        } else {
            texts::frame::page_title(language, &name)
        });
        arrive(router, said, language, name);
    });
}

fn arrive(router: Router, said: Said, language: Language, name: String) {
    if router.take_arrival() {
        let came = router.came();
        dom::after_render(move || match came {
            Came::Loaded => {}
            Came::OtherLanguage => said.politely(texts::frame::language_changed(language)),
            Came::Forward => {
                dom::scroll_to(0.0);
                focus_heading();
                said.after_that(name);
            }
            Came::FromOtherProgram { words } => {
                focus_heading();
                if !words.is_empty() {
                    said.politely(words);
                }
                said.after_that(name);
            }
            Came::Back { scrolled, followed } => {
                dom::scroll_to(scrolled);
                if !followed.is_some_and(|href| focus_link(&href)) {
                    focus_heading();
                }
                said.after_that(name);
            }
        });
    }
}

/// Moves the focus to the heading of the page.
pub fn focus_heading() {
    if let Some(heading) = dom::first("main h1") {
        if !heading.has_attribute("tabindex") {
            // A name and a number are always accepted.
            drop(heading.set_attribute("tabindex", "-1"));
        }
        dom::focus_in_place(&heading);
    }
}

fn focus_link(href: &str) -> bool {
    let Ok(links) = document().query_selector_all("main a[href]") else { return false };
    for place in 0..links.length() {
        let link: Option<HtmlElement> = links.item(place).and_then(|node| node.dyn_into().ok());
        if let Some(link) = link.filter(|link| link.get_attribute("href").as_deref() == Some(href)) {
            dom::focus_in_place(&link);
            return true;
        }
    }
    false
}
