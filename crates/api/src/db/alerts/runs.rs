//! What a run needs (house rule: one winner, one transaction an alert).

use domain::alerts::AlertState;
use domain::ids::AlertId;
use domain::language::Language;
use domain::time::{Instant, Run};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use crate::db::Tx;
use crate::db::entities::alert_runs;
use crate::db::entities::alerts::{Column, Entity};
use crate::failure::Outcome;

/// An alert that a run has yet to look at.
#[derive(Clone, Debug)]
pub struct Due {
    /// Which.
    pub id: AlertId,
    /// What it watches.
    pub query: String,
    /// The language of its page.
    pub language: Language,
    /// The last change of the feed that it knows.
    pub last_seq: i64,
    /// When it was looked at last.
    pub looked_at: Instant,
}

/// From where on the alerts of a run look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// The number of the feed.
    pub seq: i64,
    /// The instant.
    pub at: Instant,
}

/// Notes a run; `false` when another worker has won it.
///
/// # Errors
/// Faults of the database.
pub async fn begin_run(tx: &Tx, run: &Run, now: Instant) -> Outcome<bool> {
    let row = alert_runs::ActiveModel {
        run_key: Set(run.key.clone()),
        due_at: Set(run.at),
        started_at: Set(now),
        finished_at: Set(None),
    };
    let added = alert_runs::Entity::insert(row)
        .on_conflict(OnConflict::column(alert_runs::Column::RunKey).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(added == 1)
}

/// Notes that a run has looked at every alert.
///
/// # Errors
/// Faults of the database.
pub async fn finish_run(tx: &Tx, run: &str, now: Instant) -> Outcome<()> {
    alert_runs::Entity::update_many()
        .col_expr(alert_runs::Column::FinishedAt, Expr::value(now))
        .filter(alert_runs::Column::RunKey.eq(run))
        .exec(tx)
        .await?;
    Ok(())
}

/// From where on the alerts look that the run has yet to look at; nothing when there are none.
///
/// # Errors
/// Faults of the database.
pub async fn since(db: &impl ConnectionTrait, run: &str, now: Instant) -> Outcome<Option<Since>> {
    let least: Option<(Option<i64>, Option<Instant>)> = waiting_for(run, now)
        .select_only()
        .column_as(Column::LastSeq.min(), "seq")
        .column_as(Column::LookedAt.min(), "at")
        .into_tuple()
        .one(db)
        .await?;
    Ok(least.and_then(|(seq, at)| Some(Since { seq: seq?, at: at? })))
}

/// So many alerts that the run has yet to look at, those after an id.
///
/// # Errors
/// Faults of the database.
pub async fn due(
    db: &impl ConnectionTrait,
    run: &str,
    now: Instant,
    after: Option<AlertId>,
    most: u64,
) -> Outcome<Vec<Due>> {
    let mut waiting = waiting_for(run, now).order_by_asc(Column::Id).limit(most);
    if let Some(after) = after {
        waiting = waiting.filter(Column::Id.gt(after));
    }
    let rows = waiting.all(db).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let query = row.query?.0;
            Some(Due { id: row.id, query, language: row.language, last_seq: row.last_seq, looked_at: row.looked_at })
        })
        .collect())
}

fn watching() -> Select<Entity> {
    Entity::find().filter(Column::ConfirmedAt.is_not_null()).filter(Column::EndedAt.is_null())
}

/// Keys of runs grow with time, so a late run never does what a later one has done.
fn not_yet(run: &str) -> Condition {
    Condition::any().add(Column::LastRun.is_null()).add(Column::LastRun.lt(run))
}

fn waiting_for(run: &str, now: Instant) -> Select<Entity> {
    watching().filter(Column::ExpiresAt.gt(now)).filter(not_yet(run))
}

/// Notes that the run has looked at an alert; `false` when another worker has, or when the alert has ended meanwhile. The
/// row stays locked until the commit.
///
/// # Errors
/// Faults of the database.
pub async fn advance(tx: &Tx, id: AlertId, run: &str, seq: i64, now: Instant) -> Outcome<bool> {
    Ok(advance_all(tx, &[id], run, seq, now).await? == 1)
}

/// The same for alerts that have nothing to tell, many at a time.
///
/// # Errors
/// Faults of the database.
pub async fn advance_quiet(tx: &Tx, ids: &[AlertId], run: &str, seq: i64, now: Instant) -> Outcome<()> {
    advance_all(tx, ids, run, seq, now).await?;
    Ok(())
}

async fn advance_all(tx: &Tx, ids: &[AlertId], run: &str, seq: i64, now: Instant) -> Outcome<u64> {
    let advanced = Entity::update_many()
        .col_expr(Column::LastRun, Expr::value(run))
        .col_expr(Column::LastSeq, Expr::value(seq))
        .col_expr(Column::LookedAt, Expr::value(now))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(Column::ConfirmedAt.is_not_null())
        .filter(Column::EndedAt.is_null())
        .filter(not_yet(run))
        .exec(tx)
        .await?;
    Ok(advanced.rows_affected)
}

/// Ends alerts whose six months are over, and answers which: their owners are told.
///
/// # Errors
/// Faults of the database.
pub async fn expired(tx: &Tx, now: Instant, most: u64) -> Outcome<Vec<(AlertId, Language, Instant)>> {
    let over = watching().filter(Column::ExpiresAt.lte(now)).order_by_asc(Column::Id).limit(most).all(tx).await?;
    let mut ended = Vec::new();
    for alert in over {
        let done = Entity::update_many()
            .col_expr(Column::EndedAt, Expr::value(now))
            .col_expr(Column::EndedAs, Expr::value(AlertState::Expired))
            .filter(Column::Id.eq(alert.id))
            .filter(Column::EndedAt.is_null())
            .filter(Column::ExpiresAt.lte(now))
            .exec(tx)
            .await?;
        if done.rows_affected == 1 {
            ended.push((alert.id, alert.language, alert.expires_at));
        }
    }
    Ok(ended)
}
