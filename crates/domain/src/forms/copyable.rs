//! What a new application may begin with (G9.1, D22).

use std::collections::BTreeMap;

use super::{AnswerValue, DraftRow, Form, Question, QuestionId, RowField, RowSection};
use crate::time::parse_date;

/// What a new application begins with: rows, and that there are none. Basic details need no copying, they shine through
/// from the profile (G7.1-3). Answers to an agency's own questions, attachments and consents are never copied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Rows of the sections that the new form asks for.
    pub rows: Vec<DraftRow>,
    /// ‹I have none› of the sections that the new form asks for.
    pub none: BTreeMap<QuestionId, AnswerValue>,
}

/// What a form takes from the profile: rows of the sections that it asks for, so courses only where it asks for courses
/// (G9.2.3).
#[must_use]
pub fn copied_from_profile(form: &Form, rows: &[DraftRow]) -> Copied {
    let asked: Vec<RowSection> = entries(form).map(|(_, section)| section).collect();
    let rows = rows.iter().filter(|row| asked.contains(&row.section) && !is_blank(row)).map(as_typed).collect();
    Copied { rows, none: BTreeMap::new() }
}

/// What a form takes from an earlier application: the same rows, and that there were none where the earlier form asked
/// and was told so.
#[must_use]
pub fn copied_from_application(
    form: &Form,
    earlier: &Form,
    answers: &BTreeMap<QuestionId, AnswerValue>,
    rows: &[DraftRow],
) -> Copied {
    let mut copied = copied_from_profile(form, rows);
    let had_none = |section: RowSection| {
        entries(earlier).any(|(question, of)| {
            of == section && question.takes_none() && answers.get(&question.id) == Some(&AnswerValue::YesNo(true))
        })
    };
    for (question, section) in entries(form) {
        if question.takes_none() && had_none(section) && !copied.rows.iter().any(|row| row.section == section) {
            copied.none.insert(question.id.clone(), AnswerValue::YesNo(true));
        }
    }
    copied
}

/// The questions that are made of rows.
fn entries(form: &Form) -> impl Iterator<Item = (&Question, RowSection)> {
    form.questions().filter_map(|question| Some((question, question.rows()?)))
}

/// A row as one would type it: what was sent has its dates as `2014-05-31`.
#[must_use]
pub fn as_typed(row: &DraftRow) -> DraftRow {
    let typed = |(field, value): (&RowField, &AnswerValue)| {
        let is_day = matches!(field, RowField::CompletedOn | RowField::StartedOn | RowField::EndedOn);
        let day = value.as_text().filter(|_| is_day).and_then(parse_date);
        let value = day.map_or_else(|| value.clone(), |day| AnswerValue::Text(day.format("%-d.%-m.%Y").to_string()));
        (*field, value)
    };
    DraftRow { fields: row.fields.iter().map(typed).collect(), ..row.clone() }
}

/// Whether nothing stands in a row.
fn is_blank(row: &DraftRow) -> bool {
    row.fields.values().all(AnswerValue::is_empty)
}
