//! What must be filled in, which the page marks before anybody has typed anything.

use std::collections::BTreeMap;

use domain::codes::{Choice, StateEmployer};
use domain::forms::{AnswerValue, BasicField, Draft, DraftRow, Form, RowSection, evaluate};
use domain::ids::RowId;
use domain::time::{Instant, helsinki};

/// The fields that must be filled in, as the judge itself says it of a form with nothing in it.
pub(crate) fn required_fields(form: &Form, now: Instant) -> Vec<String> {
    let row = |section: RowSection| DraftRow {
        id: RowId::from(uuid::Uuid::nil()),
        section,
        position: 0,
        fields: BTreeMap::new(),
    };
    let draft = Draft {
        basics: BTreeMap::from([(
            BasicField::StateEmployer,
            AnswerValue::Text(StateEmployer::BudgetAgency.slug().to_owned()),
        )]),
        rows: RowSection::ALL.iter().map(|section| row(*section)).collect(),
        ..Draft::default()
    };
    evaluate(form, &draft, helsinki::date(now))
        .errors
        .into_iter()
        .filter(|error| error.code == domain::problem::FieldCode::Missing)
        .map(|error| error.pointer)
        .collect()
}
