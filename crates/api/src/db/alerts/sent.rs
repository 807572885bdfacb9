//! The record of which ads an alert has told of (X3.7-4): its key makes that no ad comes twice, whoever tries.

use domain::ids::{AdId, AlertId};
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::db::Tx;
use crate::db::entities::alert_sent::{Column, Entity};
use crate::failure::{Failure, Outcome};

/// Rows of one statement.
const AT_ONCE: usize = 1_000;

/// Notes that a run tells of these ads; answers those that the alert has not told of before.
///
/// # Errors
/// Faults of the database.
pub async fn tell_of(tx: &Tx, alert: AlertId, ads: &[AdId], run: &str) -> Outcome<Vec<AdId>> {
    add(tx, alert, ads, Some(run)).await
}

/// Notes ads that match when the alert is turned on: whoever made it has seen them, and they are not told of later
/// because of some correction (D20).
///
/// # Errors
/// Faults of the database.
pub async fn matched_before(tx: &Tx, alert: AlertId, ads: &[AdId]) -> Outcome<()> {
    add(tx, alert, ads, None).await?;
    Ok(())
}

async fn add(tx: &Tx, alert: AlertId, ads: &[AdId], run: Option<&str>) -> Outcome<Vec<AdId>> {
    let mut added = Vec::new();
    for some in ads.chunks(AT_ONCE) {
        let mut insert = Query::insert();
        insert.into_table(Entity).columns([Column::AlertId, Column::AdId, Column::Run]);
        for ad in some {
            let row: [sea_orm::Value; 3] = [alert.into(), (*ad).into(), run.map(str::to_owned).into()];
            insert.values(row.map(Into::into)).map_err(|error| Failure::bug(error.to_string()))?;
        }
        insert
            .on_conflict(OnConflict::columns([Column::AlertId, Column::AdId]).do_nothing().to_owned())
            .returning(Query::returning().column(Column::AdId));
        for row in tx.query_all(&insert).await? {
            added.push(row.try_get("", "ad_id")?);
        }
    }
    Ok(added)
}

/// The ads that a run has found for an alert.
///
/// # Errors
/// Faults of the database.
pub async fn of_run(db: &impl ConnectionTrait, alert: AlertId, run: &str) -> Outcome<Vec<AdId>> {
    Ok(Entity::find()
        .filter(Column::AlertId.eq(alert))
        .filter(Column::Run.eq(run))
        .select_only()
        .column(Column::AdId)
        .into_tuple()
        .all(db)
        .await?)
}
