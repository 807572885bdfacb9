//! What is kept longer than the rules say, because the law or a dispute asks for it (D6).

use domain::ids::{AgencyId, ApplicationId, RecruitmentId};
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::db::Tx;
use crate::db::entities::{application_holds, applications, recruitment_holds, recruitments};
use crate::failure::Outcome;

/// An agency's recruitment, kept as it is until the commit: no run removes anything of it meanwhile.
///
/// # Errors
/// Faults of the database.
pub async fn lock_recruitment(tx: &Tx, agency: &AgencyId, id: RecruitmentId) -> Outcome<Option<recruitments::Model>> {
    Ok(recruitments::Entity::find_by_id(id)
        .filter(recruitments::Column::AgencyId.eq(agency.clone()))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?)
}

/// The same of one application.
///
/// # Errors
/// Faults of the database.
pub async fn lock_application(tx: &Tx, id: ApplicationId) -> Outcome<Option<applications::Model>> {
    Ok(applications::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?)
}

/// Since when a recruitment is held back.
///
/// # Errors
/// Faults of the database.
pub async fn of_recruitment(db: &impl ConnectionTrait, id: RecruitmentId) -> Outcome<Option<Instant>> {
    Ok(recruitment_holds::Entity::find_by_id(id).one(db).await?.map(|row| row.held_at))
}

/// Since when an application is.
///
/// # Errors
/// Faults of the database.
pub async fn of_application(db: &impl ConnectionTrait, id: ApplicationId) -> Outcome<Option<Instant>> {
    Ok(application_holds::Entity::find_by_id(id).one(db).await?.map(|row| row.held_at))
}

/// Holds a recruitment back, or no longer; says whether that is new.
///
/// # Errors
/// Faults of the database.
pub async fn set_recruitment(tx: &Tx, id: RecruitmentId, held: bool, now: Instant) -> Outcome<bool> {
    let changed = if held {
        recruitment_holds::Entity::insert(recruitment_holds::ActiveModel { recruitment_id: Set(id), held_at: Set(now) })
            .on_conflict(OnConflict::column(recruitment_holds::Column::RecruitmentId).do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?
    } else {
        recruitment_holds::Entity::delete_by_id(id).exec(tx).await?.rows_affected
    };
    Ok(changed > 0)
}

/// The same of one application.
///
/// # Errors
/// Faults of the database.
pub async fn set_application(tx: &Tx, id: ApplicationId, held: bool, now: Instant) -> Outcome<bool> {
    let changed = if held {
        application_holds::Entity::insert(application_holds::ActiveModel { application_id: Set(id), held_at: Set(now) })
            .on_conflict(OnConflict::column(application_holds::Column::ApplicationId).do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?
    } else {
        application_holds::Entity::delete_by_id(id).exec(tx).await?.rows_affected
    };
    Ok(changed > 0)
}
