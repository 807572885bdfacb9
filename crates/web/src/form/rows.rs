//! Sections made of rows: “Examen” (G9.2.2) and “Arbetserfarenhet” (G9.2.5).

use domain::codes::CodeList;
use domain::forms::{AnswerValue, DraftRow, MAX_ROWS, NO_DEGREE, QuestionId, RowField, RowSection};
use domain::ids::RowId;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::ask::{Ask, Line, LineAnswer, ListAnswer, LongAnswer, TickAnswer, error_at};
use super::context::use_form;
use super::field::{Field, element_id};
use crate::components::{Button, ButtonKind, Choice, Icon};
use crate::dom;
use crate::random::new_id;
use crate::router::use_language;

/// Lines shown of the description of a job.
const DESCRIPTION_ROWS: u8 = 5;

/// All rows of a section, with what adds and removes them.
#[component]
pub(crate) fn Rows(question: QuestionId, section: RowSection) -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let open = context.open;
    let ids = Memo::new(move |_| open.with(|working| working.rows(section).map(|row| row.id).collect::<Vec<_>>()));
    let none = Field::Answer(question);
    let has_none = {
        let none = none.clone();
        Memo::new(move |_| open.with(|working| working.is_yes(&none)))
    };
    let removed = RwSignal::new(Vec::<DraftRow>::new());
    let whole = format!("/rows/{section}");
    let error = error_at(whole.clone());
    let may_add = move || !has_none.get() && ids.with(|ids| ids.len() < MAX_ROWS);
    let add = Callback::new(move |()| {
        let row = RowId::from(new_id());
        open.change(|working| {
            working.add_row(section, row);
            if section == RowSection::Degrees && working.rows(section).count() == 1 {
                working.mark_highest(section, row);
            }
        });
        focus_first_of(section, row);
    });
    let asks_none = move || section == RowSection::Experience && (ids.with(Vec::is_empty) || has_none.get());
    let no_rows = texts::no_rows(language, section);
    view! {
        <div class="stack stack-6" id=element_id(&whole) tabindex="-1">
            {(section == RowSection::Degrees)
                .then(|| view! { <p class="sub">{texts::profile::degrees_hint(language)}</p> })}
            {move || {
                error
                    .get()
                    .map(|error| {
                        view! {
                            <p class="field">
                                <span class="err">
                                    <Icon of=Drawing::CircleAlert />
                                    <span>{error}</span>
                                </span>
                            </p>
                        }
                    })
            }}
            <For
                each=move || ids.get()
                key=|row| *row
                children=move |row| view! { <RowBox section=section row=row ids=ids removed=removed /> }
            />
            <Removed section=section removed=removed />
            {move || {
                asks_none()
                    .then(|| view! { <TickAnswer ask=Ask { field: none.clone(), label: no_rows.to_owned(), hint: None, required: false } /> })
            }}
            {move || {
                may_add()
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Secondary icon=Drawing::Plus id=add_id(section) on_press=add>
                                {add_words(language, section)}
                            </Button>
                        }
                    })
            }}
        </div>
    }
}

fn add_id(section: RowSection) -> String {
    format!("add-{section}")
}

const fn add_words(language: domain::language::Language, section: RowSection) -> &'static str {
    match section {
        RowSection::Degrees => texts::profile::add_degree(language),
        RowSection::Experience => texts::profile::add_experience(language),
    }
}

fn focus_first_of(section: RowSection, row: RowId) {
    let first = match section {
        RowSection::Degrees => RowField::Level,
        RowSection::Experience => RowField::Employer,
    };
    dom::after_render(move || {
        dom::focus_id(&element_id(&Field::Row(section, row, first).pointer()));
    });
}

/// Rows that were removed: they can be brought back until the page is left.
#[component]
fn Removed(section: RowSection, removed: RwSignal<Vec<DraftRow>>) -> impl IntoView {
    let (language, open) = (use_language(), use_form().open);
    let line = move |row: DraftRow| {
        let id = row.id;
        let name = name_of(&row);
        let undo = Callback::new(move |()| {
            let taken = removed.try_update(|rows| {
                let at = rows.iter().position(|row| row.id == id)?;
                Some(rows.remove(at))
            });
            if let Some(Some(row)) = taken {
                let again = RowId::from(new_id());
                open.change(|working| working.restore_row(row, again));
                focus_first_of(section, again);
            }
        });
        view! {
            <p class="note row between">
                <span>{name} {texts::profile::row_removed(language)}</span>
                <Button kind=ButtonKind::Secondary small=true id=undo_id(id) on_press=undo>
                    {texts::frame::undo(language)}
                </Button>
            </p>
        }
    };
    view! {
        <div class="stack stack-2" role="status">
            {move || removed.get().into_iter().map(line).collect_view()}
        </div>
    }
}

fn undo_id(row: RowId) -> String {
    format!("undo-{row}")
}

/// What a person would call a row: its degree or title, where it has one.
fn name_of(row: &DraftRow) -> String {
    let field = match row.section {
        RowSection::Degrees => RowField::Degree,
        RowSection::Experience => RowField::Title,
    };
    row.fields.get(&field).and_then(AnswerValue::as_text).map_or_else(String::new, |name| format!("{name}: "))
}

/// One row.
#[component]
fn RowBox(section: RowSection, row: RowId, ids: Memo<Vec<RowId>>, removed: RwSignal<Vec<DraftRow>>) -> impl IntoView {
    let (language, open) = (use_language(), use_form().open);
    let number = move || {
        let at = ids.with(|ids| ids.iter().position(|known| *known == row)).unwrap_or(0);
        u64::try_from(at).unwrap_or(0).saturating_add(1)
    };
    let heading = format!("row-{row}");
    let labelled = heading.clone();
    let remove = move |_| {
        if let Some(Some(gone)) = open.change(|working| working.remove_row(section, row)) {
            removed.update(|rows| rows.push(gone));
            dom::after_render(move || {
                dom::focus_id(&undo_id(row));
            });
        }
    };
    let remove_words = move || match section {
        RowSection::Degrees => texts::profile::remove_degree(language, number()),
        RowSection::Experience => texts::profile::remove_experience(language, number()),
    };
    let fields = match section {
        RowSection::Degrees => view! { <DegreeFields row=row /> }.into_any(),
        RowSection::Experience => view! { <ExperienceFields row=row /> }.into_any(),
    };
    view! {
        <fieldset class="rowbox" aria-labelledby=labelled>
            <header>
                <h3 id=heading>{move || texts::row_name(language, section, number())}</h3>
                <button class="linkbtn" type="button" aria-label=remove_words on:click=remove>
                    <Icon of=Drawing::Trash2 />
                    {texts::frame::remove(language)}
                </button>
            </header>
            <div class="body">{fields}</div>
        </fieldset>
    }
}

fn ask_row(language: domain::language::Language, section: RowSection, row: RowId, field: RowField) -> Ask {
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
