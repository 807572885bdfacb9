//! What runs did. The numbers are written by the transactions that removed something, so that a kill leaves them right.

use std::collections::BTreeMap;

use domain::applications::Removed;
use domain::ids::RetentionRunId;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::db::Tx;
use crate::db::entities::{retention_counts, retention_runs};
use crate::failure::{Failure, Outcome};

/// How much was removed, by kind.
pub type Counts = BTreeMap<Removed, u64>;

/// A run.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Which.
    pub id: RetentionRunId,
    /// The instant that it judges by.
    pub at: Instant,
    /// When it really began.
    pub started_at: Instant,
}

/// A run that removed something, as it stands in the database.
#[derive(Clone, Debug)]
pub struct Noted {
    /// The instant that it judged by.
    pub at: Instant,
    /// When it began.
    pub started_at: Instant,
    /// When it was through; `None` when it is at it, or was killed.
    pub finished_at: Option<Instant>,
    /// What it removed.
    pub counts: Counts,
}

/// Notes what the caller's transaction removes; the first time, also the run itself.
///
/// # Errors
/// Faults of the database.
pub async fn add(tx: &Tx, run: Run, counts: &Counts) -> Outcome<()> {
    retention_runs::Entity::insert(retention_runs::ActiveModel {
        id: Set(run.id),
        at: Set(run.at),
        started_at: Set(run.started_at),
        finished_at: Set(None),
    })
    .on_conflict(OnConflict::column(retention_runs::Column::Id).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    for (removed, number) in counts {
        let number = i32::try_from(*number).map_err(|error| Failure::bug(error.to_string()))?;
        if number == 0 {
            continue;
        }
        retention_counts::Entity::insert(retention_counts::ActiveModel {
            run_id: Set(run.id),
            removed: Set(*removed),
            number: Set(number),
        })
        .on_conflict(
            OnConflict::columns([retention_counts::Column::RunId, retention_counts::Column::Removed])
                .value(
                    retention_counts::Column::Number,
                    Expr::col((retention_counts::Entity, retention_counts::Column::Number)).add(number),
                )
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    }
    Ok(())
}

/// The run is through. One that removed nothing is not noted.
///
/// # Errors
/// Faults of the database.
pub async fn finish(tx: &Tx, run: Run, now: Instant) -> Outcome<()> {
    retention_runs::Entity::update_many()
        .col_expr(retention_runs::Column::FinishedAt, Expr::value(now))
        .filter(retention_runs::Column::Id.eq(run.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// The runs that began last, the newest first.
///
/// # Errors
/// Faults of the database.
pub async fn last(db: &impl ConnectionTrait, most: u64) -> Outcome<Vec<Noted>> {
    let runs = retention_runs::Entity::find()
        .order_by_desc(retention_runs::Column::StartedAt)
        .order_by_desc(retention_runs::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    let counts = retention_counts::Entity::find()
        .filter(retention_counts::Column::RunId.is_in(runs.iter().map(|run| run.id)))
        .all(db)
        .await?;
    let of = |run: RetentionRunId| {
        let counts = counts.iter().filter(|row| row.run_id == run);
        counts.map(|row| (row.removed, u64::try_from(row.number).unwrap_or(0))).collect()
    };
    Ok(runs
        .into_iter()
        .map(|run| Noted { at: run.at, started_at: run.started_at, finished_at: run.finished_at, counts: of(run.id) })
        .collect())
}
