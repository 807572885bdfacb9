//! Pictures of pages (G1-2). A row keeps the bytes in the store.

use std::collections::BTreeMap;

use domain::content::{PictureView, picture_address};
use domain::ids::PictureId;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, SqlErr};

use crate::db::Tx;
use crate::db::entities::pages;
pub use crate::db::entities::pictures::Model;
use crate::db::entities::pictures::{Column, Entity};
use crate::failure::{Failure, Outcome};

/// A picture.
///
/// # Errors
/// Faults of the database.
pub async fn find(db: &impl ConnectionTrait, id: PictureId) -> Outcome<Option<Model>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// All of them, the newest first.
///
/// # Errors
/// Faults of the database.
pub async fn all(db: &impl ConnectionTrait) -> Outcome<Vec<Model>> {
    Ok(Entity::find().order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).all(db).await?)
}

/// Those of these that there are.
///
/// # Errors
/// Faults of the database.
pub async fn of(db: &impl ConnectionTrait, ids: Vec<PictureId>) -> Outcome<BTreeMap<PictureId, Model>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Adds one; `false` where there is one of this id.
///
/// # Errors
/// Faults of the database.
pub async fn add(tx: &Tx, picture: Model) -> Outcome<bool> {
    let added = Entity::insert(picture.into_active_model())
        .on_conflict(OnConflict::column(Column::Id).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(added > 0)
}

/// Deletes one that no page shows; `false` where one does.
///
/// # Errors
/// Faults of the database.
pub async fn delete(tx: &Tx, id: PictureId) -> Outcome<bool> {
    let shown = Query::select()
        .column(pages::Column::PictureId)
        .from(pages::Entity)
        .and_where(pages::Column::PictureId.is_not_null())
        .to_owned();
    let delete = Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::Id.not_in_subquery(shown));
    match delete.exec(tx).await {
        Ok(deleted) => Ok(deleted.rows_affected == 1),
        // A page that was being saved took it just now: the database has the last word.
        Err(error) if matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// As it is shown to whoever looks after pages.
///
/// # Errors
/// A size in the table that is none.
pub fn view(row: &Model) -> Outcome<PictureView> {
    let number = |number: i32| u32::try_from(number).map_err(|error| Failure::bug(error.to_string()));
    Ok(PictureView {
        id: row.id,
        address: picture_address(row.id),
        media_type: row.media_type.clone(),
        width: number(row.width)?,
        height: number(row.height)?,
        size: number(row.size)?,
        created_at: row.created_at,
    })
}
