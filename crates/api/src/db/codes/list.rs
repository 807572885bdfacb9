//! Reading the lists.

use std::collections::BTreeMap;

use domain::codes::CodeList;
use domain::translated::Translated;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::db::applications::open::standing;
use crate::db::entities::{agencies, code_lists};
use crate::failure::Outcome;

/// Every row of every list, in display order.
///
/// # Errors
/// Faults of the database.
pub async fn all(db: &impl ConnectionTrait) -> Outcome<Vec<code_lists::Model>> {
    Ok(code_lists::Entity::find().order_by_asc(code_lists::Column::Position).all(db).await?)
}

/// The names of the codes of one list.
///
/// # Errors
/// Faults of the database.
pub async fn names(db: &impl ConnectionTrait, list: CodeList) -> Outcome<BTreeMap<String, Translated>> {
    let rows = code_lists::Entity::find().filter(code_lists::Column::List.eq(list)).all(db).await?;
    let name =
        |row: code_lists::Model| (row.code, Translated { fi: Some(row.name_fi), sv: row.name_sv, en: row.name_en });
    Ok(rows.into_iter().map(name).collect())
}

/// Every agency, in display order. What stands in its place over open applications is none.
///
/// # Errors
/// Faults of the database.
pub async fn agencies(db: &impl ConnectionTrait) -> Outcome<Vec<agencies::Model>> {
    Ok(agencies::Entity::find()
        .filter(agencies::Column::Id.ne(standing::AGENCY))
        .order_by_asc(agencies::Column::Position)
        .all(db)
        .await?)
}
