//! A section as it reads: in the preview, and when the application can only be read.

use std::collections::BTreeMap;

use domain::codes::{Choice as _, CodeList, StateEmployer};
use domain::forms::{
    AnswerValue, BasicField, DraftRow, Form, LanguageAsk, Question, QuestionKind, RowField, RowSection, SectionKind,
    named_row, row_of, visible,
};
use domain::language::Language;
use domain::problem::{FieldCode, FieldError};
use icons::Icon as Drawing;
use leptos::prelude::*;
use texts::Answered;

use super::context::{FormContext, use_form};
use super::errors::at_field;
use super::field::{Field, section_kind};
use super::state::Working;
use crate::components::{Icon, Tag};
use crate::router::use_language;

/// A value as people read it; what cannot be parsed stays as typed. Reactive.
pub(crate) fn shown(
    language: Language,
    context: FormContext,
    form: &Form,
    field: &Field,
    value: &AnswerValue,
) -> String {
    let of = match field {
        Field::Basic(basic) => Answered::Basic(*basic),
        Field::Row(_, _, field) => Answered::Row(*field),
        Field::Answer(id) => Answered::Question(form.question(id)),
    };
    texts::readable(language, of, value, |list, code| context.lists.name(list, code))
}

/// One line of the listing.
struct Entry {
    name: String,
    value: String,
    tag: Option<&'static str>,
    /// What is missing or wrong, said again in place.
    wrong: Vec<String>,
}

/// A section as it reads. `judged`: what is missing is said in place too.
#[component]
pub(crate) fn SectionListing(
    /// Which section.
    section: SectionKind,
    /// Whether to say what is missing.
    judged: bool,
) -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let entries = move || {
        let errors = if judged { context.evaluation.with(|verdict| verdict.errors.clone()) } else { Vec::new() };
        context.open.with(|working| entries(language, context, working, section, &errors))
    };
    let entry = |entry: Entry| {
        let wrong = entry.wrong.into_iter().map(|text| {
            view! {
                <span class="miss">
                    <Icon of=Drawing::CircleAlert />
                    <span>{text}</span>
                </span>
            }
        });
        view! {
            <div>
                <dt>{entry.name} {entry.tag.map(|words| view! { " " <Tag color="lake">{words}</Tag> })}</dt>
                <dd class="typed" dir="auto">{entry.value} {wrong.collect_view()}</dd>
            </div>
        }
    };
    view! { <dl class="kv">{move || entries().into_iter().map(entry).collect_view()}</dl> }
}

fn entries(
    language: Language,
    context: FormContext,
    working: &Working,
    section: SectionKind,
    errors: &[FieldError],
) -> Vec<Entry> {
    let lister = Lister { language, context, working, errors };
    match section {
        SectionKind::Basics => lister.basics().into_iter().chain(lister.questions(section)).collect(),
        SectionKind::Degrees
        | SectionKind::Courses
        | SectionKind::Languages
        | SectionKind::Experience
        | SectionKind::PositionsOfTrust
        | SectionKind::Competence
        | SectionKind::Job
        | SectionKind::Attachments => lister.questions(section),
    }
}

struct Lister<'a> {
    language: Language,
    context: FormContext,
    working: &'a Working,
    errors: &'a [FieldError],
}

