//! What is left of applications that are anonymised: how many of a recruitment had which value, one thing at a time (G8-2,
//! D4). No sum leads back to an application.

use std::collections::BTreeMap;

use domain::applications::Counted;
use domain::ids::{ApplicationId, RecruitmentId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::db::Tx;
use crate::db::entities::{anonymous_sums, application_equality, applications};
use crate::failure::Outcome;

/// Adds the applications to the sums of their recruitment, in the transaction that deletes them.
///
/// # Errors
/// Faults of the database.
pub async fn add(tx: &Tx, recruitment: RecruitmentId, found: &[applications::Model]) -> Outcome<()> {
    let ids: Vec<ApplicationId> = found.iter().map(|application| application.id).collect();
    let mut sums: BTreeMap<(Counted, String), i32> = BTreeMap::new();
    for application in found {
        *sums.entry((Counted::Language, application.language.tag().to_owned())).or_default() += 1;
    }
    let equality = application_equality::Entity::find()
        .filter(application_equality::Column::ApplicationId.is_in(ids))
        .all(tx)
        .await?;
    for row in equality {
        let values = [(Counted::Gender, Some(row.gender)), (Counted::StateEmployer, row.state_employer)];
        for (counted, value) in values {
            if let Some(value) = value.filter(|value| !value.0.is_empty()) {
                *sums.entry((counted, value.0)).or_default() += 1;
            }
        }
    }
    for ((counted, value), number) in sums {
        anonymous_sums::Entity::insert(anonymous_sums::ActiveModel {
            recruitment_id: Set(recruitment),
            counted: Set(counted),
            value: Set(value),
            number: Set(number),
        })
        .on_conflict(
            OnConflict::columns([
                anonymous_sums::Column::RecruitmentId,
                anonymous_sums::Column::Counted,
                anonymous_sums::Column::Value,
            ])
            .value(
                anonymous_sums::Column::Number,
                Expr::col((anonymous_sums::Entity, anonymous_sums::Column::Number)).add(number),
            )
            .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    }
    Ok(())
}
