//! The values of all fields of an application, and the order of its rows.

use std::collections::BTreeMap;

use domain::applications::ApplicationView;
use domain::forms::{AnswerValue, BasicField, DraftRow, QuestionId, RowSection};
use domain::ids::RowId;

use super::field::Field;

/// Values of all fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Values {
    pub(super) basics: BTreeMap<BasicField, AnswerValue>,
    pub(super) answers: BTreeMap<QuestionId, AnswerValue>,
    pub(super) rows: Vec<DraftRow>,
}

impl Values {
    pub(super) fn of(view: &ApplicationView) -> Self {
        let mut rows = view.rows.clone();
        rows.sort_by_key(|row| (row.section, row.position, row.id));
        Self { basics: view.basics.clone(), answers: view.answers.clone(), rows }
    }

    pub(super) fn get(&self, field: &Field) -> Option<&AnswerValue> {
        match field {
            Field::Basic(basic) => self.basics.get(basic),
            Field::Answer(question) => self.answers.get(question),
            Field::Row(_, row, field) => self.row(*row)?.fields.get(field),
        }
    }

    pub(super) fn row(&self, row: RowId) -> Option<&DraftRow> {
        self.rows.iter().find(|known| known.id == row)
    }

    pub(super) fn set(&mut self, field: &Field, value: Option<AnswerValue>) {
        match (field, value) {
            (Field::Basic(basic), Some(value)) => {
                self.basics.insert(*basic, value);
            }
            (Field::Basic(basic), None) => {
                self.basics.remove(basic);
            }
            (Field::Answer(question), Some(value)) => {
                self.answers.insert(question.clone(), value);
            }
            (Field::Answer(question), None) => {
                self.answers.remove(question);
            }
            (Field::Row(section, row, field), value) => {
                self.add_row(*section, *row, None);
                if let Some(known) = self.rows.iter_mut().find(|known| known.id == *row) {
                    match value {
                        Some(value) => known.fields.insert(*field, value),
                        None => known.fields.remove(field),
                    };
                }
            }
        }
    }

    pub(super) fn add_row(&mut self, section: RowSection, row: RowId, position: Option<i32>) {
        if self.row(row).is_none() {
            let position = position.unwrap_or_else(|| self.next_position(section));
            self.rows.push(DraftRow { id: row, section, position, fields: BTreeMap::new() });
        }
    }

    /// Puts the rows of a section in an order; those that it does not name come last, as on the server.
    pub(super) fn order(&mut self, section: RowSection, order: &[RowId]) {
        let place = |id: RowId| order.iter().position(|named| *named == id).unwrap_or(usize::MAX);
        self.rows.sort_by_key(|row| (row.section, row.position, row.id));
        let mut ids: Vec<RowId> = self.rows.iter().filter(|row| row.section == section).map(|row| row.id).collect();
        ids.sort_by_key(|id| place(*id));
        for row in self.rows.iter_mut().filter(|row| row.section == section) {
            let at = ids.iter().position(|id| *id == row.id).and_then(|at| i32::try_from(at).ok());
            row.position = at.unwrap_or(row.position);
        }
        self.rows.sort_by_key(|row| (row.section, row.position, row.id));
    }

    pub(super) fn next_position(&self, section: RowSection) -> i32 {
        let last = self.rows.iter().filter(|row| row.section == section).map(|row| row.position).max();
        last.map_or(0, |last| last.saturating_add(1))
    }

    pub(super) fn fields(&self) -> Vec<Field> {
        let basics = self.basics.keys().map(|basic| Field::Basic(*basic));
        let answers = self.answers.keys().map(|question| Field::Answer(question.clone()));
        let rows =
            self.rows.iter().flat_map(|row| row.fields.keys().map(|field| Field::Row(row.section, row.id, *field)));
        basics.chain(answers).chain(rows).collect()
    }
}
