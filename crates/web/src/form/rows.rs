//! Sections made of rows: “Examen” (G9.2.2), “Kurser” (G9.2.3), “Språkkunskaper” (G9.2.4), “Arbetserfarenhet” (G9.2.5)
//! and “Förtroendeuppdrag”.

use domain::codes::CodeList;
use domain::forms::{AnswerValue, DraftRow, MAX_ROWS, Question, QuestionId, RowField, RowSection};
use domain::ids::RowId;
use domain::language::Language;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::ask::{Ask, TickAnswer, error_at};
use super::context::use_form;
use super::field::{Field, element_id};
use super::row_fields::RowFields;
use crate::components::{Button, ButtonKind, Icon};
use crate::dom;
use crate::random::new_id;
use crate::router::use_language;
use crate::said::use_said;

/// All rows of a section, with what adds and removes them.
#[component]
pub(crate) fn Rows(question: QuestionId, section: RowSection) -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let open = context.open;
    // A language that the form names stands in its own group (G9.2.4).
    let ids = Memo::new(move |_| {
        open.with(|working| {
            let rows = working.rows(section).map(|row| row.id);
            rows.filter(|row| section != RowSection::Languages || !working.is_named_row(*row)).collect::<Vec<_>>()
        })
    });
    let none = Field::Answer(question.clone());
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
    // The profile asks nothing, so there is nothing to say no to; and ‹Ingen avlagd examen› is a level of education.
    let (is_profile, may_have_none) = open.with_now(|working| {
        let takes_none = working.view.form.question(&question).is_some_and(Question::takes_none);
        (working.is_profile, !working.is_profile && takes_none)
    });
    let asks_none = move || may_have_none && (ids.with(Vec::is_empty) || has_none.get());
    let says_nothing_yet = move || is_profile && section != RowSection::Degrees && ids.with(Vec::is_empty);
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
            {move || says_nothing_yet().then(|| view! { <p class="sub">{texts::profile::nothing_here(language)}</p> })}
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

const fn add_words(language: Language, section: RowSection) -> &'static str {
    match section {
        RowSection::Degrees => texts::profile::add_degree(language),
        RowSection::Courses => texts::profile::add_course(language),
        RowSection::Languages => texts::profile::add_language(language),
        RowSection::Experience => texts::profile::add_experience(language),
        RowSection::PositionsOfTrust => texts::profile::add_position_of_trust(language),
    }
}

fn remove_words(language: Language, section: RowSection, number: u64) -> String {
    match section {
        RowSection::Degrees => texts::profile::remove_degree(language, number),
        RowSection::Courses => texts::profile::remove_course(language, number),
        RowSection::Languages => texts::profile::remove_language(language, number),
        RowSection::Experience => texts::profile::remove_experience(language, number),
        RowSection::PositionsOfTrust => texts::profile::remove_position_of_trust(language, number),
    }
}

fn focus_first_of(section: RowSection, row: RowId) {
    let Some(first) = section.fields().first().copied() else { return };
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

/// What a person would call a row: its degree, title or language, where it has one. Reactive.
fn name_of(row: &DraftRow) -> String {
    let lists = use_form().lists;
    let field = row.section.name_field();
    row.fields.get(&field).and_then(AnswerValue::as_text).filter(|name| !name.is_empty()).map_or_else(
        String::new,
        |name| {
            let name =
                if field == RowField::Language { lists.name(CodeList::Languages, name) } else { name.to_owned() };
            format!("{name}: ")
        },
    )
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
    let words = move || remove_words(language, section, number());
    let may_move = open.with_now(|working| working.is_profile);
    view! {
        <fieldset class="rowbox" aria-labelledby=labelled>
            <header>
                <h3 id=heading>{move || texts::row_name(language, section, number())}</h3>
                {may_move.then(|| view! { <Moves section=section row=row ids=ids /> })}
                <button class="linkbtn" type="button" aria-label=words on:click=remove>
                    <Icon of=Drawing::Trash2 />
                    {texts::frame::remove(language)}
                </button>
            </header>
            <div class="body">
                <RowFields section=section row=row />
            </div>
        </fieldset>
    }
}

/// ‹Flytta upp› and ‹Flytta ned›: the order of the profile is the order of its rows (WCAG 2.5.7). The button that was
/// pressed keeps the focus, and the new place is said.
#[component]
fn Moves(section: RowSection, row: RowId, ids: Memo<Vec<RowId>>) -> impl IntoView {
    let (language, open, said) = (use_language(), use_form().open, use_said());
    let place = Memo::new(move |_| {
        ids.with(|ids| (ids.iter().position(|known| *known == row).map_or(0, |at| at + 1), ids.len()))
    });
    let name = move || texts::row_name(language, section, u64::try_from(place.get().0).unwrap_or(0));
    let button = move |up: bool| {
        let (drawing, key) = if up { (Drawing::ArrowUp, "up") } else { (Drawing::ArrowDown, "down") };
        let id = format!("{key}-{row}");
        let words = move || match up {
            true => texts::profile::move_up(language, name()),
            false => texts::profile::move_down(language, name()),
        };
        let at_end = move || {
            let (at, count) = place.get();
            if up { at <= 1 } else { at >= count }
        };
        let focus = id.clone();
        let press = move |_| {
            let named = untrack(name);
            if let Some(Some((at, count))) = open.change(|working| working.move_row(section, row, up)) {
                said.politely(texts::profile::moved(language, named, at, count));
                let focus = focus.clone();
                dom::after_render(move || {
                    dom::focus_id(&focus);
                });
            }
        };
        view! {
            <button
                class="iconbtn"
                type="button"
                id=id
                aria-label=words
                aria-disabled=move || at_end().then_some("true")
                on:click=press
            >
                <Icon of=drawing />
            </button>
        }
    };
    view! {
        {move || (place.get().1 > 1).then(|| view! { <span class="row nw moves">{button(true)} {button(false)}</span> })}
    }
}
