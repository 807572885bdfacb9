//! How long an open application lives (G11-1). What decides stands in the WHERE of each statement.

use chrono::{NaiveDate, TimeDelta};
use domain::applications::{
    ApplicationKind, ApplicationState, OpenWishes, last_day, reminded_at, unsent_until, valid_before, valid_until_of,
    words_of,
};
use domain::forms::Draft;
use domain::ids::{ApplicationId, ApplicationVersionId, UserId};
use domain::language::Language;
use domain::row_version::RowVersion;
use domain::search::fold;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, OnConflict, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};

use crate::db::Tx;
use crate::db::entities::{applications, blobs, open_application_wishes, open_applications};
use crate::db::files::of_applications;
use crate::failure::{Failure, Outcome};

/// Nobody's six months are shorter.
const AT_LEAST_KEPT: TimeDelta = TimeDelta::days(180);

/// What only an open application has; nothing where there is no such one (any more).
///
/// # Errors
/// Faults of the database.
pub async fn find(db: &impl ConnectionTrait, id: ApplicationId) -> Outcome<Option<open_applications::Model>> {
    Ok(open_applications::Entity::find_by_id(id).one(db).await?)
}

/// Begins it: valid for no time until it is sent.
///
/// # Errors
/// Faults of the database.
pub async fn begin(tx: &Tx, id: ApplicationId) -> Outcome<()> {
    open_applications::Entity::insert(open_applications::ActiveModel {
        application_id: Set(id),
        valid_before: Set(None),
        remind_at: Set(None),
        words: Set(String::new().into()),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Whether its time has not run out; it stays so until the commit: what removes it waits.
///
/// # Errors
/// Faults of the database.
pub async fn hold_valid(tx: &Tx, id: ApplicationId, now: Instant) -> Outcome<bool> {
    let held = open_applications::Entity::find_by_id(id)
        .filter(open_applications::Column::ValidBefore.gt(now))
        .lock(LockType::Update)
        .one(tx)
        .await?;
    Ok(held.is_some())
}

/// What is sent stands in the bank from now, until the day that was chosen in it.
///
/// # Errors
/// A bug: the judge lets nothing pass without a day.
pub async fn enter(tx: &Tx, id: ApplicationId, sent: &Draft, now: Instant) -> Outcome<open_applications::Model> {
    let day = valid_until_of(&sent.answers).ok_or_else(|| Failure::bug("an open application without its last day"))?;
    let end = valid_before(day);
    open_applications::Entity::update_many()
        .set(open_applications::ActiveModel {
            valid_before: Set(Some(end)),
            remind_at: Set(reminded_at(end, now)),
            words: Set(fold(&words_of(sent)).into()),
            ..open_applications::ActiveModel::default()
        })
        .filter(open_applications::Column::ApplicationId.eq(id))
        .exec(tx)
        .await?;
    open_application_wishes::Entity::delete_many()
        .filter(open_application_wishes::Column::ApplicationId.eq(id))
        .exec(tx)
        .await?;
    let wishes = OpenWishes::of(&sent.answers);
    let rows = wishes.each().map(|(kind, code)| open_application_wishes::ActiveModel {
        application_id: Set(id),
        kind: Set(kind),
        code: Set(code.to_owned()),
    });
    open_application_wishes::Entity::insert_many(rows)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    find(tx, id).await?.ok_or_else(|| Failure::bug("an open application without its validity"))
}

/// Lets a sent one be valid until the end of a later day; `None` where the statement found none. It must be held.
///
/// # Errors
/// Faults of the database.
pub async fn prolong(
    tx: &Tx,
    applicant: UserId,
    id: ApplicationId,
    seen: RowVersion,
    day: NaiveDate,
    now: Instant,
) -> Outcome<Option<applications::Model>> {
    let prolonged = applications::Entity::update_many()
        .col_expr(applications::Column::RowVersion, Expr::col(applications::Column::RowVersion).add(1))
        .filter(applications::Column::Id.eq(id))
        .filter(applications::Column::ApplicantId.eq(applicant))
        .filter(applications::Column::Kind.eq(ApplicationKind::Open))
        .filter(applications::Column::State.eq(ApplicationState::Sent))
        .filter(applications::Column::DraftVersionId.is_null())
        .filter(applications::Column::RowVersion.eq(seen))
        .exec_with_returning(tx)
        .await?;
    let Some(application) = prolonged.into_iter().next() else { return Ok(None) };
    let end = valid_before(day);
    let extended = open_applications::Entity::update_many()
        .col_expr(open_applications::Column::ValidBefore, Expr::value(end))
        .col_expr(open_applications::Column::RemindAt, Expr::value(reminded_at(end, now)))
        .filter(open_applications::Column::ApplicationId.eq(id))
        .filter(open_applications::Column::ValidBefore.gt(now))
        .filter(open_applications::Column::ValidBefore.lt(end))
        .exec(tx)
        .await?;
    Ok((extended.rows_affected == 1).then_some(application))
}

/// An open application whose applicant is to be told that it ends.
#[derive(Clone, Copy, Debug)]
pub struct Ending {
    /// Which.
    pub id: ApplicationId,
    /// Its version in force.
    pub in_force: ApplicationVersionId,
    /// The language it is written in.
    pub language: Language,
}

/// Those whose applicants are to be told now, so many at once.
///
/// # Errors
/// Faults of the database.
pub async fn ending(db: &impl ConnectionTrait, now: Instant, most: u64) -> Outcome<Vec<Ending>> {
    let rows = applications::Entity::find()
        .join(JoinType::InnerJoin, to_open())
        .filter(open_applications::Column::RemindAt.lte(now))
        .filter(open_applications::Column::ValidBefore.gt(now))
        .filter(applications::Column::State.eq(ApplicationState::Sent))
        .order_by_asc(applications::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    let of = |row: applications::Model| {
        Some(Ending { id: row.id, in_force: row.in_force_version_id?, language: row.language })
    };
    Ok(rows.into_iter().filter_map(of).collect())
}

/// Notes that its applicant is told; `false` when that was done already, or it was prolonged meanwhile.
///
/// # Errors
/// Faults of the database.
pub async fn note_told(tx: &Tx, id: ApplicationId, now: Instant) -> Outcome<bool> {
    let noted = open_applications::Entity::update_many()
        .col_expr(open_applications::Column::RemindAt, Expr::value(None::<Instant>))
        .filter(open_applications::Column::ApplicationId.eq(id))
        .filter(open_applications::Column::RemindAt.lte(now))
        .exec(tx)
        .await?;
    Ok(noted.rows_affected == 1)
}

/// Those whose time has run out: the day that was chosen, or six months for one that was not sent. So many at once.
///
/// # Errors
/// Faults of the database.
pub async fn run_out(db: &impl ConnectionTrait, now: Instant, most: u64) -> Outcome<Vec<applications::Model>> {
    let valid = applications::Entity::find()
        .join(JoinType::InnerJoin, to_open())
        .filter(open_applications::Column::ValidBefore.lte(now))
        .order_by_asc(applications::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    let unsent = applications::Entity::find()
        .filter(applications::Column::Kind.eq(ApplicationKind::Open))
        .filter(applications::Column::State.eq(ApplicationState::Unsent))
        .filter(applications::Column::SavedAt.lte(now - AT_LEAST_KEPT))
        .order_by_asc(applications::Column::SavedAt)
        .limit(most)
        .all(db)
        .await?;
    Ok(valid.into_iter().chain(unsent.into_iter().filter(|one| unsent_until(one.saved_at) <= now)).collect())
}

/// Deletes it with all that stands in it, if it is still as it was seen; answers its files, which nothing refers to any
/// more, or `None` where it was changed or prolonged meanwhile.
///
/// # Errors
/// Faults of the database.
pub async fn delete(tx: &Tx, seen: &applications::Model, now: Instant) -> Outcome<Option<Vec<blobs::Model>>> {
    open_applications::Entity::find_by_id(seen.id).lock(LockType::Update).one(tx).await?;
    applications::Entity::find_by_id(seen.id).lock(LockType::Update).one(tx).await?;
    let files = of_applications(tx, &[seen.id]).await?;
    let over = open_applications::Column::ValidBefore.lte(now);
    let deleted = applications::Entity::delete_many()
        .filter(applications::Column::Id.eq(seen.id))
        .filter(applications::Column::Kind.eq(ApplicationKind::Open))
        .filter(
            Condition::any().add(Expr::exists(open_where(over.into()))).add(
                Condition::all()
                    .add(applications::Column::State.eq(ApplicationState::Unsent))
                    .add(applications::Column::SavedAt.eq(seen.saved_at)),
            ),
        )
        .exec(tx)
        .await?;
    Ok((deleted.rows_affected == 1).then_some(files))
}

/// The last day of one that is sent.
#[must_use]
pub fn valid_until(open: &open_applications::Model) -> Option<NaiveDate> {
    open.valid_before.map(last_day)
}

fn open_where(condition: Condition) -> SelectStatement {
    Query::select()
        .expr(Expr::value(1))
        .from(open_applications::Entity)
        .and_where(
            Expr::col((open_applications::Entity, open_applications::Column::ApplicationId))
                .equals((applications::Entity, applications::Column::Id)),
        )
        .cond_where(condition)
        .to_owned()
}

/// From an application to what only an open one has.
pub(super) fn to_open() -> RelationDef {
    applications::Entity::belongs_to(open_applications::Entity)
        .from(applications::Column::Id)
        .to(open_applications::Column::ApplicationId)
        .into()
}
