//! What readers take along: the link, and the deadline for their own calendar (G3.6-1). Networks are plain links: no
//! script of anybody else is loaded, and nobody learns of a reader who does not follow one.

use domain::ads::AdView;
use domain::paths::ad_path;
use domain::sharing::{Network, mail_address};
use icons::Icon as Drawing;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::{html, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::apply::Applying;
use super::version::Shown;
use crate::components::{Icon, Menu};
use crate::dom;
use crate::router::use_language;
use crate::said::use_said;

/// The whole address of the version that is shown, and its title; reactive.
pub(super) fn page(ad: StoredValue<AdView>, shown: Shown) -> (String, String) {
    let (language, title) = shown.read(|version| (version.language, version.texts.title.clone()));
    let origin = window().location().origin().unwrap_or_default();
    (format!("{origin}{}", ad_path(language, ad.with_value(|ad| ad.id), &title)), title)
}

/// What became of “Kopiera länk”.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    Yes,
    /// The browser does not let pages copy.
    No,
}

/// “Dela”.
#[component]
pub(super) fn Share(ad: StoredValue<AdView>) -> impl IntoView {
    let language = use_language();
    let shown: Shown = expect_context();
    let said = use_said();
    let copied = RwSignal::new(None);
    let shown_link = NodeRef::<html::Input>::new();
    let here = Memo::new(move |_| page(ad, shown));
    let link = move |words: &'static str, href: String| view! { <li><a href=href rel="noopener">{words}</a></li> };
    let networks = move || {
        let (page, title) = here.get();
        let links = Network::ALL.into_iter();
        links.map(|network| link(texts::network(language, network), network.address(&page, &title))).collect_view()
    };
    let mail = move || here.with(|(page, title)| link(texts::ad::share_email(language), mail_address(page, title)));
    let copy = move |_| {
        copied.set(None);
        spawn_local(async move {
            let clipboard = dom::property(&window().navigator(), "clipboard").unwrap_or_default();
            if call(&clipboard, "writeText", &here.with_untracked(|(page, _)| JsValue::from_str(page))).await {
                let _gone = copied.try_set(Some(Copied::Yes));
                said.politely(texts::ad::link_copied(language));
            } else {
                let _gone = copied.try_set(Some(Copied::No));
                dom::after_render(move || {
                    if let Some(field) = shown_link.try_get_untracked().flatten() {
                        dom::focus(&field);
                        field.select();
                    }
                });
            }
        });
    };
    // The phone's own list of ways, where it has one.
    let has_own = dom::property(&window().navigator(), "share").is_some();
    let own = move |_| {
        let wish = Object::new();
        let (page, title) = here.get_untracked();
        for (name, value) in [("title", title), ("url", page)] {
            // Setting a property of a fresh object cannot fail.
            drop(Reflect::set(&wish, &name.into(), &value.into()));
        }
        // Who changes their mind has not been refused anything.
        spawn_local(async move {
            call(&window().navigator(), "share", &wish).await;
        });
    };
    let button = move |words: &'static str, press: Box<dyn Fn(leptos::ev::MouseEvent)>| {
        view! { <li><button type="button" on:click=press>{words}</button></li> }
    };
    view! {
        <div class="share">
            <Menu
                id="share"
                button_class="ds-button"
                to_first=true
                label=move || view! { <Icon of=Drawing::Share2 /> {texts::ad::share(language)} }
            >
                {networks}
                {button(texts::frame::print(language), Box::new(|_| drop(window().print())))}
                {mail}
                {button(texts::ad::copy_link(language), Box::new(copy))}
                {has_own.then(|| button(texts::sharing::share_more(language), Box::new(own)))}
            </Menu>
        </div>
        {move || match copied.get() {
            None => ().into_any(),
            Some(Copied::Yes) => view! { <p class="sm">{texts::ad::link_copied(language)}</p> }.into_any(),
            Some(Copied::No) => view! {
                <label class="by-hand sm">
                    {texts::ad::link_not_copied(language)}
                    <input class="ds-input" readonly node_ref=shown_link prop:value=move || here.get().0 />
                </label>
            }
            .into_any(),
        }}
    }
}

/// Calls a function of the browser that not every browser has, and waits for what it promises.
async fn call(on: &JsValue, name: &str, argument: &JsValue) -> bool {
    let Some(function) = dom::property(on, name).and_then(|function| function.dyn_into::<Function>().ok()) else {
        return false;
    };
    match function.call1(on, argument) {
        Ok(promised) => JsFuture::from(Promise::resolve(&promised)).await.is_ok(),
        Err(_) => false,
    }
}

/// The address of the ad, for whoever reads it on paper.
#[component]
pub(super) fn AddressOnPaper(ad: StoredValue<AdView>) -> impl IntoView {
    let language = use_language();
    let shown: Shown = expect_context();
    view! { <p class="on-paper sm">{texts::sharing::address(language)} ": " {move || page(ad, shown).0}</p> }
}

/// “Lägg till i kalendern”, as long as one may apply.
#[component]
pub(super) fn AddToCalendar(ad: StoredValue<AdView>) -> impl IntoView {
    let language = use_language();
    let applying: Applying = expect_context();
    let href = ad.with_value(|ad| format!("{}/ads/{}/calendar.ics?language={language}", client::BASE, ad.id));
    move || {
        applying.is_open().then(|| {
            view! {
                <p class="sm mt2">
                    <a href=href.clone() download>
                        {texts::sharing::calendar_add(language)}
                    </a>
                </p>
            }
        })
    }
}
