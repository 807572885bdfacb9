//! Tests of the judge.

mod basics;
mod change_form;
mod competence;
mod copyable;
mod forms;
mod languages;
mod properties;
mod questions;
mod rows;
mod saved;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    AnswerValue, BasicField, Draft, DraftRow, Evaluation, Form, RowField, RowSection, evaluate, standard_form,
};
use crate::ids::RowId;

pub(super) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 1).unwrap()
}

pub(super) fn text(text: &str) -> AnswerValue {
    AnswerValue::Text(text.to_owned())
}

pub(super) fn row(number: u128, section: RowSection, fields: &[(RowField, AnswerValue)]) -> DraftRow {
    DraftRow {
        id: RowId(Uuid::from_u128(number)),
        section,
        position: i32::try_from(number).unwrap(),
        fields: fields.iter().cloned().collect(),
    }
}

pub(super) fn degree(number: u128, highest: bool) -> DraftRow {
    row(
        number,
        RowSection::Degrees,
        &[
            (RowField::Level, text("l7")),
            (RowField::Degree, text("Filosofie magister")),
            (RowField::School, text("Helsingfors universitet")),
            (RowField::CompletedOn, text("31.5.2014")),
            (RowField::Highest, AnswerValue::YesNo(highest)),
        ],
    )
}

pub(super) fn job(number: u128) -> DraftRow {
    row(
        number,
        RowSection::Experience,
        &[
            (RowField::Employer, text("Migrationsverket")),
            (RowField::Title, text("Överinspektör")),
            (RowField::StartedOn, text("1.6.2014")),
            (RowField::Ongoing, AnswerValue::YesNo(true)),
        ],
    )
}

/// A draft of the standard form that can be sent.
pub(super) fn complete() -> Draft {
    let basics = [
        (BasicField::FirstName, "Aino"),
        (BasicField::LastName, "Lindqvist"),
        (BasicField::BirthDate, "29.2.1988"),
        (BasicField::Gender, "woman"),
        (BasicField::Phone, "+358 40 123 4567"),
        (BasicField::Email, "aino@example.org"),
        (BasicField::Street, "Storgatan 1 A 2"),
        (BasicField::PostalCode, "00100"),
        (BasicField::City, "Helsingfors"),
    ];
    Draft {
        basics: basics.into_iter().map(|(field, value)| (field, text(value))).collect(),
        answers: [("motivation".into(), text("Jag vill."))].into_iter().collect(),
        rows: vec![degree(1, true), job(1)],
        attachments: Vec::new(),
        has_photo: false,
    }
}

pub(super) fn judged(form: &Form, draft: &Draft) -> Evaluation {
    evaluate(form, draft, today())
}

/// The errors of a draft of the standard form, as ‹pointer code›.
pub(super) fn said(draft: &Draft) -> Vec<String> {
    said_of(&standard_form(), draft)
}

pub(super) fn said_of(form: &Form, draft: &Draft) -> Vec<String> {
    let verdict = judged(form, draft);
    assert_eq!(verdict.percent == 100, verdict.errors.is_empty());
    verdict.errors.iter().map(|error| format!("{} {}", error.pointer, error.code.slug())).collect()
}
