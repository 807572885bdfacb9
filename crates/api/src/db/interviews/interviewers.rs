//! Those who interview for an agency. No finder without the agency, but for the secret of a calendar.

use domain::ids::{AgencyId, InterviewRoundId, InterviewerId};
use domain::interviews::SaveInterviewer;
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::db::Tx;
use crate::db::entities::interviewers::{ActiveModel, Column, Entity, Model};
use crate::db::entities::round_interviewers;
use crate::failure::Outcome;
use crate::random;

/// All of an agency, by name.
///
/// # Errors
/// Faults of the database.
pub async fn list(db: &impl ConnectionTrait, agency: &AgencyId) -> Outcome<Vec<Model>> {
    let all = Entity::find().filter(Column::AgencyId.eq(agency.clone()));
    Ok(all.order_by_asc(Column::Name).order_by_asc(Column::Id).all(db).await?)
}

/// One of an agency.
///
/// # Errors
/// Faults of the database.
pub async fn find(db: &impl ConnectionTrait, agency: &AgencyId, id: InterviewerId) -> Outcome<Option<Model>> {
    Ok(Entity::find_by_id(id).filter(Column::AgencyId.eq(agency.clone())).one(db).await?)
}

/// Adds one.
///
/// # Errors
/// Faults of the database.
pub async fn insert(tx: &Tx, agency: &AgencyId, wish: &SaveInterviewer, now: Instant) -> Outcome<InterviewerId> {
    let id = random::id();
    Entity::insert(ActiveModel {
        id: Set(id),
        agency_id: Set(agency.clone()),
        name: Set(wish.name.trim().to_owned()),
        title: Set(title(wish)),
        feed_hash: Set(None),
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
    agency: &AgencyId,
    (id, seen): (InterviewerId, RowVersion),
    wish: &SaveInterviewer,
) -> Outcome<bool> {
    let changed = Entity::update_many()
        .col_expr(Column::Name, Expr::value(wish.name.trim()))
        .col_expr(Column::Title, Expr::value(title(wish)))
        .col_expr(Column::RowVersion, Expr::col(Column::RowVersion).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::AgencyId.eq(agency.clone()))
        .filter(Column::RowVersion.eq(seen))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

fn title(wish: &SaveInterviewer) -> Option<String> {
    wish.title.as_deref().map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned)
}

/// Whether somebody is in a round.
///
/// # Errors
/// Faults of the database.
pub async fn is_in_a_round(tx: &Tx, id: InterviewerId) -> Outcome<bool> {
    let rounds = round_interviewers::Entity::find().filter(round_interviewers::Column::InterviewerId.eq(id));
    Ok(rounds.count(tx).await? > 0)
}

/// Deletes one as it was seen; `false` where it is another one now.
///
/// # Errors
/// Faults of the database.
pub async fn delete(tx: &Tx, agency: &AgencyId, (id, seen): (InterviewerId, RowVersion)) -> Outcome<bool> {
    let deleted = Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::AgencyId.eq(agency.clone()))
        .filter(Column::RowVersion.eq(seen))
        .exec(tx)
        .await?;
    Ok(deleted.rows_affected == 1)
}

/// Gives the calendar of one an address, in place of another, or takes it back; `false` where there is no such person.
///
/// # Errors
/// Faults of the database.
pub async fn set_feed(tx: &Tx, agency: &AgencyId, id: InterviewerId, secret: Option<&str>) -> Outcome<bool> {
    let set = Entity::update_many()
        .col_expr(Column::FeedHash, Expr::value(secret.map(random::sha256_hex)))
        .filter(Column::Id.eq(id))
        .filter(Column::AgencyId.eq(agency.clone()))
        .exec(tx)
        .await?;
    Ok(set.rows_affected == 1)
}

/// Whose calendar has this secret.
///
/// # Errors
/// Faults of the database.
pub async fn by_feed(db: &impl ConnectionTrait, secret: &str) -> Outcome<Option<Model>> {
    Ok(Entity::find().filter(Column::FeedHash.eq(random::sha256_hex(secret))).one(db).await?)
}

/// Who interviews in a round, by name.
///
/// # Errors
/// Faults of the database.
pub async fn of_round(db: &impl ConnectionTrait, round: InterviewRoundId) -> Outcome<Vec<Model>> {
    let in_round = Query::select()
        .column(round_interviewers::Column::InterviewerId)
        .from(round_interviewers::Entity)
        .and_where(Expr::col(round_interviewers::Column::RoundId).eq(round))
        .to_owned();
    let found = Entity::find().filter(Column::Id.in_subquery(in_round));
    Ok(found.order_by_asc(Column::Name).order_by_asc(Column::Id).all(db).await?)
}

/// Those of an agency, locked in the order of their ids until the commit: nobody else gives them times meanwhile, so that
/// two rounds never ask for one person at once. SQLite has one writer and needs no lock.
///
/// # Errors
/// Faults of the database.
pub async fn lock(tx: &Tx, agency: &AgencyId, ids: &[InterviewerId]) -> Outcome<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::AgencyId.eq(agency.clone()))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(Column::Id)
        .lock(LockType::Update)
        .all(tx)
        .await?)
}

/// Puts exactly these people into a round.
///
/// # Errors
/// Faults of the database.
pub async fn put_into(tx: &Tx, round: InterviewRoundId, ids: &[InterviewerId]) -> Outcome<()> {
    round_interviewers::Entity::delete_many().filter(round_interviewers::Column::RoundId.eq(round)).exec(tx).await?;
    for id in ids {
        round_interviewers::Entity::insert(round_interviewers::ActiveModel {
            round_id: Set(round),
            interviewer_id: Set(*id),
        })
        .exec_without_returning(tx)
        .await?;
    }
    Ok(())
}
