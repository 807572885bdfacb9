//! The public history of an ad (D31).

use domain::ads::AdCorrection;
use domain::ids::AdId;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use crate::db::Tx;
use crate::db::entities::ad_corrections;
use crate::db::stored::Stored;
use crate::failure::Outcome;
use crate::random;

/// Adds what was changed.
///
/// # Errors
/// Faults of the database.
pub async fn note_correction(tx: &Tx, ad: AdId, correction: AdCorrection) -> Outcome<()> {
    ad_corrections::Entity::insert(ad_corrections::ActiveModel {
        id: Set(random::id()),
        ad_id: Set(ad),
        at: Set(correction.at),
        correction: Set(Stored(correction)),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}
