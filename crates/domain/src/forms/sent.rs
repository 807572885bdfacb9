//! What a sent application keeps: values parsed, hidden questions left out (D47).

use std::collections::BTreeMap;

use super::judge_rows::is_asked;
use super::visible::visible;
use super::{AnswerValue, BasicField, Draft, DraftRow, Form, Question, QuestionKind, RowField, parse_number};
use crate::email::Email;
use crate::time::parse_date;

/// The draft as it is sent: only what is asked, texts trimmed, dates as `2014-05-31`, numbers in digits. A draft that
/// [`super::evaluate`] passes still passes afterwards.
#[must_use]
pub fn as_sent(form: &Form, draft: &Draft) -> Draft {
    let shown = visible(form, &draft.answers);
    let asked: Vec<&Question> = form.questions().filter(|question| shown.contains(&question.id)).collect();
    let asks_rows = |row: &DraftRow| asked.iter().any(|question| question.rows() == Some(row.section));
    Draft {
        basics: draft
            .basics
            .iter()
            .filter(|(field, value)| {
                !value.is_empty() && (**field != BasicField::Citizenship || form.basics.citizenship)
            })
            .map(|(field, value)| (*field, basic(*field, value)))
            .collect(),
        answers: asked
            .iter()
            .filter_map(|question| {
                let answer = draft.answers.get(&question.id).filter(|answer| !answer.is_empty())?;
                Some((question.id.clone(), parsed(&question.kind, answer)))
            })
            .collect(),
        rows: draft.rows.iter().filter(|row| asks_rows(row)).map(row_as_sent).collect(),
        attachments: draft
            .attachments
            .iter()
            .filter(|file| asked.iter().any(|q| q.id == file.question && matches!(q.kind, QuestionKind::File(_))))
            .cloned()
            .collect(),
        has_photo: draft.has_photo && form.basics.photo.is_asked(),
    }
}

fn row_as_sent(row: &DraftRow) -> DraftRow {
    let fields: BTreeMap<RowField, AnswerValue> = row
        .fields
        .iter()
        .filter(|(field, value)| !value.is_empty() && is_asked(row, **field))
        .map(|(field, value)| {
            let kept = match field {
                RowField::CompletedOn | RowField::StartedOn | RowField::EndedOn => date(value),
                RowField::Degree
                | RowField::School
                | RowField::Level
                | RowField::Highest
                | RowField::Course
                | RowField::Organizer
                | RowField::Language
                | RowField::Speaking
                | RowField::Writing
                | RowField::Understanding
                | RowField::Assignment
                | RowField::Organization
                | RowField::Employer
                | RowField::Title
                | RowField::Ongoing
                | RowField::Description => trimmed(value),
            };
            (*field, kept)
        })
        .collect();
    DraftRow { fields, ..row.clone() }
}

fn basic(field: BasicField, value: &AnswerValue) -> AnswerValue {
    match (field, value.as_text()) {
        (BasicField::BirthDate, _) => date(value),
        (BasicField::Email, Some(text)) => Email::parse(text)
            .map_or_else(|_unread| trimmed(value), |email| AnswerValue::Text(email.as_str().to_owned())),
        (
            BasicField::Email
            | BasicField::FirstName
            | BasicField::LastName
            | BasicField::Gender
            | BasicField::Phone
            | BasicField::Street
            | BasicField::PostalCode
            | BasicField::City
            | BasicField::Country
            | BasicField::StateEmployer
            | BasicField::StateAgency
            | BasicField::Citizenship
            | BasicField::ElectronicNotice,
            _,
        ) => trimmed(value),
    }
}

fn parsed(kind: &QuestionKind, answer: &AnswerValue) -> AnswerValue {
    match (kind, answer.as_text()) {
        (QuestionKind::Number(_), Some(text)) => {
            parse_number(text).map_or_else(|| trimmed(answer), |number| AnswerValue::Text(number.to_string()))
        }
        (QuestionKind::Date(_), _) => date(answer),
        (
            QuestionKind::Number(_)
            | QuestionKind::Text { .. }
            | QuestionKind::OneOf { .. }
            | QuestionKind::ManyOf { .. }
            | QuestionKind::YesNo
            | QuestionKind::Entries { .. }
            | QuestionKind::Languages(_)
            | QuestionKind::File(_),
            _,
        ) => trimmed(answer),
    }
}

fn date(value: &AnswerValue) -> AnswerValue {
    value
        .as_text()
        .and_then(parse_date)
        .map_or_else(|| trimmed(value), |day| AnswerValue::Text(day.format("%Y-%m-%d").to_string()))
}

fn trimmed(value: &AnswerValue) -> AnswerValue {
    match value {
        AnswerValue::Text(text) => AnswerValue::Text(text.trim().to_owned()),
        AnswerValue::YesNo(_) | AnswerValue::Many(_) => value.clone(),
    }
}
