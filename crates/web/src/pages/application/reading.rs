//! An application that takes no more changes: to read, copy and print (G1-7, X9-8).

use domain::ads::Contact;
use domain::applications::{Act, ApplicationState};
use domain::paths::Page;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::acts::{ActRefused, EditButton};
use super::disappears::Disappears;
use super::page::sections;
use super::receipt::ReceiptPanel;
use super::side::{Deadline, OtherActions, StatusTag};
use super::to_profile::CopyToProfile;
use super::too_late::{closed_while_filling, edit_dropped};
use crate::components::{Button, ButtonKind, Icon};
use crate::form::{SectionListing, use_form};
use crate::pages::interview::OwnInterviews;
use crate::router::use_language;

/// All sections as they read.
#[component]
pub(super) fn Reading() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    let why = move || {
        form.with(|working| {
            if let Some(words) = edit_dropped(language, working) {
                return words;
            }
            let over = working.period().is_over(working.view.now);
            let open = working.view.open.is_some();
            match working.view.state {
                ApplicationState::Sent if open && !over => texts::open_application::can_be_edited(language).to_owned(),
                ApplicationState::Withdrawn if open => {
                    texts::open_application::withdrawn_read_only(language).to_owned()
                }
                ApplicationState::Sent if open => texts::form::read_only(language).to_owned(),
                ApplicationState::Sent if over => texts::form::period_over_contact(language).to_owned(),
                ApplicationState::Sent if working.view.actions.contains(&Act::StartEdit) => {
                    texts::form::can_be_edited(language).to_owned()
                }
                ApplicationState::Sent => texts::form::read_only(language).to_owned(),
                ApplicationState::Withdrawn => texts::form::withdrawn_read_only(language).to_owned(),
                ApplicationState::Unsent => closed_while_filling(language, working),
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
        <div class="prev prev-read">
            <aside class="stack sticky" aria-label=texts::form::status(language)>
                <div class="panel">
                    <StatusTag />
                    <Deadline />
                    <EditButton />
                    <ActRefused />
                    <a class="ds-button" data-variant="secondary" href=Page::Applications.path(language)>
                        {texts::applications::show_all(language)}
                    </a>
                    <CopyToProfile />
                    <PrintButton />
                    <OtherActions id="other-actions-reading" />
                </div>
                <ReceiptPanel />
                <Disappears />
            </aside>
            <div>
                <p class="note formbar">
                    <Icon of=Drawing::Lock />
                    <span>{why}</span>
                </p>
                <Contacts />
                <OwnInterviews application=form.id />
                <div class="mt8">{sections(form).into_iter().map(listed).collect_view()}</div>
            </div>
        </div>
    }
}

/// Whom to ask when the applicant can do nothing any more (G10.2).
#[component]
fn Contacts() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    let (contacts, over) = form.with_now(|working| {
        let sent = working.view.state == ApplicationState::Sent;
        (working.view.ad.contacts.clone(), sent && working.period().is_over(working.view.now))
    });
    let line = move |contact: Contact| {
        let phone = contact.phone.map(|phone| view! { " " <a href=format!("tel:{phone}")>{phone.clone()}</a> });
        let email = contact.email.map(|email| view! { " " <a href=format!("mailto:{email}")>{email.clone()}</a> });
        view! {
            <li>
                <b>{contact.name}</b>
                {phone}
                {email}
            </li>
        }
    };
    (over && !contacts.is_empty()).then(|| {
        view! {
            <section class="mt8" aria-labelledby="contacts-h">
                <h2 class="h3" id="contacts-h">
                    {texts::ad::contact_persons(language)}
                </h2>
                <ul>{contacts.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
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
