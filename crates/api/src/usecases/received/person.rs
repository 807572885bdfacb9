//! The applicant as the agency sees them.

use std::collections::BTreeMap;

use domain::forms::{AnswerValue, BasicField};

use crate::db::Tx;
use crate::db::applications::content::{self, Content};
use crate::db::applications::received;
use crate::db::entities::applications;
use crate::failure::Outcome;

/// The live basic details (D1), or the frozen ones where the recruitment has ended or the account is gone; with what was
/// answered for this application only. Legal gender and work at the state are in another table and are not loaded; the
/// filter is the floor under it (D4).
pub(in crate::usecases) async fn basics(
    tx: &Tx,
    application: &applications::Model,
    content: &Content,
) -> Outcome<BTreeMap<BasicField, AnswerValue>> {
    let mut basics = match (received::frozen_person(tx, application.id).await?, application.applicant_id) {
        (Some(frozen), _) => frozen.basics.0,
        (None, Some(applicant)) => content::public_basics(tx, applicant).await?.1,
        (None, None) => BTreeMap::new(),
    };
    basics.extend(content::values(content.version.own_basics.0.clone()));
    basics.retain(|field, value| !field.is_for_equality_only() && !value.is_empty());
    Ok(basics)
}

/// First name and family name.
pub(in crate::usecases) fn name(basics: &BTreeMap<BasicField, AnswerValue>) -> String {
    [BasicField::FirstName, BasicField::LastName]
        .iter()
        .filter_map(|field| basics.get(field)?.as_text())
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ")
}
