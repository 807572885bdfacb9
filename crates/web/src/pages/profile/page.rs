//! `/me/profile`: everything that stands in the profile, to read and to print (G7.1-1, G7.1-5).

use domain::forms::{SectionKind, profile_form};
use domain::paths::Page;
use icons::Icon as Drawing;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use super::file::ProfileInFile;
use crate::arrival::use_title;
use crate::components::Icon;
use crate::form::{Photo, SectionListing, Sheet};
use crate::pages::application::{PrintButton, WithSheet};
use crate::router::use_language;

/// The page.
#[component]
pub fn ProfilePage() -> impl IntoView {
    view! {
        <WithSheet of=Sheet::Profile>
            <Shown />
        </WithSheet>
    }
}

#[component]
fn Shown() -> impl IntoView {
    let language = use_language();
    use_title(move || Some(texts::profile::my_profile(language).to_owned()));
    open_all_to_print();
    let edit = Page::EditProfile.path(language);
    let rows = profile_form().sections.into_iter().map(|section| section.kind);
    view! {
        <div class="wrap profile">
            <div class="pagehead row between">
                <h1 tabindex="-1">{texts::profile::my_profile(language)}</h1>
                <a class="ds-button" href=edit>
                    <Icon of=Drawing::Pencil />
                    {texts::profile::edit_profile(language)}
                </a>
            </div>
            <p class="note sm">
                {texts::profile::base_of_applications(language)}
                " "
                {texts::profile::employers_do_not_see(language)}
            </p>
            <div class="mt8 profilehead">
                <Photo />
                <section class="psec" aria-labelledby="basics-heading">
                    <header>
                        <h2 id="basics-heading">{texts::section(language, SectionKind::Basics)}</h2>
                        <EditLink kind=SectionKind::Basics />
                    </header>
                    <SectionListing section=SectionKind::Basics judged=false />
                </section>
            </div>
            {rows.map(|kind| view! { <ShownSection kind=kind /> }).collect_view()}
            <ProfileInFile />
            <p class="row mt8 noprint">
                <PrintButton />
            </p>
        </div>
    }
}

/// One section, which can be folded away.
#[component]
fn ShownSection(kind: SectionKind) -> impl IntoView {
    let language = use_language();
    view! {
        <details class="psec" open>
            <summary>
                <h2>{texts::section(language, kind)}</h2>
            </summary>
            <SectionListing section=kind judged=false />
            <p class="noprint">
                <EditLink kind=kind />
            </p>
        </details>
    }
}

/// ‹Ändra {section}›
#[component]
fn EditLink(kind: SectionKind) -> impl IntoView {
    let language = use_language();
    let address = format!("{}?section={kind}", Page::EditProfile.path(language));
    view! { <a href=address>{texts::form::change_section(language, texts::section(language, kind))}</a> }
}

/// What was folded away is printed too.
fn open_all_to_print() {
    let listening = window_event_listener(ev::Custom::<web_sys::Event>::new("beforeprint"), |_| {
        let Ok(folded) = document().query_selector_all("main details:not([open])") else { return };
        for place in 0..folded.length() {
            if let Some(one) = folded.item(place).and_then(|node| node.dyn_into::<HtmlDetailsElement>().ok()) {
                one.set_open(true);
            }
        }
    });
    on_cleanup(move || listening.remove());
}
