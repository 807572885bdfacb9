//! What an agency has set for all its interviews (G12.5).

use domain::ids::AgencyId;
use domain::interviews::InterviewSettings;
use domain::row_version::RowVersion;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::db::Tx;
use crate::db::entities::interview_settings::{ActiveModel, Column, Entity};
use crate::db::stored::Stored;
use crate::failure::Outcome;

/// What is set; the first version where nothing is.
///
/// # Errors
/// Faults of the database.
pub async fn find(db: &impl ConnectionTrait, agency: &AgencyId) -> Outcome<InterviewSettings> {
    Ok(match Entity::find_by_id(agency.clone()).one(db).await? {
        Some(row) => InterviewSettings { video_hosts: row.video_hosts.0, version: row.row_version },
        None => InterviewSettings { video_hosts: Vec::new(), version: RowVersion(1) },
    })
}

/// Sets it as its writer has seen it; `false` where it is otherwise now.
///
/// # Errors
/// Faults of the database.
pub async fn set(tx: &Tx, agency: &AgencyId, seen: RowVersion, hosts: Vec<String>) -> Outcome<bool> {
    Entity::insert(ActiveModel {
        agency_id: Set(agency.clone()),
        video_hosts: Set(Stored(Vec::new())),
        row_version: Set(RowVersion(1)),
    })
    .on_conflict(OnConflict::column(Column::AgencyId).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    let set = Entity::update_many()
        .col_expr(Column::VideoHosts, Expr::value(Stored(hosts)))
        .col_expr(Column::RowVersion, Expr::col(Column::RowVersion).add(1))
        .filter(Column::AgencyId.eq(agency.clone()))
        .filter(Column::RowVersion.eq(seen))
        .exec(tx)
        .await?;
    Ok(set.rows_affected == 1)
}
