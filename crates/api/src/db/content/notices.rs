//! Notices of interruptions and disturbances (G1-5).

use domain::content::{NoticeView, SaveNotice};
use domain::ids::NoticeId;
use domain::row_version::RowVersion;
use domain::time::{Instant, helsinki};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::db::Tx;
use crate::db::entities::notices::{ActiveModel, Column, Entity, Model};
use crate::db::stored::Stored;
use crate::failure::Outcome;
use crate::random;

fn view(row: Model) -> NoticeView {
    NoticeView {
        id: row.id,
        version: row.row_version,
        severity: row.severity,
        begins_at: row.begins_at,
        begins_at_local: helsinki::write_local(row.begins_at),
        ends_at: row.ends_at,
        ends_at_local: helsinki::write_local(row.ends_at),
        texts: row.texts.0,
    }
}

/// All that are not over, the first to begin first.
///
/// # Errors
/// Faults of the database.
pub async fn not_over(db: &impl ConnectionTrait, now: Instant) -> Outcome<Vec<NoticeView>> {
    let rows = Entity::find().filter(Column::EndsAt.gt(now)).order_by_asc(Column::BeginsAt).order_by_asc(Column::Id);
    Ok(rows.all(db).await?.into_iter().map(view).collect())
}

/// All there are, the last to begin first.
///
/// # Errors
/// Faults of the database.
pub async fn all(db: &impl ConnectionTrait) -> Outcome<Vec<NoticeView>> {
    let rows = Entity::find().order_by_desc(Column::BeginsAt).order_by_desc(Column::Id).all(db).await?;
    Ok(rows.into_iter().map(view).collect())
}

/// One of them.
///
/// # Errors
/// Faults of the database.
pub async fn find(db: &impl ConnectionTrait, id: NoticeId) -> Outcome<Option<NoticeView>> {
    Ok(Entity::find_by_id(id).one(db).await?.map(view))
}

/// When a notice is shown.
pub type Times = (Instant, Instant);

/// Adds one.
///
/// # Errors
/// Faults of the database.
pub async fn add(tx: &Tx, notice: &SaveNotice, (begins_at, ends_at): Times, now: Instant) -> Outcome<NoticeId> {
    let id = random::id();
    Entity::insert(ActiveModel {
        id: Set(id),
        severity: Set(notice.severity),
        begins_at: Set(begins_at),
        ends_at: Set(ends_at),
        texts: Set(Stored(notice.texts.clone())),
        row_version: Set(RowVersion(1)),
        created_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}

/// Changes one as its writer has seen it; `false` where it is another one now.
///
/// # Errors
/// Faults of the database.
pub async fn change(
    tx: &Tx,
    id: NoticeId,
    seen: RowVersion,
    notice: &SaveNotice,
    (begins_at, ends_at): Times,
) -> Outcome<bool> {
    let changed = Entity::update_many()
        .col_expr(Column::Severity, Expr::value(notice.severity))
        .col_expr(Column::BeginsAt, Expr::value(begins_at))
        .col_expr(Column::EndsAt, Expr::value(ends_at))
        .col_expr(Column::Texts, Expr::value(Stored(notice.texts.clone())))
        .col_expr(Column::RowVersion, Expr::col(Column::RowVersion).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::RowVersion.eq(seen))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Deletes one as its writer has seen it; `false` where it is another one now.
///
/// # Errors
/// Faults of the database.
pub async fn delete(tx: &Tx, id: NoticeId, seen: RowVersion) -> Outcome<bool> {
    let deleted = Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::RowVersion.eq(seen)).exec(tx).await?;
    Ok(deleted.rows_affected == 1)
}
