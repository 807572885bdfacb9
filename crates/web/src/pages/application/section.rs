//! One section: its questions, and the way to the next.

use std::collections::BTreeSet;

use domain::codes::Choice;
use domain::forms::{Question, QuestionId, SectionKind, visible};
use domain::paths::Page;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::page::SECTION_HEADING;
use super::side::OtherActions;
use super::steps::section_address;
use crate::components::Icon;
use crate::form::{Basics, QuestionView, use_form};
use crate::router::use_language;

/// The section. `children` is what a phone chooses another section with.
#[component]
pub(super) fn SectionFields(
    kind: SectionKind,
    sections: StoredValue<Vec<SectionKind>>,
    children: Children,
) -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let (place, total) = sections.with_value(|all| (all.iter().position(|one| *one == kind).unwrap_or(0), all.len()));
    let fields = match kind {
        SectionKind::Basics => view! {
            <Basics />
            <OtherDetails />
        }
        .into_any(),
        SectionKind::Degrees
        | SectionKind::Courses
        | SectionKind::Languages
        | SectionKind::Experience
        | SectionKind::PositionsOfTrust
        | SectionKind::Competence
        | SectionKind::Job
        | SectionKind::Attachments => view! { <Questions kind=kind /> }.into_any(),
    };
    let neighbour = |at: Option<usize>| at.and_then(|at| sections.with_value(|all| all.get(at).copied()));
    let (before, after) = (neighbour(place.checked_sub(1)), neighbour(place.checked_add(1)));
    let preview = Page::Preview(context.open.id).path(language);
    let previous = before.map(|kind| {
        view! {
            <a class="ds-button" data-variant="secondary" href=section_address(language, context, kind)>
                <Icon of=Drawing::ChevronLeft />
                {texts::frame::previous(language)}
            </a>
        }
    });
    let next = match after {
        Some(kind) => view! {
            <a class="ds-button push" href=section_address(language, context, kind)>
                {texts::frame::next(language)}
                <Icon of=Drawing::ChevronRight />
            </a>
        }
        .into_any(),
        None => view! {
            <a class="ds-button push" href=preview.clone()>
                {texts::form::preview(language)}
                <Icon of=Drawing::ChevronRight />
            </a>
        }
        .into_any(),
    };
    let is_last = after.is_none();
    view! {
        <div class="stack stack-6">
            <div>
                <p class="sm sub">{texts::form::section_of(language, place + 1, total)}</p>
                <h2 id=SECTION_HEADING tabindex="-1">
                    {texts::section(language, kind)}
                </h2>
                <Legend />
            </div>
            {children()}
            {fields}
            <hr class="thin" />
            <div class="row between">{previous} {next}</div>
            {(!is_last)
                .then(|| {
                    view! {
                        <a class="ds-button only-narrow" data-variant="secondary" data-fullwidth href=preview>
                            {texts::form::preview(language)}
                        </a>
                    }
                })}
            <div class="only-narrow">
                <OtherActions id="other-actions-phone" />
            </div>
        </div>
    }
}

/// ‹Obligatoriska fält är markerade med en röd asterisk (*).›, with the asterisk in its colour.
#[component]
fn Legend() -> impl IntoView {
    let words = texts::form::mandatory_legend(use_language());
    let (before, after) = words.split_once('*').unwrap_or((words, ""));
    view! {
        <p class="sm sub">
            {before} <span class="req">"*"</span> {after} "."
        </p>
    }
}

/// “Övriga uppgifter” below the basic details, where the form asks for some (G9.2.1).
#[component]
fn OtherDetails() -> impl IntoView {
    let (language, form) = (use_language(), use_form().open);
    let asks = form.with_now(|working| working.view.form.section(SectionKind::Basics).is_some());
    asks.then(|| {
        view! {
            <h3>{texts::form::other_details(language)}</h3>
            <Questions kind=SectionKind::Basics />
        }
    })
}

/// The questions that are asked, given the answers so far: a new one appears below the answer that called it.
#[component]
fn Questions(kind: SectionKind) -> impl IntoView {
    let form = use_form().open;
    let of_section: Vec<Question> = form.with_now(|working| {
        let section = working.view.form.section(kind);
        section.map(|section| section.questions.clone()).unwrap_or_default()
    });
    let all = StoredValue::new(of_section);
    let shown: Memo<BTreeSet<QuestionId>> =
        Memo::new(move |_| form.with(|working| visible(&working.view.form, &working.draft().answers)));
    let asked = move || {
        let shown = shown.get();
        all.get_value().into_iter().filter(|question| shown.contains(&question.id)).collect::<Vec<_>>()
    };
    view! {
        <div class="stack stack-6" data-section=kind.slug()>
            <For
                each=asked
                key=|question| question.id.clone()
                children=|question| view! { <QuestionView question=question /> }
            />
        </div>
    }
}
