//! The start: taking over the page that the server wrote.

use domain::language::Language;
use domain::paths::Program;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlDocument, HtmlElement, HtmlInputElement, Node};

use crate::answers::Answers;
use crate::busy::Busy;
use crate::clock::Clock;
use crate::dom;
use crate::favourites::Hearts;
use crate::notices::Notices;
use crate::pages::ads::LastSearch;
use crate::pages::{Bundle, PageOf};
use crate::router::{PageLanguage, Place, Router, scrolled_before_reload};
use crate::said::{LiveRegions, Said};
use crate::session::Session;
use crate::shell::Shell;

/// Id of the element that holds the page.
const APP: &str = "app";
/// Id of the search field, which people may be typing into already.
const SEARCH_FIELD: &str = "q";

/// Draws the application beside the server's page and removes that in the same task: the reader never sees an empty
/// page nor two. What is typed into the search field, the focus and the scroll position stay.
pub fn start(bundle: Bundle) {
    let Some(app) = dom::by_id(APP) else { return };
    let written_by_server = children(&app);
    let before = Before::look();
    let demo = dom::first(".bar-demo").is_some();
    let application = mount_to(app.clone(), move || view! { <App bundle=bundle demo=demo /> });
    for node in written_by_server {
        // Fails only for a node that is not there any more.
        drop(app.remove_child(&node));
    }
    before.restore();
    application.forget();
}

fn children(of: &HtmlElement) -> Vec<Node> {
    let nodes = of.child_nodes();
    (0..nodes.length()).filter_map(|place| nodes.item(place)).collect()
}

/// What the reader was doing on the server's page.
struct Before {
    typed: Option<String>,
    focused_id: Option<String>,
    focused_link: Option<String>,
    scrolled: f64,
}

impl Before {
    fn look() -> Self {
        let focused = dom::focused();
        Self {
            typed: search_field().map(|field| field.value()),
            focused_id: focused.as_ref().map(Element::id).filter(|id| !id.is_empty()),
            focused_link: focused.and_then(|element| element.get_attribute("href")),
            scrolled: dom::scroll_y(),
        }
    }

    fn restore(self) {
        if let (Some(typed), Some(field)) = (self.typed, search_field()) {
            field.set_value(&typed);
        }
        let link = self.focused_link.and_then(|href| dom::first(&format!("a[href={href:?}]")));
        if let Some(element) = self.focused_id.and_then(|id| dom::by_id(&id)).or(link) {
            dom::focus_in_place(&element);
        }
        let scrolled = scrolled_before_reload().filter(|_| self.scrolled == 0.0).unwrap_or(self.scrolled);
        dom::scroll_to(scrolled);
    }
}

fn search_field() -> Option<HtmlInputElement> {
    dom::by_id(SEARCH_FIELD)?.dyn_into().ok()
}

/// Keeps the choice of “Språk” for the next visit (G2-1), as the server does with each page it writes.
fn remember(language: Language) {
    if let Ok(html) = document().dyn_into::<HtmlDocument>() {
        // Where cookies are forbidden the choice lasts as long as the address.
        drop(html.set_cookie(&format!("lang={language}; Path=/; Max-Age=31536000; SameSite=Lax")));
    }
}

/// The whole application.
#[component]
fn App(
    /// The pages of this program.
    bundle: Bundle,
    /// Whether this is a demo.
    demo: bool,
) -> impl IntoView {
    let router = Router::start(bundle.program);
    provide_context(router);
    provide_context(Clock::of_the_device());
    provide_context(Said::nothing());
    provide_context(Hearts::start());
    provide_context(Busy::nothing());
    provide_context(LastSearch::none());
    provide_context(Answers::from_page());
    provide_context(Notices::start());
    let session = Session::ask(untrack(|| router.language()));
    provide_context(session);
    drop(window_event_listener_untyped("pageshow", move |event| {
        // Back can bring a page as it was left. What belongs to a person must not come back to the next one.
        if dom::property(&event, "persisted") == Some(JsValue::TRUE) {
            if bundle.program != Program::Personal {
                session.ask_again(untrack(|| router.language()));
            } else {
                drop(window().location().reload());
            }
        }
    }));
    let language = Memo::new(move |_| router.language());
    Effect::new(move |before: Option<()>| {
        let language = language.get();
        if let Some(html) = document().document_element() {
            // A name and a language tag are always accepted.
            drop(html.set_attribute("lang", language.tag()));
        }
        if before.is_some() {
            remember(language);
        }
    });
    Effect::new(move |before: Option<Place>| {
        let place = router.place();
        if before.is_some_and(|before| before != place) {
            crate::head::follow(&place);
        }
        place
    });
    let framed = move || {
        provide_context(PageLanguage(language.get()));
        view! {
            <Shell demo=demo>
                <PageOf view=bundle.view />
            </Shell>
        }
    };
    view! {
        {framed}
        <LiveRegions />
    }
}
