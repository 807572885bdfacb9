//! Deletes an application that was never sent (D25), or an open one that was withdrawn (G11).

use domain::applications::{ApplicationKind, ApplicationState};
use domain::ids::{ApplicationId, UserId};
use domain::row_version::RowVersion;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};

use crate::db::Tx;
use crate::db::entities::applications;
use crate::failure::Outcome;

/// Keeps others away until the commit: an attachment that is being added would lose its row, but keep its file.
///
/// # Errors
/// Faults of the database.
pub async fn lock(tx: &Tx, applicant: UserId, id: ApplicationId) -> Outcome<()> {
    applications::Entity::find_by_id(id)
        .filter(applications::Column::ApplicantId.eq(applicant))
        .lock_exclusive()
        .one(tx)
        .await?;
    Ok(())
}

/// Deletes it with everything in it; answers whether there was anything to delete.
///
/// # Errors
/// Faults of the database.
pub async fn deletable(tx: &Tx, applicant: UserId, id: ApplicationId, seen: RowVersion) -> Outcome<bool> {
    let deleted = applications::Entity::delete_many()
        .filter(applications::Column::Id.eq(id))
        .filter(applications::Column::ApplicantId.eq(applicant))
        .filter(
            Condition::any().add(applications::Column::State.eq(ApplicationState::Unsent)).add(
                Condition::all()
                    .add(applications::Column::Kind.eq(ApplicationKind::Open))
                    .add(applications::Column::State.eq(ApplicationState::Withdrawn)),
            ),
        )
        .filter(applications::Column::RowVersion.eq(seen))
        .exec(tx)
        .await?;
    Ok(deleted.rows_affected > 0)
}
