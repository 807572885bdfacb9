//! Sign-ups that wait for their code.

use domain::ids::{AdId, RegistrationId};
use domain::time::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};

use crate::db::Tx;
use crate::db::entities::ads;
use crate::db::entities::registrations::{Column, Entity, Model};
use crate::failure::Outcome;

/// Adds a sign-up.
///
/// # Errors
/// Faults of the database.
pub async fn insert(tx: &Tx, registration: Model) -> Outcome<()> {
    let mut row = registration.into_active_model();
    row = row.reset_all();
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// A sign-up by its id, which only its own browser knows, while it can still become an account.
///
/// # Errors
/// Faults of the database.
pub async fn waiting(db: &impl ConnectionTrait, id: RegistrationId, now: Instant) -> Outcome<Option<Model>> {
    Ok(Entity::find_by_id(id).filter(Column::ConfirmedAt.is_null()).filter(Column::ExpiresAt.gt(now)).one(db).await?)
}

/// Marks it as an account now; `false` when it is one already.
///
/// # Errors
/// Faults of the database.
pub async fn confirm(tx: &Tx, id: RegistrationId, now: Instant) -> Outcome<bool> {
    let confirmed = Entity::update_many()
        .col_expr(Column::ConfirmedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::ConfirmedAt.is_null())
        .exec(tx)
        .await?;
    Ok(confirmed.rows_affected == 1)
}

/// Whether the ad exists through which somebody says to have come.
///
/// # Errors
/// Faults of the database.
pub async fn ad_exists(tx: &Tx, ad: AdId) -> Outcome<bool> {
    let found: Option<AdId> =
        ads::Entity::find_by_id(ad).select_only().column(ads::Column::Id).into_tuple().one(tx).await?;
    Ok(found.is_some())
}

/// Removes what can no longer become an account; passwords and addresses go with it.
///
/// # Errors
/// Faults of the database.
pub async fn delete_expired(tx: &Tx, before: Instant) -> Outcome<u64> {
    Ok(Entity::delete_many().filter(Column::ExpiresAt.lt(before)).exec(tx).await?.rows_affected)
}
