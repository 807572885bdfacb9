//! Answers of an application as people read them, where there is no form to read them in.

use domain::codes::{Choice as _, CodeList, Gender, SkillLevel, StateEmployer};
use domain::forms::{
    AnswerValue, BasicField, NO_DEGREE, NONE_CHOICE, Question, QuestionChoice, QuestionKind, RowField, parse_number,
};
use domain::language::Language;
use domain::time::parse_date;

use crate::{format, frame, gender, none_choice, profile, skill_level, state_employer};

/// What a value answers.
#[derive(Clone, Copy, Debug)]
pub enum Answered<'a> {
    /// A basic detail.
    Basic(BasicField),
    /// A field of a row.
    Row(RowField),
    /// A question of the agency; nothing where no form has it any more.
    Question(Option<&'a Question>),
}

/// The value in words; what cannot be parsed stays as typed. `code_name` knows the names of codes.
#[must_use]
pub fn readable(
    language: Language,
    of: Answered<'_>,
    value: &AnswerValue,
    code_name: impl Fn(CodeList, &str) -> String,
) -> String {
    match value {
        AnswerValue::YesNo(yes) => yes_no(language, of, *yes).to_owned(),
        AnswerValue::Many(chosen) => chosen.iter().map(|id| choice(language, of, id)).collect::<Vec<_>>().join(", "),
        AnswerValue::Text(text) => one(language, of, text, code_name),
    }
}

const fn yes_no(language: Language, of: Answered<'_>, yes: bool) -> &'static str {
    match (of, yes) {
        (Answered::Basic(BasicField::ElectronicNotice), true) => profile::electronic_notice_given(language),
        (Answered::Basic(BasicField::ElectronicNotice), false) => profile::electronic_notice_not_given(language),
        (_, true) => frame::yes(language),
        (_, false) => frame::no(language),
    }
}

fn one(language: Language, of: Answered<'_>, text: &str, code_name: impl Fn(CodeList, &str) -> String) -> String {
    let day = || parse_date(text).map_or_else(|| text.to_owned(), |day| format::date(language, day));
    match of {
        Answered::Basic(BasicField::BirthDate)
        | Answered::Row(RowField::CompletedOn | RowField::StartedOn | RowField::EndedOn) => day(),
        Answered::Basic(BasicField::Gender) => {
            Gender::from_slug(text).map_or_else(|| text.to_owned(), |one| gender(language, one).to_owned())
        }
        Answered::Basic(BasicField::StateEmployer) => StateEmployer::from_slug(text)
            .map_or_else(|| text.to_owned(), |one| state_employer(language, one).to_owned()),
        Answered::Basic(BasicField::StateAgency) => code_name(CodeList::Agencies, text),
        Answered::Basic(BasicField::Country) => code_name(CodeList::Countries, text),
        Answered::Row(RowField::Level) if text == NO_DEGREE => profile::no_degree(language).to_owned(),
        Answered::Row(RowField::Level) => code_name(CodeList::EducationLevels, text),
        Answered::Row(RowField::Language) => code_name(CodeList::Languages, text),
        Answered::Row(RowField::Speaking | RowField::Writing | RowField::Understanding) => {
            SkillLevel::from_slug(text).map_or_else(|| text.to_owned(), |one| skill_level(language, one).to_owned())
        }
        Answered::Question(Some(question)) => match &question.kind {
            QuestionKind::OneOf { .. } => choice(language, of, text),
            QuestionKind::Date(_) => day(),
            QuestionKind::Number(_) => {
                parse_number(text).map_or_else(|| text.to_owned(), |number| format::number(language, number))
            }
            QuestionKind::Text { .. }
            | QuestionKind::ManyOf { .. }
            | QuestionKind::YesNo
            | QuestionKind::Entries { .. }
            | QuestionKind::Languages(_)
            | QuestionKind::File(_) => text.to_owned(),
        },
        Answered::Basic(_) | Answered::Row(_) | Answered::Question(None) => text.to_owned(),
    }
}

fn choice(language: Language, of: Answered<'_>, id: &str) -> String {
    if id == NONE_CHOICE
        && let Answered::Question(Some(question)) = of
        && let Some(words) = none_choice(language, question.role)
    {
        return words.to_owned();
    }
    let choices: &[QuestionChoice] = match of {
        Answered::Question(Some(question)) => match &question.kind {
            QuestionKind::OneOf { choices } | QuestionKind::ManyOf { choices } => choices,
            QuestionKind::Text { .. }
            | QuestionKind::Number(_)
            | QuestionKind::Date(_)
            | QuestionKind::YesNo
            | QuestionKind::Entries { .. }
            | QuestionKind::Languages(_)
            | QuestionKind::File(_) => &[],
        },
        Answered::Basic(_) | Answered::Row(_) | Answered::Question(None) => &[],
    };
    choices
        .iter()
        .find(|choice| choice.id.0 == id)
        .map_or_else(|| id.to_owned(), |choice| choice.label.text(language).to_owned())
}
