//! The queue: one runner a job at a time, retries that grow apart, death after twelve retries.

use chrono::TimeDelta;
use domain::ids::JobId;
use domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

pub use super::entities::jobs::Model as Job;
use super::entities::jobs::{ActiveModel, Column, Entity};
use super::stored::Stored;
use super::{Db, Tx};
use crate::failure::Outcome;
use crate::random;

/// How long a worker may take before another one tries the same job.
const LEASE: TimeDelta = TimeDelta::minutes(5);
/// Retries before a job is given up: the pauses between them make about three days.
const MAX_RETRIES: i32 = 12;

/// Adds a job in the caller's transaction. With a key that exists already nothing is added.
///
/// # Errors
/// Faults of the database.
pub async fn add(
    tx: &Tx,
    kind: &str,
    payload: serde_json::Value,
    dedupe_key: Option<String>,
    run_at: Instant,
    now: Instant,
) -> Outcome<()> {
    Entity::insert(ActiveModel {
        id: Set(random::id()),
        kind: Set(kind.to_owned()),
        payload: Set(Stored(payload)),
        dedupe_key: Set(dedupe_key),
        created_at: Set(now),
        run_at: Set(run_at),
        lease_until: Set(None),
        leased_by: Set(None),
        tries: Set(0),
        last_error: Set(None),
        dead_at: Set(None),
    })
    .on_conflict(OnConflict::column(Column::DedupeKey).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Takes a job back that is no longer needed; it may be gone already.
///
/// # Errors
/// Faults of the database.
pub async fn withdraw(tx: &Tx, dedupe_key: &str) -> Outcome<()> {
    Entity::delete_many().filter(Column::DedupeKey.eq(dedupe_key)).exec(tx).await?;
    Ok(())
}

/// How the queue stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// Jobs that are due, those in work among them.
    pub due: u64,
    /// Jobs whose time has not come, those that are tried again among them.
    pub later: u64,
    /// Jobs that were given up.
    pub dead: u64,
    /// Since when the oldest due job waits.
    pub oldest_due: Option<Instant>,
    /// Why the job failed that is tried again next.
    pub last_error: Option<String>,
}

/// How the queue stands, for whoever looks after the service.
///
/// # Errors
/// Faults of the database.
pub async fn queue(db: &Db, now: Instant) -> Outcome<Queue> {
    let living = || Entity::find().filter(Column::DeadAt.is_null());
    let due = || living().filter(Column::RunAt.lte(now));
    let oldest = due().order_by_asc(Column::RunAt).limit(1).one(db.read()).await?;
    let failed = living().filter(Column::LastError.is_not_null()).order_by_asc(Column::RunAt).limit(1);
    Ok(Queue {
        due: due().count(db.read()).await?,
        later: living().filter(Column::RunAt.gt(now)).count(db.read()).await?,
        dead: Entity::find().filter(Column::DeadAt.is_not_null()).count(db.read()).await?,
        oldest_due: oldest.map(|job| job.run_at),
        last_error: failed.one(db.read()).await?.and_then(|job| job.last_error),
    })
}

/// Takes the next job that is due, if there is one; of this kind alone, where one is named.
///
/// # Errors
/// Faults of the database.
pub async fn lease(db: &Db, worker: &str, only: Option<&str>, now: Instant) -> Outcome<Option<Job>> {
    db.write(async |tx| {
        let due = Condition::all()
            .add(Column::DeadAt.is_null())
            .add(Column::RunAt.lte(now))
            .add_option(only.map(|kind| Column::Kind.eq(kind)))
            .add(Condition::any().add(Column::LeaseUntil.is_null()).add(Column::LeaseUntil.lt(now)));
        let next = Entity::find()
            .filter(due.clone())
            .order_by_asc(Column::RunAt)
            .order_by_asc(Column::Id)
            .limit(1)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .one(tx)
            .await?;
        let Some(job) = next else { return Ok(None) };
        let taken = Entity::update_many()
            .col_expr(Column::LeaseUntil, Expr::value(now + LEASE))
            .col_expr(Column::LeasedBy, Expr::value(worker))
            .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
            .filter(Column::Id.eq(job.id))
            .filter(due)
            .exec(tx)
            .await?;
        Ok((taken.rows_affected == 1).then(|| Job { tries: job.tries + 1, ..job }))
    })
    .await
}

/// The job is done: its row goes, and with it whatever secret it carried.
///
/// # Errors
/// Faults of the database.
pub async fn done(db: &Db, job: JobId) -> Outcome<()> {
    db.write(async |tx| {
        Entity::delete_by_id(job).exec(tx).await?;
        Ok(())
    })
    .await
}

/// The job did not succeed: it comes back after 1, 2, 4 … minutes, or is given up.
///
/// # Errors
/// Faults of the database.
pub async fn failed(db: &Db, job: &Job, why: &str, now: Instant) -> Outcome<()> {
    let dead = job.tries > MAX_RETRIES;
    db.write(async |tx| {
        Entity::update_many()
            .col_expr(Column::LeaseUntil, Expr::value(None::<Instant>))
            .col_expr(Column::LeasedBy, Expr::value(None::<String>))
            .col_expr(Column::LastError, Expr::value(why))
            .col_expr(Column::RunAt, Expr::value(now + pause(job.tries)))
            .col_expr(Column::DeadAt, Expr::value(dead.then_some(now)))
            .filter(Column::Id.eq(job.id))
            .exec(tx)
            .await?;
        Ok(())
    })
    .await
}

/// Removes jobs that were given up: by then somebody has looked at them, or nobody will.
///
/// # Errors
/// Faults of the database.
pub async fn delete_dead_before(tx: &Tx, before: Instant) -> Outcome<u64> {
    Ok(Entity::delete_many().filter(Column::DeadAt.lt(before)).exec(tx).await?.rows_affected)
}

fn pause(tries: i32) -> TimeDelta {
    let doublings = tries.saturating_sub(1).clamp(0, 11);
    TimeDelta::minutes(1 << doublings)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{MAX_RETRIES, pause};

    /// Of X15-3: a mail server may be down over a weekend.
    #[test]
    fn the_pauses_double_and_last_about_three_days_in_all() {
        assert_eq!(pause(1), TimeDelta::minutes(1));
        assert_eq!(pause(4), TimeDelta::minutes(8));
        let all = (1..=MAX_RETRIES).map(pause).fold(TimeDelta::zero(), |sum, pause| sum + pause);
        assert!(all > TimeDelta::days(2) && all < TimeDelta::days(4), "{all}");
    }
}
