//! A form cannot be broken (G9-1): what is stored has been through here. Questions one by one: [`super::check_question`].

use std::collections::BTreeSet;

use super::check_question::{Add, check_condition, check_question};
use super::{Form, Question, QuestionKind, QuestionRole, RowSection, Section, SectionKind};
use crate::attachments::MAX_FILES;
use crate::codes::Choice;
use crate::problem::{FieldCode, FieldError};

/// Most questions of one form: nobody would answer more, and every save judges all of them.
pub const MAX_QUESTIONS: usize = 100;

/// Everything that is wrong with a form, with pointers into it; empty for one that can be filled in.
#[must_use]
pub fn check_form(form: &Form) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut add = |error: FieldError| errors.push(error);
    check_sections(form, &mut add);
    let mut earlier: Vec<&Question> = Vec::new();
    let mut rows: BTreeSet<RowSection> = BTreeSet::new();
    let mut files = 0_u32;
    for (s, section) in form.sections.iter().enumerate() {
        for (q, question) in section.questions.iter().enumerate() {
            let at = format!("/sections/{s}/questions/{q}");
            if earlier.iter().any(|other| other.id == question.id) {
                add(FieldError::new(format!("{at}/id"), FieldCode::NotTogether));
            }
            check_question(question, &at, &mut add);
            check_place(section.kind, question, &at, &mut add);
            if question.rows().is_some_and(|section| !rows.insert(section)) {
                add(FieldError::new(format!("{at}/kind"), FieldCode::NotTogether));
            }
            if let QuestionKind::File(ask) = &question.kind {
                files += u32::from(ask.max_files);
            }
            check_condition(question, &earlier, &format!("{at}/shown_when"), &mut add);
            earlier.push(question);
        }
    }
    if earlier.len() > MAX_QUESTIONS {
        add(FieldError::new("/sections", FieldCode::TooMany).with("max", MAX_QUESTIONS));
    }
    if files > u32::from(MAX_FILES) {
        add(FieldError::new("/sections", FieldCode::TooMany).with("max", MAX_FILES));
    }
    errors
}

/// The guide's mandatory sections are there, each section once, in the guide's order, and with what makes it one.
fn check_sections(form: &Form, add: Add<'_>) {
    for kind in SectionKind::ALL {
        let found = form.sections.iter().filter(|section| section.kind == *kind).count();
        let (least, most) = match kind {
            SectionKind::Degrees | SectionKind::Experience | SectionKind::Job => (1, 1),
            SectionKind::Basics
            | SectionKind::Courses
            | SectionKind::Languages
            | SectionKind::Competence
            | SectionKind::Attachments => (0, 1),
            // The profile's own; a recruitment asks for them in “Basuppgifter” (G9.2.1).
            SectionKind::PositionsOfTrust => (0, 0),
        };
        if found < least {
            add(FieldError::new("/sections", FieldCode::Missing).with("section", kind));
        } else if found > most {
            add(FieldError::new("/sections", FieldCode::NotTogether).with("section", kind));
        }
    }
    let place = |section: &Section| SectionKind::ALL.iter().position(|kind| *kind == section.kind);
    for (s, (before, section)) in form.sections.iter().zip(form.sections.iter().skip(1)).enumerate() {
        if place(section) < place(before) {
            add(FieldError::new(format!("/sections/{}/kind", s + 1), FieldCode::NotTogether));
        }
    }
    for (s, section) in form.sections.iter().enumerate() {
        if !is_whole(section) {
            add(FieldError::new(format!("/sections/{s}/questions"), FieldCode::Missing));
        }
    }
}

/// Whether a section asks what it is there for: always, and of everybody.
fn is_whole(section: &Section) -> bool {
    let asks = |holds: &dyn Fn(&Question) -> bool| {
        section.questions.iter().any(|question| question.required && question.shown_when.is_none() && holds(question))
    };
    let asks_rows = |wanted: RowSection| asks(&|question| question.rows() == Some(wanted));
    match section.kind {
        SectionKind::Degrees => asks_rows(RowSection::Degrees),
        SectionKind::Courses => asks_rows(RowSection::Courses),
        SectionKind::Languages => asks_rows(RowSection::Languages),
        SectionKind::Experience => asks_rows(RowSection::Experience),
        SectionKind::PositionsOfTrust => asks_rows(RowSection::PositionsOfTrust),
        // The freely written application (G9.2.7).
        SectionKind::Job => asks(&|question| matches!(question.kind, QuestionKind::Text { .. })),
        SectionKind::Basics | SectionKind::Competence | SectionKind::Attachments => !section.questions.is_empty(),
    }
}

/// What is asked where: rows, files and languages have sections of their own, and so have skills and permits.
fn check_place(section: SectionKind, question: &Question, at: &str, add: Add<'_>) {
    let fits = match &question.kind {
        QuestionKind::Entries { section: rows } => match rows {
            RowSection::Degrees => section == SectionKind::Degrees,
            RowSection::Courses => section == SectionKind::Courses,
            RowSection::Experience => section == SectionKind::Experience,
            RowSection::PositionsOfTrust => matches!(section, SectionKind::Basics | SectionKind::PositionsOfTrust),
            // Of a recruitment's languages some have names (G9.2.4).
            RowSection::Languages => false,
        },
        QuestionKind::Languages(_) => section == SectionKind::Languages,
        QuestionKind::File(_) => section == SectionKind::Attachments,
        QuestionKind::Text { .. }
        | QuestionKind::OneOf { .. }
        | QuestionKind::ManyOf { .. }
        | QuestionKind::Number(_)
        | QuestionKind::Date(_)
        | QuestionKind::YesNo => section != SectionKind::Attachments,
    };
    if !fits {
        add(FieldError::new(format!("{at}/kind"), FieldCode::NotTogether));
    }
    let fits = match question.role {
        QuestionRole::Plain => true,
        QuestionRole::Eligibility => matches!(section, SectionKind::Degrees | SectionKind::Competence),
        QuestionRole::Permits | QuestionRole::Skills | QuestionRole::Leadership => section == SectionKind::Competence,
    };
    if !fits {
        add(FieldError::new(format!("{at}/role"), FieldCode::NotTogether));
    }
}
