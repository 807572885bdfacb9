//! The form as an applicant reads it, nothing filled in (X13-1).

use std::collections::{BTreeMap, BTreeSet};

use domain::codes::{Choice, CodeList, Gender, SkillLevel, StateEmployer};
use domain::forms::{
    BasicField, Draft, Form, LanguageAsk, NONE_CHOICE, Question, QuestionKind, QuestionRole, RowField, RowSection,
    SectionKind, evaluate, named_row,
};
use domain::ids::{AgencyId, RecruitmentId};
use domain::language::Language;
use domain::recruitments::{FormPreview, PreviewChoice, PreviewField, PreviewSection};
use domain::time::{Instant, helsinki};
use domain::translated::Translated;

use super::form;
use crate::app::App;
use crate::db::codes;
use crate::failure::Outcome;

/// Shows it in a language.
///
/// # Errors
/// [`domain::problem::Kind::NotFound`] for another agency's recruitment.
pub async fn run(
    app: &App,
    agency: &AgencyId,
    id: RecruitmentId,
    language: Language,
    now: Instant,
) -> Outcome<FormPreview> {
    let form = form::show(app, agency, id, now).await?.form;
    let languages = codes::names(app.db.read(), CodeList::Languages).await?;
    let empty = evaluate(&form, &Draft::default(), helsinki::date(now));
    let required = empty.errors.into_iter().map(|error| error.pointer).collect();
    let reader = Reader { language, form: &form, required, languages };
    let sections = form
        .shown_sections()
        .map(|section| PreviewSection {
            section,
            title: texts::section(language, section).to_owned(),
            fields: reader.fields(section),
        })
        .collect();
    Ok(FormPreview { language, form_version: form.version, sections })
}

struct Reader<'a> {
    language: Language,
    form: &'a Form,
    /// What an empty application is refused for.
    required: BTreeSet<String>,
    languages: BTreeMap<String, Translated>,
}

impl Reader<'_> {
    fn fields(&self, section: SectionKind) -> Vec<PreviewField> {
        let mut fields = if section == SectionKind::Basics { self.basics() } else { Vec::new() };
        let questions = self.form.section(section).into_iter().flat_map(|section| &section.questions);
        fields.extend(questions.flat_map(|question| self.question(question)));
        fields
    }

    fn basics(&self) -> Vec<PreviewField> {
        let asked = |field: &&BasicField| **field != BasicField::Citizenship || self.form.basics.citizenship;
        let mut fields: Vec<PreviewField> = BasicField::ALL
            .iter()
            .filter(asked)
            .map(|field| self.field(format!("/basics/{field}"), texts::basic_field(self.language, *field).to_owned()))
            .collect();
        for field in &mut fields {
            let choice = |id: &str, label: &str| PreviewChoice { id: id.to_owned(), label: label.to_owned() };
            if field.pointer == "/basics/gender" {
                field.choices =
                    Gender::ALL.iter().map(|one| choice(one.slug(), texts::gender(self.language, *one))).collect();
            } else if field.pointer == "/basics/state_employer" {
                let all = StateEmployer::ALL.iter();
                field.choices = all.map(|one| choice(one.slug(), texts::state_employer(self.language, *one))).collect();
            }
        }
        if self.form.basics.photo.is_asked() {
            let label = texts::form::photo_of_applicant(self.language).to_owned();
            fields.push(self.field("/basics/photo".to_owned(), label));
        }
        fields
    }

    fn field(&self, pointer: String, label: String) -> PreviewField {
        PreviewField {
            required: self.required.contains(&pointer),
            pointer,
            label,
            help: None,
            role: QuestionRole::Plain,
            choices: Vec::new(),
            shown_when: None,
        }
    }

    fn question(&self, question: &Question) -> Vec<PreviewField> {
        let text = |text: &Translated| text.text(self.language).to_owned();
        let mut choices: Vec<PreviewChoice> = match &question.kind {
            QuestionKind::OneOf { choices } | QuestionKind::ManyOf { choices } => choices
                .iter()
                .map(|choice| PreviewChoice { id: choice.id.0.clone(), label: text(&choice.label) })
                .collect(),
            QuestionKind::YesNo => [("yes", texts::frame::yes(self.language)), ("no", texts::frame::no(self.language))]
                .map(|(id, label)| PreviewChoice { id: id.to_owned(), label: label.to_owned() })
                .into(),
            QuestionKind::Text { .. }
            | QuestionKind::Number(_)
            | QuestionKind::Date(_)
            | QuestionKind::Entries { .. }
            | QuestionKind::Languages(_)
            | QuestionKind::File(_) => Vec::new(),
        };
        if let Some(label) = texts::none_choice(self.language, question.role) {
            choices.push(PreviewChoice { id: NONE_CHOICE.to_owned(), label: label.to_owned() });
        }
        let own = PreviewField {
            pointer: question.pointer(),
            label: text(&question.label),
            help: question.help.as_ref().map(text),
            role: question.role,
            required: question.required,
            choices,
            shown_when: question.shown_when.clone(),
        };
        match &question.kind {
            QuestionKind::Languages(ask) => std::iter::once(own).chain(self.named(ask)).collect(),
            QuestionKind::Text { .. }
            | QuestionKind::OneOf { .. }
            | QuestionKind::ManyOf { .. }
            | QuestionKind::Number(_)
            | QuestionKind::Date(_)
            | QuestionKind::YesNo
            | QuestionKind::Entries { .. }
            | QuestionKind::File(_) => vec![own],
        }
    }

    /// The three skills of every language that the form names (G9.2.4).
    fn named(&self, ask: &LanguageAsk) -> Vec<PreviewField> {
        let skills = [RowField::Speaking, RowField::Writing, RowField::Understanding];
        let levels: Vec<PreviewChoice> = SkillLevel::ALL
            .iter()
            .map(|level| PreviewChoice {
                id: level.slug().to_owned(),
                label: texts::skill_level(self.language, *level).to_owned(),
            })
            .collect();
        let by_law = ask.required_by_law.iter().map(|named| (named, QuestionRole::Eligibility));
        let needed = ask.needed.iter().map(|named| (named, QuestionRole::Plain));
        by_law
            .chain(needed)
            .flat_map(|(named, role)| skills.map(|skill| (named, role, skill)))
            .map(|(named, role, skill)| {
                let known = self.languages.get(&named.language).map(|name| name.text(self.language));
                let name = known.unwrap_or(&named.language);
                let label = format!("{name}: {}", texts::row_field(self.language, skill));
                let row = named_row(&named.language);
                let pointer = format!("/rows/{}/{row}/{skill}", RowSection::Languages);
                let help = named.demanded(skill).map(|level| texts::demanded_level(self.language, level));
                PreviewField { role, help, choices: levels.clone(), ..self.field(pointer, label) }
            })
            .collect()
    }
}
