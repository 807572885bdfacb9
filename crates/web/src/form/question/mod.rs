//! One widget for each kind of question (G9.2.7).

mod date;
mod entries;
mod file;
mod many_of;
mod number;
mod one_of;
mod text;
mod yes_no;

use domain::forms::{Question, QuestionChoice, QuestionKind, QuestionRole};
use domain::language::Language;
use leptos::prelude::*;

use super::ask::Ask;
use super::field::Field;
use super::languages::Languages;
use crate::components::Choice;
use crate::router::use_language;

/// A question in the language of the page.
#[component]
pub(crate) fn QuestionView(question: Question) -> impl IntoView {
    let asked = Asked::new(use_language(), &question);
    match question.kind {
        QuestionKind::Text { max, long } => view! { <text::TextQuestion asked=asked max=max long=long /> }.into_any(),
        QuestionKind::OneOf { choices } => view! { <one_of::OneOfQuestion asked=asked choices=choices /> }.into_any(),
        QuestionKind::ManyOf { choices } => {
            view! { <many_of::ManyOfQuestion asked=asked choices=choices /> }.into_any()
        }
        QuestionKind::Number(range) => view! { <number::NumberQuestion asked=asked range=range /> }.into_any(),
        QuestionKind::Date(range) => view! { <date::DateQuestion asked=asked range=range /> }.into_any(),
        QuestionKind::YesNo => view! { <yes_no::YesNoQuestion asked=asked /> }.into_any(),
        QuestionKind::Entries { section } => {
            view! { <entries::EntriesQuestion asked=asked section=section /> }.into_any()
        }
        QuestionKind::Languages(ask) => view! { <Languages question=question.id ask=ask /> }.into_any(),
        QuestionKind::File(ask) => view! { <file::FileQuestion asked=asked ask=ask /> }.into_any(),
    }
}

/// A question as its widget needs it.
#[derive(Clone)]
struct Asked {
    question: Question,
    label: String,
    help: Option<String>,
}

impl Asked {
    fn new(language: Language, question: &Question) -> Self {
        let of_the_law = match question.role {
            QuestionRole::Eligibility => Some(format!(
                "{}. {}",
                texts::form::eligibility_question(language),
                texts::form::eligibility_question_explained(language)
            )),
            QuestionRole::Plain | QuestionRole::Permits | QuestionRole::Skills | QuestionRole::Leadership => None,
        };
        let help = question.help.as_ref().map(|help| help.text(language).to_owned());
        Self {
            question: question.clone(),
            label: question.label.text(language).to_owned(),
            help: match (of_the_law, help) {
                (Some(law), Some(help)) => Some(format!("{law} {help}")),
                (law, help) => law.or(help),
            },
        }
    }

    /// The field of its answer.
    fn ask(&self) -> Ask {
        Ask {
            field: Field::Answer(self.question.id.clone()),
            label: self.label.clone(),
            hint: self.help.clone(),
            required: self.question.required,
        }
    }

    /// The same with one more word of help.
    fn ask_with(&self, hint: String) -> Ask {
        let ask = self.ask();
        let hint = match &ask.hint {
            Some(help) => format!("{help} {hint}"),
            None => hint,
        };
        ask.hint(hint)
    }
}

fn as_choices(language: Language, choices: Vec<QuestionChoice>) -> Vec<Choice> {
    choices.into_iter().map(|choice| Choice::new(choice.id.0, choice.label.text(language))).collect()
}
