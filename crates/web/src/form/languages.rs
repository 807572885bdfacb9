//! “Språkkunskaper” in the guide's three groups (G9.2.4): required by law, otherwise needed, others.

use domain::codes::{Choice as _, CodeList, SkillLevel};
use domain::forms::{LanguageAsk, NamedLanguage, QuestionId, RowField, RowSection};
use domain::ids::RowId;
use leptos::prelude::*;

use super::ask::{Ask, ListAnswer};
use super::context::use_form;
use super::field::Field;
use super::rows::Rows;
use crate::components::Choice;
use crate::router::use_language;

/// The three groups. Where the form names no language, there is only the last, and it needs no heading.
#[component]
pub(super) fn Languages(question: QuestionId, ask: LanguageAsk) -> impl IntoView {
    let language = use_language();
    let names_some = ask.named().next().is_some();
    let group = |title: &'static str, explained: &'static str, languages: Vec<NamedLanguage>| {
        (!languages.is_empty()).then(|| {
            view! {
                <section class="stack stack-4">
                    <div>
                        <h3>{title}</h3>
                        <p class="sm sub">{explained}</p>
                    </div>
                    {languages.into_iter().map(|named| view! { <Named named=named /> }).collect_view()}
                </section>
            }
        })
    };
    view! {
        <p class="sm sub">{texts::form::language_dash_explained(language)}</p>
        {group(
            texts::form::languages_by_law(language),
            texts::form::languages_by_law_explained(language),
            ask.required_by_law,
        )}
        {group(
            texts::form::languages_needed(language),
            texts::form::languages_needed_explained(language),
            ask.needed,
        )}
        <section class="stack stack-4">
            {names_some
                .then(|| {
                    view! {
                        <div>
                            <h3>{texts::form::languages_other(language)}</h3>
                            <p class="sm sub">{texts::form::languages_other_explained(language)}</p>
                        </div>
                    }
                })}
            <Rows question=question section=RowSection::Languages />
        </section>
    }
}

/// A language that the form names: its row may have been made anywhere, or not yet.
#[component]
fn Named(named: NamedLanguage) -> impl IntoView {
    let context = use_form();
    let code = named.language.clone();
    let row = Memo::new(move |_| context.open.with(|working| working.row_of_named(&code)));
    let name = {
        let code = named.language.clone();
        move || context.lists.name(CodeList::Languages, &code)
    };
    view! {
        <fieldset class="rowbox">
            <legend class="lab600">{name}</legend>
            <div class="body">{move || view! { <Skills row=row.get() named=named.clone() /> }}</div>
        </fieldset>
    }
}

/// Its three skills; the dash is an answer.
#[component]
fn Skills(row: RowId, named: NamedLanguage) -> impl IntoView {
    let language = use_language();
    let levels = Signal::stored(
        std::iter::once(Choice::new("", texts::form::not_chosen(language)))
            .chain(SkillLevel::ALL.iter().map(|one| Choice::new(one.slug(), texts::skill_level(language, *one))))
            .collect::<Vec<_>>(),
    );
    let skill = |of: RowField| {
        let ask = Ask::new(Field::Row(RowSection::Languages, row, of), texts::row_field(language, of));
        let ask = match named.demanded(of) {
            Some(level) => ask.hint(texts::demanded_level(language, level)),
            None => ask,
        };
        view! { <ListAnswer ask=ask choices=levels /> }
    };
    view! {
        <div class="fields three">
            {skill(RowField::Speaking)} {skill(RowField::Writing)} {skill(RowField::Understanding)}
        </div>
    }
}
