//! Receipts are looked up by their hash alone: whoever has one may have it confirmed (X9-9).

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::db::Tx;
use crate::db::entities::{application_versions, applications, recruitments};
use crate::failure::{Failure, Outcome};

/// The version with this receipt, and its recruitment.
///
/// # Errors
/// Faults of the database.
pub async fn find(tx: &Tx, sha256: &str) -> Outcome<Option<(application_versions::Model, recruitments::Model)>> {
    let version = application_versions::Entity::find()
        .filter(application_versions::Column::ReceiptSha256.eq(sha256))
        .one(tx)
        .await?;
    let Some(version) = version else { return Ok(None) };
    let application = applications::Entity::find_by_id(version.application_id)
        .one(tx)
        .await?
        .ok_or_else(|| Failure::bug("a version without its application"))?;
    let recruitment = recruitments::Entity::find_by_id(application.recruitment_id)
        .one(tx)
        .await?
        .ok_or_else(|| Failure::bug("an application without a recruitment"))?;
    Ok(Some((version, recruitment)))
}
