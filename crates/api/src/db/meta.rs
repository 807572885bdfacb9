//! Facts about the database itself.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::entities::meta;
use crate::failure::Outcome;

/// The mark of a demo's database, set at its creation: `serve --demo` refuses any other, `serve` refuses a marked one.
pub const DEMO: &str = "demo";

/// Reads a fact.
///
/// # Errors
/// Faults of the database.
pub async fn get(db: &impl ConnectionTrait, key: &str) -> Outcome<Option<String>> {
    Ok(meta::Entity::find_by_id(key).one(db).await?.map(|row| row.value))
}

/// Writes a fact.
///
/// # Errors
/// Faults of the database.
pub async fn set(db: &impl ConnectionTrait, key: &str, value: &str) -> Outcome<()> {
    meta::Entity::insert(meta::ActiveModel { key: Set(key.to_owned()), value: Set(value.to_owned()) })
        .on_conflict(OnConflict::column(meta::Column::Key).update_column(meta::Column::Value).to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(())
}
