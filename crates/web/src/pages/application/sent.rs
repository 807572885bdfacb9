//! “Tack för din ansökan!”: state, time, and where to go now (G9.3-3).

use domain::forms::{AnswerValue, BasicField};
use domain::paths::Page;
use leptos::prelude::*;

use super::disappears::Disappears;
use super::receipt::ReceiptPanel;
use super::side::StatusTag;
use crate::dates;
use crate::form::use_form;
use crate::router::use_language;

/// The page after sending.
#[component]
pub(super) fn Sent() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    let (agency, title, sent_at, email) = form.with_now(|working| {
        let email = working.view.basics.get(&BasicField::Email).and_then(AnswerValue::as_text);
        (
            working.view.ad.agency.name.clone(),
            working.view.ad.title.clone(),
            working.view.sent_at,
            email.map(str::to_owned),
        )
    });
    let of_open = form.with_now(|working| working.view.open.is_some());
    let when = sent_at.map(|at| dates::date_time_of(language, at)).unwrap_or_default();
    let mail = email.map(|address| view! { <p>{texts::form::sent_mail(language, address)}</p> });
    let explained = match of_open {
        true => texts::open_application::sent_explained(language, when),
        false => texts::form::sent_explained(language, agency.clone(), when),
    };
    let next = match of_open {
        true => texts::open_application::sent_next(language),
        false => texts::form::sent_next(language),
    };
    let open = format!("{}: {title}", texts::frame::open(language));
    view! {
        <div class="pagehead">
            <p class="sub sm">{texts::form::heading_with_agency(language, &agency, &title)}</p>
            <h1 tabindex="-1">{texts::form::sent_heading(language)}</h1>
        </div>
        <div class="stack prose">
            <div>
                <StatusTag />
            </div>
            <p>{explained}</p>
            {mail}
            <p>{next}</p>
            {of_open.then(|| view! { <Disappears /> })}
            <ReceiptPanel />
            <p class="row">
                <a class="ds-button" href=Page::Applications.path(language)>
                    {texts::applications::show_all(language)}
                </a>
                <a
                    class="ds-button"
                    data-variant="secondary"
                    href=Page::Application(form.id).path(language)
                    aria-label=open
                >
                    {texts::frame::open(language)}
                </a>
            </p>
        </div>
    }
}
