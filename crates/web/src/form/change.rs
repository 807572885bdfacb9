//! What is to be stored, and the requests that store it.

use std::collections::BTreeMap;

use domain::forms::{AnswerValue, BasicField, QuestionId, RowField, RowSection};
use domain::ids::RowId;
use serde::{Deserialize, Serialize};

use super::field::Field;

/// What is to be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Change {
    /// A field was left; `None` clears it.
    Set(Field, Option<AnswerValue>),
    /// A row was added.
    AddRow(RowSection, RowId, i32),
    /// A row was removed.
    RemoveRow(RowSection, RowId),
    /// The rows of a section were put in this order (the profile's only).
    Order(RowSection, Vec<RowId>),
}

impl Change {
    /// Whether both are about the same thing, so that the later replaces the earlier.
    pub(super) fn same_place(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Set(mine, _), Self::Set(theirs, _)) => mine == theirs,
            (Self::AddRow(_, mine, _), Self::AddRow(_, theirs, _))
            | (Self::RemoveRow(_, mine), Self::RemoveRow(_, theirs)) => mine == theirs,
            (Self::Order(mine, _), Self::Order(theirs, _)) => mine == theirs,
            _different => false,
        }
    }

    pub(super) fn row(&self) -> Option<RowId> {
        match self {
            Self::Set(Field::Row(_, row, _), _) | Self::AddRow(_, row, _) | Self::RemoveRow(_, row) => Some(*row),
            Self::Set(Field::Basic(_) | Field::Answer(_), _) | Self::Order(..) => None,
        }
    }
}

/// The operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Profile,
    Answers,
    Row(RowSection, RowId),
    Removal(RowSection, RowId),
    Order(RowSection),
}

/// Which operation stores a change.
pub(super) fn target(change: &Change) -> Target {
    match change {
        Change::Set(Field::Basic(field), _) if !field.is_of_application() => Target::Profile,
        Change::Set(Field::Basic(_) | Field::Answer(_), _) => Target::Answers,
        Change::Set(Field::Row(section, row, _), _) | Change::AddRow(section, row, _) => Target::Row(*section, *row),
        Change::RemoveRow(section, row) => Target::Removal(*section, *row),
        Change::Order(section, _) => Target::Order(*section),
    }
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Batch {
    /// Names it when the answer comes.
    pub(crate) id: u64,
    /// What it stores.
    pub(crate) changes: Vec<Change>,
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Request {
    /// `PATCH /me/profile`
    Profile(BTreeMap<BasicField, Option<AnswerValue>>),
    /// `PATCH /applications/{id}/answers`
    Answers {
        /// Answers to questions.
        answers: BTreeMap<QuestionId, Option<AnswerValue>>,
        /// Basic details of this application only.
        basics: BTreeMap<BasicField, Option<AnswerValue>>,
    },
    /// `PUT /applications/{id}/rows/{section}/{row}`
    Row {
        /// Where.
        section: RowSection,
        /// Which.
        row: RowId,
        /// Its place, when it is new.
        position: Option<i32>,
        /// Its fields.
        fields: BTreeMap<RowField, Option<AnswerValue>>,
    },
    /// `DELETE /applications/{id}/rows/{section}/{row}`
    RemoveRow {
        /// Where.
        section: RowSection,
        /// Which.
        row: RowId,
    },
    /// `PUT /me/profile/{section}/order`
    Order {
        /// Where.
        section: RowSection,
        /// All rows of the section, in order.
        order: Vec<RowId>,
    },
}

impl Batch {
    /// What to send. `None` for a batch of nothing, which the queue never makes.
    pub(crate) fn request(&self) -> Option<Request> {
        Some(match target(self.changes.first()?) {
            Target::Profile => Request::Profile(self.basics()),
            Target::Answers => Request::Answers {
                answers: self
                    .changes
                    .iter()
                    .filter_map(|change| match change {
                        Change::Set(Field::Answer(question), value) => Some((question.clone(), value.clone())),
                        Change::Set(Field::Basic(_) | Field::Row(..), _)
                        | Change::AddRow(..)
                        | Change::RemoveRow(..)
                        | Change::Order(..) => None,
                    })
                    .collect(),
                basics: self.basics(),
            },
            Target::Row(section, row) => Request::Row {
                section,
                row,
                position: self.changes.iter().find_map(|change| match change {
                    Change::AddRow(_, _, position) => Some(*position),
                    Change::Set(..) | Change::RemoveRow(..) | Change::Order(..) => None,
                }),
                fields: self
                    .changes
                    .iter()
                    .filter_map(|change| match change {
                        Change::Set(Field::Row(_, _, field), value) => Some((*field, value.clone())),
                        Change::Set(Field::Basic(_) | Field::Answer(_), _)
                        | Change::AddRow(..)
                        | Change::RemoveRow(..)
                        | Change::Order(..) => None,
                    })
                    .collect(),
            },
            Target::Removal(section, row) => Request::RemoveRow { section, row },
            Target::Order(section) => Request::Order {
                section,
                order: self
                    .changes
                    .iter()
                    .find_map(|change| match change {
                        Change::Order(_, order) => Some(order.clone()),
                        Change::Set(..) | Change::AddRow(..) | Change::RemoveRow(..) => None,
                    })
                    .unwrap_or_default(),
            },
        })
    }

    fn basics(&self) -> BTreeMap<BasicField, Option<AnswerValue>> {
        self.changes
            .iter()
            .filter_map(|change| match change {
                Change::Set(Field::Basic(field), value) => Some((*field, value.clone())),
                Change::Set(Field::Answer(_) | Field::Row(..), _)
                | Change::AddRow(..)
                | Change::RemoveRow(..)
                | Change::Order(..) => None,
            })
            .collect()
    }
}
