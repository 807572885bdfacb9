//! Who works for which agency.

use domain::agencies::Role;
use domain::ids::{AgencyId, UserId};
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::db::Tx;
use crate::db::applications::open::standing;
use crate::db::entities::agencies;
use crate::db::entities::agency_users::{ActiveModel, Column, Entity};
use crate::failure::Outcome;

/// The role of a person at an agency.
///
/// # Errors
/// Faults of the database.
pub async fn role(db: &impl ConnectionTrait, agency: &AgencyId, user: UserId) -> Outcome<Option<Role>> {
    Ok(Entity::find_by_id((agency.clone(), user)).one(db).await?.map(|row| row.role))
}

/// The agencies a person works for.
///
/// # Errors
/// Faults of the database.
pub async fn of_user(db: &impl ConnectionTrait, user: UserId) -> Outcome<Vec<AgencyId>> {
    let rows = Entity::find().filter(Column::UserId.eq(user)).order_by_asc(Column::AgencyId).all(db).await?;
    Ok(rows.into_iter().map(|row| row.agency_id).collect())
}

/// Gives a person a role at an agency, in place of another one.
///
/// # Errors
/// Faults of the database.
pub async fn set(tx: &Tx, agency: &AgencyId, user: UserId, role: Role, now: Instant) -> Outcome<()> {
    Entity::insert(ActiveModel {
        agency_id: Set(agency.clone()),
        user_id: Set(user),
        role: Set(role),
        created_at: Set(now),
    })
    .on_conflict(OnConflict::columns([Column::AgencyId, Column::UserId]).update_column(Column::Role).to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Whether there is such an agency. Nobody works at what stands in the place of one over open applications.
///
/// # Errors
/// Faults of the database.
pub async fn agency_exists(db: &impl ConnectionTrait, agency: &AgencyId) -> Outcome<bool> {
    let is_none = agency.as_str() == standing::AGENCY;
    Ok(!is_none && agencies::Entity::find_by_id(agency.clone()).one(db).await?.is_some())
}
