//! `/me/applications/{id}`: the form, one section at a time.

use std::time::Duration;

use domain::forms::SectionKind;
use domain::ids::ApplicationId;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::acts::{ActsHere, provide_acts};
use super::form_changed::FormChanged;
use super::loading::WithApplication;
use super::reading::Reading;
use super::section::SectionFields;
use super::side::{DeleteHere, Side};
use super::steps::{StepSelect, Steps};
use super::too_late::watch_the_period;
use crate::arrival::use_title;
use crate::components::Icon;
use crate::dates;
use crate::dom;
use crate::form::{Working, use_form};
use crate::router::{use_language, use_router};

/// After the page itself has received the focus.
const AFTER_ARRIVAL: Duration = Duration::from_millis(60);
/// Id of the heading of the section.
pub(super) const SECTION_HEADING: &str = "section-heading";

/// The page.
#[component]
pub fn ApplicationPage(id: ApplicationId) -> impl IntoView {
    view! {
        <WithApplication id=id>
            <Form />
        </WithApplication>
    }
}

/// The name of the page: ‹Ansökan: {title}›.
pub(super) fn heading(language: domain::language::Language, form: crate::form::OpenForm) -> String {
    form.with(|working| texts::form::heading(language, &working.view.ad.title))
}

#[component]
fn Form() -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let form = context.open;
    use_title(move || Some(heading(language, form)));
    let editable = Memo::new(move |_| form.with(Working::may_edit));
    on_cleanup(move || form.leave_edited());
    watch_the_period(editable);
    provide_acts();
    view! {
        <div class="wrap">
            <PageHead />
            {move || {
                // To read it is more than to track it: a memo that nobody has read has changed when it is first asked.
                let _made_anew_with = context.form_version.get();
                if editable.get() { view! { <Filling /> }.into_any() } else { view! { <Reading /> }.into_any() }
            }}
            <DeleteHere />
            <ActsHere />
        </div>
    }
}

/// Agency, search id and title.
#[component]
pub(super) fn PageHead() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    let (agency, code) = form.with_now(|working| {
        let code = working.view.ad.recruitment_code.clone();
        (working.view.ad.agency.name.clone(), Some(code).filter(|_| working.view.open.is_none()))
    });
    let code = code.map(|code| view! { " · " <span class="num">{code}</span> });
    view! {
        <div class="pagehead">
            <p class="sub sm">{agency} {code}</p>
            <h1 tabindex="-1">{move || heading(language, form)}</h1>
        </div>
    }
}

/// The sections of the form, “Basuppgifter” first.
pub(super) fn sections(form: crate::form::OpenForm) -> Vec<SectionKind> {
    form.with_now(|working| working.view.form.shown_sections().collect())
}

#[component]
fn Filling() -> impl IntoView {
    let (form, router) = (use_form().open, use_router());
    let sections = StoredValue::new(sections(form));
    let current = Memo::new(move |_| {
        let wanted = router.parameter("section").and_then(|slug| slug.parse::<SectionKind>().ok());
        wanted.filter(|kind| sections.with_value(|known| known.contains(kind))).unwrap_or(SectionKind::Basics)
    });
    // The select of a phone keeps the focus; a link leads to the section.
    let chosen_in_select = StoredValue::new(false);
    Effect::new(move |before: Option<SectionKind>| {
        let now = current.get();
        if let Some(field) = router.place_now().parameter("field") {
            set_timeout(move || focus_field(&field), AFTER_ARRIVAL);
        } else if before.is_some_and(|before| before != now) && !chosen_in_select.get_value() {
            set_timeout(
                || {
                    dom::scroll_to(0.0);
                    dom::focus_id(SECTION_HEADING);
                },
                Duration::ZERO,
            );
        }
        chosen_in_select.set_value(false);
        now
    });
    view! {
        <Bars />
        <FormChanged />
        <div class="formgrid">
            <Side />
            <Steps sections=sections current=current />
            <section aria-labelledby=SECTION_HEADING>
                {move || {
                    let kind = current.get();
                    view! {
                        <SectionFields kind=kind sections=sections>
                            <StepSelect sections=sections current=current chosen=chosen_in_select />
                        </SectionFields>
                    }
                }}
            </section>
        </div>
    }
}

/// Moves the focus to a field by its pointer, and brings its label into view.
fn focus_field(pointer: &str) {
    let id = crate::form::element_id(pointer);
    let Some(element) = dom::by_id(&id) else { return };
    let target = if element.tag_name() == "FIELDSET" {
        // A group of buttons: its first one can be used at once.
        dom::first(&format!("#{id} input")).unwrap_or_else(|| element.clone())
    } else {
        element.clone()
    };
    dom::focus_in_place(&target);
    let place = element.closest(".field, fieldset").ok().flatten().unwrap_or_else(|| element.into());
    place.scroll_into_view_with_bool(true);
}

/// What concerns the whole form: no connection, something brought back, something changed elsewhere.
#[component]
pub(in crate::pages) fn Bars() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    let offline = move || {
        form.waits_offline().map(|waiting| match u64::try_from(waiting) {
            Ok(0) | Err(_) => texts::form::offline_nothing_waits(language).to_owned(),
            Ok(waiting) => texts::form::offline(language, waiting),
        })
    };
    // Before it the agency sees what it has seen all the time (G9.4.2).
    let editing = form.with_now(|working| {
        let seen = working.view.edited_at.max(working.view.sent_at).filter(|_| working.is_editing_sent())?;
        Some(texts::form::editing_bar(language, dates::date_time_of(language, seen)))
    });
    // What it cannot lead to is said before anything is filled in (G11-1).
    let only_temporary = form.with_now(|working| working.view.open.is_some());
    let restored = form.with_now(|working| working.restored);
    let updated = move || {
        form.with(|working| working.updated_elsewhere)
            .map(|at| texts::form::updated_elsewhere(language, dates::time_of(language, at)))
    };
    let bar = |drawing: Drawing, words: String| {
        view! {
            <p class="note formbar">
                <Icon of=drawing />
                <span>{words}</span>
            </p>
        }
    };
    view! {
        {only_temporary
            .then(|| {
                let note = bar(Drawing::Info, texts::open_application::note(language).to_owned());
                view! { <div class="formbars">{note}</div> }
            })}
        <div class="formbars" role="status">
            {editing.map(|words| bar(Drawing::Pencil, words))}
            {move || offline().map(|words| bar(Drawing::WifiOff, words))}
            {restored.then(|| bar(Drawing::RefreshCw, texts::form::restored(language).to_owned()))}
            {move || updated().map(|words| bar(Drawing::RefreshCw, words))}
        </div>
    }
}
