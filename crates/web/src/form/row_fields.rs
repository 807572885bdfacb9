//! The fields of a row, section by section (G9.2.2 to G9.2.5).

use domain::codes::{Choice as _, CodeList, SkillLevel};
use domain::forms::{NO_DEGREE, RowField, RowSection};
use domain::ids::RowId;
use domain::language::Language;
use leptos::prelude::*;

use super::ask::{Ask, Line, LineAnswer, ListAnswer, LongAnswer, TickAnswer};
use super::context::use_form;
use super::field::{Field, element_id};
use crate::components::Choice;
use crate::router::use_language;

/// Lines shown of the description of a job.
const DESCRIPTION_ROWS: u8 = 5;
/// A day is short.
const DAY: Line = Line { kind: "", autocomplete: None, inputmode: None, width: "w-s", max: None };

/// The fields of a row.
#[component]
pub(super) fn RowFields(section: RowSection, row: RowId) -> impl IntoView {
    match section {
        RowSection::Degrees => view! { <DegreeFields row=row /> }.into_any(),
        RowSection::Courses => view! { <CourseFields row=row /> }.into_any(),
        RowSection::Languages => view! { <LanguageFields row=row /> }.into_any(),
        RowSection::Experience => view! { <ExperienceFields row=row /> }.into_any(),
        RowSection::PositionsOfTrust => view! { <TrustFields row=row /> }.into_any(),
    }
}

fn ask_row(language: Language, section: RowSection, row: RowId, field: RowField) -> Ask {
    Ask::new(Field::Row(section, row, field), texts::row_field(language, field))
}

#[component]
fn DegreeFields(row: RowId) -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let section = RowSection::Degrees;
    let ask = move |field| ask_row(language, section, row, field);
    let has_degree = Memo::new(move |_| {
        let level = Field::Row(section, row, RowField::Level);
        context.open.with(|working| working.text(&level)) != NO_DEGREE
    });
    let levels = Signal::derive(move || {
        let none = Choice::new(NO_DEGREE, texts::profile::no_degree(language));
        let known =
            context.lists.choices(CodeList::EducationLevels).into_iter().filter(|level| level.value != NO_DEGREE);
        std::iter::once(Choice::new("", texts::form::not_chosen(language)))
            .chain(known)
            .chain([none])
            .collect::<Vec<_>>()
    });
    let day = Line { width: "w-s", ..Line::default() };
    view! {
        <div class="fields">
            <ListAnswer ask=ask(RowField::Level) choices=levels />
            {move || {
                if has_degree.get() {
                    view! {
                        <LineAnswer ask=ask(RowField::Degree) />
                        <LineAnswer ask=ask(RowField::School) />
                        <LineAnswer
                            ask=ask(RowField::CompletedOn).hint(texts::frame::date_hint(language))
                            line=day
                        />
                        <Highest row=row />
                    }
                        .into_any()
                } else {
                    view! { <p class="note sm">{texts::profile::no_degree_warning(language)}</p> }.into_any()
                }
            }}
        </div>
    }
}

/// “Det här är min högsta examen”: one of all rows.
#[component]
fn Highest(row: RowId) -> impl IntoView {
    let (language, open) = (use_language(), use_form().open);
    let section = RowSection::Degrees;
    let field = Field::Row(section, row, RowField::Highest);
    let id = element_id(&field.pointer());
    view! {
        <label class="check full">
            <input
                class="ds-input"
                type="radio"
                name="highest-degree"
                id=id
                prop:checked=move || open.with(|working| working.is_yes(&field))
                on:change=move |_| {
                    open.change(|working| working.mark_highest(section, row));
                }
            />
            <span>{texts::profile::highest_degree(language)}</span>
        </label>
    }
}

#[component]
fn ExperienceFields(row: RowId) -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let section = RowSection::Experience;
    let ask = move |field| ask_row(language, section, row, field);
    let ongoing = Memo::new(move |_| {
        let ongoing = Field::Row(section, row, RowField::Ongoing);
        context.open.with(|working| working.is_yes(&ongoing))
    });
    let line = Line::default();
    let day = Line { width: "w-s", ..line };
    view! {
        <div class="fields">
            <LineAnswer ask=ask(RowField::Employer) line=line />
            <LineAnswer ask=ask(RowField::Title) line=line />
            <div class="fields two">
                <LineAnswer ask=ask(RowField::StartedOn).hint(texts::frame::date_hint(language)) line=day />
                {move || {
                    (!ongoing.get())
                        .then(|| {
                            let ask = ask(RowField::EndedOn).hint(texts::frame::date_hint(language));
                            view! { <LineAnswer ask=ask line=day /> }
                        })
                }}
            </div>
            <TickAnswer ask=ask(RowField::Ongoing) />
            <LongAnswer ask=ask(RowField::Description) max=domain::forms::MAX_ANSWER_CHARS rows=DESCRIPTION_ROWS />
        </div>
    }
}

#[component]
fn CourseFields(row: RowId) -> impl IntoView {
    let language = use_language();
    let ask = move |field| ask_row(language, RowSection::Courses, row, field);
    view! {
        <div class="fields">
            <LineAnswer ask=ask(RowField::Course) />
            <LineAnswer ask=ask(RowField::Organizer) />
            <LineAnswer ask=ask(RowField::CompletedOn).hint(texts::frame::date_hint(language)) line=DAY />
        </div>
    }
}

/// Each of the three skills has a level; “–” is one (G9.2.4).
#[component]
fn LanguageFields(row: RowId) -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let ask = move |field| ask_row(language, RowSection::Languages, row, field);
    let languages = Signal::derive(move || {
        let none = Choice::new("", texts::form::not_chosen(language));
        std::iter::once(none).chain(context.lists.choices(CodeList::Languages)).collect::<Vec<_>>()
    });
    let levels = Signal::stored(
        std::iter::once(Choice::new("", texts::form::not_chosen(language)))
            .chain(SkillLevel::ALL.iter().map(|one| Choice::new(one.slug(), texts::skill_level(language, *one))))
            .collect::<Vec<_>>(),
    );
    view! {
        <div class="fields">
            <ListAnswer ask=ask(RowField::Language) choices=languages />
            <div class="fields three">
                <ListAnswer ask=ask(RowField::Speaking) choices=levels />
                <ListAnswer ask=ask(RowField::Writing) choices=levels />
                <ListAnswer ask=ask(RowField::Understanding) choices=levels />
            </div>
        </div>
    }
}

#[component]
fn TrustFields(row: RowId) -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let section = RowSection::PositionsOfTrust;
    let ask = move |field| ask_row(language, section, row, field);
    let ongoing = Memo::new(move |_| {
        let ongoing = Field::Row(section, row, RowField::Ongoing);
        context.open.with(|working| working.is_yes(&ongoing))
    });
    let goes_on = Ask::new(Field::Row(section, row, RowField::Ongoing), texts::profile::assignment_ongoing(language));
    view! {
        <div class="fields">
            <LineAnswer ask=ask(RowField::Assignment) />
            <LineAnswer ask=ask(RowField::Organization) />
            <div class="fields two">
                <LineAnswer ask=ask(RowField::StartedOn).hint(texts::frame::date_hint(language)) line=DAY />
                {move || {
                    (!ongoing.get())
                        .then(|| {
                            let ask = ask(RowField::EndedOn).hint(texts::frame::date_hint(language));
                            view! { <LineAnswer ask=ask line=DAY /> }
                        })
                }}
            </div>
            <TickAnswer ask=goes_on />
        </div>
    }
}
