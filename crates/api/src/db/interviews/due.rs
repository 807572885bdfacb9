//! Who is to be reminded. What is found here is decided again by the statement that notes it.

use domain::ids::{InterviewBookingId, InterviewInvitationId};
use domain::interviews::InvitationKind;
use domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::db::Tx;
use crate::db::entities::{interview_bookings, interview_invitations, interview_rounds, interview_slots};
use crate::failure::Outcome;

/// Bookings of interviews that begin soon, of which nobody was reminded; those that were booked earlier than `ahead` before.
///
/// # Errors
/// Faults of the database.
pub async fn interviews(
    db: &impl ConnectionTrait,
    now: Instant,
    ahead: chrono::TimeDelta,
    most: u64,
) -> Outcome<Vec<(InterviewBookingId, InterviewInvitationId)>> {
    let soon = Query::select()
        .column(interview_slots::Column::Id)
        .from(interview_slots::Entity)
        .and_where(Expr::col(interview_slots::Column::Booked).gt(0))
        .and_where(Expr::col(interview_slots::Column::StartsAt).gt(now))
        .and_where(Expr::col(interview_slots::Column::StartsAt).lte(now + ahead))
        .to_owned();
    let found = interview_bookings::Entity::find()
        .filter(interview_bookings::Column::SlotId.in_subquery(soon))
        .filter(interview_bookings::Column::ReleasedAt.is_null())
        .filter(interview_bookings::Column::RemindedAt.is_null())
        .order_by_asc(interview_bookings::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(found.into_iter().map(|booking| (booking.id, booking.invitation_id)).collect())
}

/// Notes that somebody is reminded of an interview, once; `false` where it is needless.
///
/// # Errors
/// Faults of the database.
pub async fn note_interview(tx: &Tx, id: InterviewBookingId, now: Instant) -> Outcome<bool> {
    let noted = interview_bookings::Entity::update_many()
        .col_expr(interview_bookings::Column::RemindedAt, Expr::value(now))
        .filter(interview_bookings::Column::Id.eq(id))
        .filter(interview_bookings::Column::RemindedAt.is_null())
        .filter(interview_bookings::Column::ReleasedAt.is_null())
        .exec(tx)
        .await?;
    Ok(noted.rows_affected == 1)
}

/// Invitations to choose whose time to choose ends soon, with nothing booked nor cancelled and nobody reminded.
///
/// # Errors
/// Faults of the database.
pub async fn choices(
    db: &impl ConnectionTrait,
    now: Instant,
    ahead: chrono::TimeDelta,
    most: u64,
) -> Outcome<Vec<InterviewInvitationId>> {
    let ending = Query::select()
        .column(interview_rounds::Column::Id)
        .from(interview_rounds::Entity)
        .and_where(Expr::col(interview_rounds::Column::BookUntil).gt(now))
        .and_where(Expr::col(interview_rounds::Column::BookUntil).lte(now + ahead))
        .to_owned();
    let live = Query::select()
        .expr(Expr::value(1))
        .from(interview_bookings::Entity)
        .and_where(
            Expr::col((interview_bookings::Entity, interview_bookings::Column::InvitationId))
                .equals((interview_invitations::Entity, interview_invitations::Column::Id)),
        )
        .and_where(Expr::col(interview_bookings::Column::ReleasedAt).is_null())
        .to_owned();
    let found = interview_invitations::Entity::find()
        .filter(interview_invitations::Column::RoundId.in_subquery(ending))
        .filter(interview_invitations::Column::Kind.eq(InvitationKind::Choice))
        .filter(interview_invitations::Column::ClosedAt.is_null())
        .filter(interview_invitations::Column::CancelledAt.is_null())
        .filter(interview_invitations::Column::RemindedAt.is_null())
        .filter(Expr::exists(live).not())
        .order_by_asc(interview_invitations::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(found.into_iter().map(|invitation| invitation.id).collect())
}

/// Notes that somebody is reminded to choose, once.
///
/// # Errors
/// Faults of the database.
pub async fn note_choice(tx: &Tx, id: InterviewInvitationId, now: Instant) -> Outcome<bool> {
    let noted = interview_invitations::Entity::update_many()
        .col_expr(interview_invitations::Column::RemindedAt, Expr::value(now))
        .filter(interview_invitations::Column::Id.eq(id))
        .filter(interview_invitations::Column::RemindedAt.is_null())
        .filter(interview_invitations::Column::ClosedAt.is_null())
        .exec(tx)
        .await?;
    Ok(noted.rows_affected == 1)
}
