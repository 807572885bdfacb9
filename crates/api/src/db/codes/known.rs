//! Whether a code exists.

use domain::codes::CodeList;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::db::entities::code_lists;
use crate::failure::Outcome;

/// Whether a list has this code. One that is no longer offered is still a code: drafts may hold it.
///
/// # Errors
/// Faults of the database.
pub async fn exists(db: &impl ConnectionTrait, list: CodeList, code: &str) -> Outcome<bool> {
    Ok(code_lists::Entity::find_by_id((list, code.to_owned())).one(db).await?.is_some())
}
