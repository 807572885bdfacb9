//! An application that takes no more changes: to read, copy and print (G1-7, X9-8).

use domain::paths::Page;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::page::sections;
use super::side::{Deadline, OtherActions, StatusTag};
use super::to_profile::CopyToProfile;
use crate::components::{Button, ButtonKind, Icon};
use crate::dates;
use crate::form::{SectionListing, use_form};
use crate::router::use_language;

/// All sections as they read.
#[component]
pub(super) fn Reading() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    let why = move || {
        form.with(|working| {
            if working.is_sent() {
                texts::form::read_only(language).to_owned()
            } else {
                let time = dates::date_time(language, &working.view.ad.closes_at_local);
                texts::form::closed_while_filling(language, time)
            }
        })
    };
    let listed = move |kind| {
        view! {
            <section class="psec">
                <header>
                    <h2>{texts::section(language, kind)}</h2>
                </header>
                <SectionListing section=kind judged=false />
            </section>
        }
    };
    view! {
        <div class="prev">
            <div>
                <p class="note formbar">
                    <Icon of=Drawing::Lock />
                    <span>{why}</span>
                </p>
                <div class="mt8">{sections(form).into_iter().map(listed).collect_view()}</div>
            </div>
            <aside class="stack sticky" aria-label=texts::form::status(language)>
                <div class="panel">
                    <StatusTag />
                    <Deadline />
                    <a class="ds-button" data-variant="secondary" href=Page::Applications.path(language)>
                        {texts::applications::show_all(language)}
                    </a>
                    <CopyToProfile />
                    <PrintButton />
                    <OtherActions id="other-actions-reading" />
                </div>
            </aside>
        </div>
    }
}

/// “Skriv ut”
#[component]
pub(in crate::pages) fn PrintButton() -> impl IntoView {
    let language = use_language();
    let print = Callback::new(|()| {
        // A browser that cannot print has said so itself.
        drop(window().print());
    });
    view! {
        <Button kind=ButtonKind::Tertiary icon=Drawing::Printer on_press=print>
            {texts::frame::print(language)}
        </Button>
    }
}
