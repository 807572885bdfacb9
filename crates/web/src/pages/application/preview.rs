//! `/me/applications/{id}/preview`: all of it as it reads, what is missing, and “Skicka ansökan” (G9.3).

use domain::codes::Relation;
use domain::ids::ApplicationId;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::acts::{ActsHere, provide_acts};
use super::changes::Changes;
use super::disappears::Disappears;
use super::loading::WithApplication;
use super::page::sections;
use super::reading::{PrintButton, Reading};
use super::sending::{Sending, use_sending};
use super::sent::Sent;
use super::side::{Deadline, DeleteHere, StatusTag};
use super::steps::section_address;
use super::to_profile::CopyToProfile;
use super::too_late::watch_the_period;
use crate::arrival::use_title_of_form;
use crate::components::{Button, Check, Icon};
use crate::form::{SectionListing, Working, all_wrong, missing_shown, section_of, use_form};
use crate::router::use_language;

/// Id of the summary of what is missing.
pub(super) const SUMMARY: &str = "error-summary";

/// The page.
#[component]
pub fn PreviewPage(id: ApplicationId) -> impl IntoView {
    view! {
        <WithApplication id=id>
            <Preview />
        </WithApplication>
    }
}

#[component]
fn Preview() -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let form = context.open;
    // What was typed last is stored before anything is shown as the whole.
    form.leave_edited();
    form.refresh();
    let sending = use_sending();
    let editable = Memo::new(move |_| form.with(Working::may_edit));
    let wrong = Memo::new(move |_| editable.get() && context.evaluation.with(|verdict| !verdict.errors.is_empty()));
    Effect::new(move |_| {
        if wrong.get() {
            missing_shown(context);
        }
    });
    let heading = move || {
        if sending.is_done() { texts::form::sent_heading(language) } else { texts::form::preview_heading(language) }
    };
    use_title_of_form(move || Some(heading().to_owned()), move || wrong.get());
    watch_the_period(editable);
    provide_acts();
    let above = form.with_now(|working| {
        texts::form::heading_with_agency(language, &working.view.ad.agency.name, &working.view.ad.title)
    });
    view! {
        <div class="wrap">
            {move || {
                if sending.is_done() {
                    return view! { <Sent /> }.into_any();
                }
                let body = if editable.get() {
                    view! { <Unsent sending=sending /> }.into_any()
                } else {
                    view! { <Reading /> }.into_any()
                };
                view! {
                    <div class="pagehead">
                        <p class="sub sm">{above.clone()}</p>
                        <h1 tabindex="-1">{texts::form::preview_heading(language)}</h1>
                    </div>
                    {body}
                }
                    .into_any()
            }}
            <DeleteHere />
            <ActsHere />
        </div>
    }
}

#[component]
fn Unsent(sending: Sending) -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let form = context.open;
    let editing_sent = form.with_now(Working::is_editing_sent);
    let press_words = if editing_sent { texts::form::edit_done(language) } else { texts::form::send(language) };
    let drawing = if editing_sent { Drawing::Check } else { Drawing::Send };
    let listed = move |kind| {
        let name = texts::section(language, kind);
        view! {
            <section class="psec">
                <header>
                    <h2>{name}</h2>
                    <a class="sm" href=section_address(language, context, kind)>
                        {texts::frame::change(language)}
                        <span class="ds-sr-only">" " {name}</span>
                    </a>
                </header>
                <SectionListing section=kind judged=true />
            </section>
        }
    };
    view! {
        <div class="prev">
            <div>
                <Summary sending=sending />
                {editing_sent.then(|| view! { <Changes /> })}
                <div class="mt8">{sections(form).into_iter().map(listed).collect_view()}</div>
            </div>
            <aside class="stack sticky" aria-label=texts::form::status(language)>
                <div class="panel">
                    <StatusTag />
                    <Deadline />
                    <hr />
                    <PublicNotice />
                    {move || {
                        sending
                            .refusal()
                            .map(|words| {
                                view! {
                                    <p class="err" role="alert">
                                        <Icon of=Drawing::CircleAlert />
                                        <span>{words}</span>
                                    </p>
                                }
                            })
                    }}
                    <Wish sending=sending />
                    <Button icon=drawing busy=sending.busy() on_press=Callback::new(move |()| sending.press())>
                        {press_words}
                    </Button>
                    <CopyToProfile />
                    <PrintButton />
                </div>
                {(!editing_sent).then(|| view! { <Disappears /> })}
            </aside>
        </div>
    }
}

/// What stands in the way, each with a link that opens its section and goes to its field.
#[component]
fn Summary(sending: Sending) -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let lines = Memo::new(move |_| all_wrong(language, context));
    let line = move |wrong: crate::form::WrongPlace| {
        let section = context.open.with(|working| section_of(&working.view.form, &wrong.pointer));
        let field = String::from(js_sys::encode_uri_component(&wrong.pointer));
        let href = format!("{}&field={field}", section_address(language, context, section));
        view! {
            <li>
                <a href=href>{wrong.text}</a>
            </li>
        }
    };
    move || {
        let lines = lines.get();
        // The words of the server, where it sees what this page does not.
        let of_server = if lines.is_empty() { sending.problems() } else { Vec::new() };
        (!lines.is_empty() || !of_server.is_empty()).then(|| {
            view! {
                <div class="errsum" id=SUMMARY tabindex="-1" role="group" aria-labelledby="error-summary-h">
                    <h2 id="error-summary-h">
                        <Icon of=Drawing::CircleAlert />
                        {texts::frame::problem_summary(language)}
                    </h2>
                    <ul>
                        {lines.into_iter().map(line).collect_view()}
                        {of_server.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
                    </ul>
                </div>
            }
        })
    }
}

/// That applications are public, in full and before sending (G9.3-2).
#[component]
fn PublicNotice() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    let relation = form
        .with_now(|working| if working.view.ad.public_service { Relation::PublicService } else { Relation::Contract });
    view! {
        <h2 class="h3">{texts::form::public_heading(language)}</h2>
        <p class="sm">{texts::public_record_notice(language, relation)}</p>
    }
}

/// The wish not to be published, for posts only, with what it does and does not do.
#[component]
fn Wish(sending: Sending) -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    let is_post = form.with_now(|working| working.view.ad.public_service);
    is_post.then(|| {
        view! {
            <Check id="no-publication" value=sending.wish()>
                {texts::form::not_published_wish(language)}
            </Check>
            <p class="sm sub">{texts::form::not_published_wish_explained(language)}</p>
        }
    })
}
