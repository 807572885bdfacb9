//! Times. One statement decides each booking; the CHECK of the table is the floor beneath it (X12-6).

use domain::ids::{InterviewRoundId, InterviewSlotId, InterviewerId};
use domain::interviews::{ChangeInterviewSlot, SlotTime};
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::db::Tx;
use crate::db::entities::interview_slots::{ActiveModel, Column, Entity};
use crate::db::entities::{interview_rounds, round_interviewers};
use crate::failure::Outcome;
use crate::random;

pub use crate::db::entities::interview_slots::Model as Slot;

/// The times of a round, the earliest first.
///
/// # Errors
/// Faults of the database.
pub async fn of_round(db: &impl ConnectionTrait, round: InterviewRoundId) -> Outcome<Vec<Slot>> {
    let there = Entity::find().filter(Column::RoundId.eq(round)).filter(Column::RemovedAt.is_null());
    Ok(there.order_by_asc(Column::StartsAt).order_by_asc(Column::Id).all(db).await?)
}

/// A time of a round, held until the commit: nobody books it meanwhile.
///
/// # Errors
/// Faults of the database.
pub async fn hold(tx: &Tx, round: InterviewRoundId, id: InterviewSlotId) -> Outcome<Option<Slot>> {
    let there = Entity::find_by_id(id).filter(Column::RoundId.eq(round)).filter(Column::RemovedAt.is_null());
    Ok(there.lock(LockType::Update).one(tx).await?)
}

/// The times of bookings that were found already, removed or not.
///
/// # Errors
/// Faults of the database.
pub async fn of_found(db: &impl ConnectionTrait, ids: Vec<InterviewSlotId>) -> Outcome<Vec<Slot>> {
    Ok(Entity::find().filter(Column::Id.is_in(ids)).order_by_asc(Column::Id).all(db).await?)
}

/// Adds times.
///
/// # Errors
/// Faults of the database.
pub async fn insert(tx: &Tx, round: InterviewRoundId, times: &[SlotTime]) -> Outcome<()> {
    for time in times {
        Entity::insert(ActiveModel {
            id: Set(random::id()),
            round_id: Set(round),
            starts_at: Set(time.starts_at),
            ends_at: Set(time.ends_at),
            capacity: Set(i32::try_from(time.capacity).unwrap_or(1)),
            booked: Set(0),
            place: Set(time.place.clone()),
            link: Set(time.link.clone()),
            removed_at: Set(None),
        })
        .exec_without_returning(tx)
        .await?;
    }
    Ok(())
}

/// When these people have times of interviews, in whatever round. Whoever decides by it holds them. `without` leaves one
/// round out.
///
/// # Errors
/// Faults of the database.
pub async fn taken_by(
    db: &impl ConnectionTrait,
    people: &[InterviewerId],
    without: Option<InterviewRoundId>,
    from: Instant,
) -> Outcome<Vec<(Instant, Instant)>> {
    let rounds = Query::select()
        .column(round_interviewers::Column::RoundId)
        .from(round_interviewers::Entity)
        .and_where(Expr::col(round_interviewers::Column::InterviewerId).is_in(people.iter().copied()))
        .to_owned();
    let mut found = Entity::find()
        .filter(Column::RoundId.in_subquery(rounds))
        .filter(Column::RemovedAt.is_null())
        .filter(Column::EndsAt.gt(from));
    if let Some(round) = without {
        found = found.filter(Column::RoundId.ne(round));
    }
    Ok(found.all(db).await?.into_iter().map(|slot| (slot.starts_at, slot.ends_at)).collect())
}

/// The times at which anybody comes to interviews of this person, the earliest first.
///
/// # Errors
/// Faults of the database.
pub async fn booked_of(db: &impl ConnectionTrait, person: InterviewerId, from: Instant) -> Outcome<Vec<Slot>> {
    let rounds = Query::select()
        .column(round_interviewers::Column::RoundId)
        .from(round_interviewers::Entity)
        .and_where(Expr::col(round_interviewers::Column::InterviewerId).eq(person))
        .to_owned();
    Ok(Entity::find()
        .filter(Column::RoundId.in_subquery(rounds))
        .filter(Column::Booked.gt(0))
        .filter(Column::EndsAt.gt(from))
        .order_by_asc(Column::StartsAt)
        .all(db)
        .await?)
}

/// Takes a place at a time: **the** statement that decides a booking. Nothing where the time is full, over, removed or of
/// another round, or where the applicant comes after the end of the booking time.
///
/// # Errors
/// Faults of the database.
pub async fn take(
    tx: &Tx,
    (round, id): (InterviewRoundId, InterviewSlotId),
    until_deadline: bool,
    now: Instant,
) -> Outcome<Option<Slot>> {
    let mut statement = Entity::update_many()
        .col_expr(Column::Booked, Expr::col(Column::Booked).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::RoundId.eq(round))
        .filter(Column::RemovedAt.is_null())
        .filter(Column::StartsAt.gt(now))
        .filter(Expr::col(Column::Booked).lt(Expr::col(Column::Capacity)));
    if until_deadline {
        let open = Query::select()
            .expr(Expr::value(1))
            .from(interview_rounds::Entity)
            .and_where(Expr::col(interview_rounds::Column::Id).eq(round))
            .and_where(Expr::col(interview_rounds::Column::BookUntil).gt(now))
            .to_owned();
        statement = statement.filter(Expr::exists(open));
    }
    Ok(statement.exec_with_returning(tx).await?.into_iter().next())
}

/// Gives a place back.
///
/// # Errors
/// Faults of the database.
pub async fn give_back(tx: &Tx, id: InterviewSlotId) -> Outcome<()> {
    Entity::update_many()
        .col_expr(Column::Booked, Expr::col(Column::Booked).sub(1))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Changes how many, where and on which address; `false` where more have booked it than there would be places.
///
/// # Errors
/// Faults of the database.
pub async fn change(tx: &Tx, id: InterviewSlotId, wish: &ChangeInterviewSlot) -> Outcome<bool> {
    let text = |text: Option<&String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let capacity = i32::try_from(wish.capacity).unwrap_or(1);
    let changed = Entity::update_many()
        .col_expr(Column::Capacity, Expr::value(capacity))
        .col_expr(Column::Place, Expr::value(text(wish.place.as_ref())))
        .col_expr(Column::Link, Expr::value(text(wish.link.as_ref())))
        .filter(Column::Id.eq(id))
        .filter(Column::Booked.lte(capacity))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Removes a time that nobody has booked any more.
///
/// # Errors
/// Faults of the database.
pub async fn remove(tx: &Tx, id: InterviewSlotId, now: Instant) -> Outcome<bool> {
    let removed = Entity::update_many()
        .col_expr(Column::RemovedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::Booked.eq(0))
        .exec(tx)
        .await?;
    Ok(removed.rows_affected == 1)
}