impl Lister<'_> {
    fn questions(&self, section: SectionKind) -> Vec<Entry> {
        let form = &self.working.view.form;
        let shown = visible(form, &self.working.draft().answers);
        form.section(section)
            .into_iter()
            .flat_map(|section| section.questions.iter())
            .filter(|question| shown.contains(&question.id))
            .flat_map(|question| self.question(question))
            .collect()
    }

    fn value(&self, field: &Field) -> Option<String> {
        let value = self.working.value(field)?;
        Some(shown(self.language, self.context, &self.working.view.form, field, value))
    }

    fn wrong(&self, pointer: &str) -> Vec<String> {
        self.errors
            .iter()
            .filter(|error| error.pointer == pointer)
            .map(|error| at_field(self.language, &self.working.view.form, error))
            .collect()
    }

    fn entry(&self, name: &str, fields: &[Field], joint: &str) -> Entry {
        let values: Vec<String> = fields.iter().filter_map(|field| self.value(field)).collect();
        let wrong: Vec<String> = fields.iter().flat_map(|field| self.wrong(&field.pointer())).collect();
        let value = if values.is_empty() && wrong.is_empty() {
            texts::form::not_answered(self.language).to_owned()
        } else {
            values.join(joint)
        };
        Entry { name: name.to_owned(), value, tag: None, wrong }
    }

    fn basics(&self) -> Vec<Entry> {
        let language = self.language;
        let basic = |field: BasicField| Field::Basic(field);
        let one = |field: BasicField| self.entry(texts::basic_field(language, field), &[basic(field)], "");
        let name = [basic(BasicField::FirstName), basic(BasicField::LastName)];
        let mut all = vec![
            self.entry(texts::profile::name(language), &name, " "),
            one(BasicField::BirthDate),
            one(BasicField::Gender),
            one(BasicField::Phone),
            one(BasicField::Email),
            self.address(),
        ];
        if self.working.value(&basic(BasicField::Country)).is_some() {
            all.push(one(BasicField::Country));
        }
        let mut employer = one(BasicField::StateEmployer);
        if self.working.value(&basic(BasicField::StateEmployer)).is_none() {
            texts::profile::state_employer_no_selection(language).clone_into(&mut employer.value);
        }
        all.push(employer);
        if self.working.text(&basic(BasicField::StateEmployer)) == StateEmployer::BudgetAgency.slug() {
            all.push(one(BasicField::StateAgency));
        }
        let asked = self.working.view.form.basics;
        if asked.photo.is_asked() {
            let wrong = self.wrong("/basics/photo");
            let value = if self.working.view.photo.is_some() {
                texts::form::photo_is_there(language)
            } else if wrong.is_empty() {
                texts::form::not_answered(language)
            } else {
                ""
            };
            let name = texts::form::photo_of_applicant(language).to_owned();
            all.push(Entry { name, value: value.to_owned(), tag: None, wrong });
        }
        if asked.citizenship {
            all.push(one(BasicField::Citizenship));
        }
        if self.working.is_profile {
            return all;
        }
        let mut notice = one(BasicField::ElectronicNotice);
        if self.working.value(&basic(BasicField::ElectronicNotice)).is_none() {
            texts::profile::electronic_notice_not_given(language).clone_into(&mut notice.value);
        }
        all.push(notice);
        all
    }

    /// ‹Exempelgatan 1 A 2, 65100 Vasa›
    fn address(&self) -> Entry {
        let fields = [BasicField::Street, BasicField::PostalCode, BasicField::City].map(Field::Basic);
        let mut entry = self.entry(texts::profile::address(self.language), &fields, ", ");
        let values: Vec<Option<String>> = fields.iter().map(|field| self.value(field)).collect();
        if let [street, Some(code), Some(city)] = values.as_slice() {
            let street = street.iter().map(|street| format!("{street}, "));
            entry.value = street.chain([format!("{code} {city}")]).collect();
        }
        entry
    }

    fn question(&self, question: &Question) -> Vec<Entry> {
        let label = question.label.text(self.language);
        match &question.kind {
            QuestionKind::Entries { section } => self.rows(*section, question, label),
            QuestionKind::Languages(ask) => self.languages(ask, question, label),
            QuestionKind::File(_) => {
                let names: Vec<String> = self
                    .working
                    .view
                    .attachments
                    .iter()
                    .filter(|file| file.question == question.id)
                    .map(|file| file.name.clone())
                    .collect();
                let wrong = self.wrong(&format!("/attachments/{}", question.id));
                let value = if names.is_empty() && wrong.is_empty() {
                    texts::form::no_attachments(self.language).to_owned()
                } else {
                    names.join(", ")
                };
                vec![Entry { name: label.to_owned(), value, tag: None, wrong }]
            }
            QuestionKind::Text { .. }
            | QuestionKind::OneOf { .. }
            | QuestionKind::ManyOf { .. }
            | QuestionKind::Number(_)
            | QuestionKind::Date(_)
            | QuestionKind::YesNo => vec![self.entry(label, &[Field::Answer(question.id.clone())], "")],
        }
    }

    fn rows(&self, section: RowSection, question: &Question, label: &str) -> Vec<Entry> {
        let whole = self.wrong(&format!("/rows/{section}"));
        let rows: Vec<&DraftRow> = self.working.rows(section).collect();
        let mut all: Vec<Entry> = rows.iter().enumerate().map(|(at, row)| self.row(at, row)).collect();
        let has_none = self.working.is_yes(&Field::Answer(question.id.clone()));
        let contradiction = self.wrong(&format!("/answers/{}", question.id));
        if has_none || all.is_empty() || !whole.is_empty() || !contradiction.is_empty() {
            let wrong: Vec<String> = whole.into_iter().chain(contradiction).collect();
            let value = if has_none {
                texts::no_rows(self.language, section)
            } else if self.working.is_profile {
                texts::profile::nothing_here(self.language)
            } else if wrong.is_empty() {
                texts::form::not_answered(self.language)
            } else {
                ""
            };
            let value = value.to_owned();
            // The questions of the profile are called as their sections.
            let name = if label.is_empty() { texts::section(self.language, section_kind(section)) } else { label };
            all.insert(0, Entry { name: name.to_owned(), value, tag: None, wrong });
        }
        all
    }

    /// Languages that the form names, each with the group it stands in, then the others (G9.2.4).
    fn languages(&self, ask: &LanguageAsk, question: &Question, label: &str) -> Vec<Entry> {
        let language = self.language;
        let by_law = ask.required_by_law.iter().map(|named| (named, texts::form::languages_by_law(language)));
        let needed = ask.needed.iter().map(|named| (named, texts::form::languages_needed(language)));
        let mut all: Vec<Entry> = by_law
            .chain(needed)
            .map(|(named, group)| {
                let empty = DraftRow {
                    id: named_row(&named.language),
                    section: RowSection::Languages,
                    position: 0,
                    fields: BTreeMap::new(),
                };
                let row = row_of(self.working.rows(RowSection::Languages), &named.language);
                let mut entry = self.row(0, row.unwrap_or(&empty));
                entry.name = self.context.lists.name(CodeList::Languages, &named.language);
                if entry.value.is_empty() && entry.wrong.is_empty() {
                    texts::form::not_answered(language).clone_into(&mut entry.value);
                }
                entry.tag = Some(group);
                entry
            })
            .collect();
        let others = self.working.rows(RowSection::Languages).filter(|row| !self.working.is_named_row(row.id));
        all.extend(others.enumerate().map(|(at, row)| self.row(at, row)));
        if question.takes_none() { self.rows(RowSection::Languages, question, label) } else { all }
    }

    fn row(&self, at: usize, row: &DraftRow) -> Entry {
        let language = self.language;
        let field = |field: RowField| Field::Row(row.section, row.id, field);
        let text = |of: RowField| self.value(&field(of));
        let named = |of: RowField| text(of).map(|value| format!("{}: {value}", texts::row_field(language, of)));
        let span = || {
            let end = text(RowField::EndedOn).filter(|_| !self.working.is_yes(&field(RowField::Ongoing)));
            text(RowField::StartedOn)
                .map(|start| format!("{}{}", texts::profile::since(language, start), end.unwrap_or_default()))
        };
        let values: Vec<Option<String>> = match row.section {
            RowSection::Degrees => [RowField::Level, RowField::School, RowField::CompletedOn].map(text).into(),
            RowSection::Courses => [RowField::Organizer, RowField::CompletedOn].map(text).into(),
            RowSection::Languages => [RowField::Speaking, RowField::Writing, RowField::Understanding].map(named).into(),
            RowSection::Experience => vec![text(RowField::Employer), span(), text(RowField::Description)],
            RowSection::PositionsOfTrust => vec![text(RowField::Organization), span()],
        };
        let (name, values) = (text(row.section.name_field()), values.into_iter().flatten().collect::<Vec<_>>());
        let number = u64::try_from(at).unwrap_or(0).saturating_add(1);
        let is_highest = self.working.is_yes(&field(RowField::Highest));
        let own = format!("/rows/{}/{}/", row.section, row.id);
        let wrong = self.errors.iter().filter(|error| error.pointer.starts_with(&own)).map(|error| {
            let form = &self.working.view.form;
            if error.code == FieldCode::Missing {
                at_field(language, form, error)
            } else {
                texts::named_field_error(language, &super::errors::label(language, form, &error.pointer), error)
            }
        });
        Entry {
            name: name.unwrap_or_else(|| texts::row_name(language, row.section, number)),
            value: values.join(", "),
            tag: is_highest.then(|| texts::profile::highest(language)),
            wrong: wrong.collect(),
        }
    }
}
