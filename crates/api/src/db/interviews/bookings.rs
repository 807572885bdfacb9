//! Who has which time. The partial unique index keeps anybody from having two (X12-6).

use domain::ids::{ApplicationId, InterviewBookingId, InterviewInvitationId, InterviewSlotId};
use domain::interviews::BookedBy;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::slots::{self, Slot};
use crate::db::Tx;
use crate::db::entities::interview_bookings::{ActiveModel, Column, Entity};
use crate::db::entities::{interview_invitations, interview_slots};
use crate::failure::{Failure, Outcome};
use crate::random;

pub use crate::db::entities::interview_bookings::Model as Booking;

/// What an invitation has booked now, with its time.
///
/// # Errors
/// Faults of the database.
pub async fn live(db: &impl ConnectionTrait, invitation: InterviewInvitationId) -> Outcome<Option<(Booking, Slot)>> {
    let found =
        Entity::find().filter(Column::InvitationId.eq(invitation)).filter(Column::ReleasedAt.is_null()).one(db).await?;
    let Some(booking) = found else { return Ok(None) };
    let slot = interview_slots::Entity::find_by_id(booking.slot_id).one(db).await?;
    Ok(Some((booking, slot.ok_or_else(|| Failure::bug("a booking without its time"))?)))
}

/// All that an invitation has or had, the oldest first, with their times.
///
/// # Errors
/// Faults of the database.
pub async fn all(db: &impl ConnectionTrait, invitation: InterviewInvitationId) -> Outcome<Vec<(Booking, Slot)>> {
    let found = Entity::find().filter(Column::InvitationId.eq(invitation)).order_by_asc(Column::Id).all(db).await?;
    let times = slots::of_found(db, found.iter().map(|booking| booking.slot_id).collect()).await?;
    let with_time = |booking: Booking| {
        let slot = times.iter().find(|slot| slot.id == booking.slot_id)?.clone();
        Some((booking, slot))
    };
    Ok(found.into_iter().filter_map(with_time).collect())
}

/// The invitations that have this time now, in the order of their ids.
///
/// # Errors
/// Faults of the database.
pub async fn at(db: &impl ConnectionTrait, slot: InterviewSlotId) -> Outcome<Vec<InterviewInvitationId>> {
    let found = Entity::find().filter(Column::SlotId.eq(slot)).filter(Column::ReleasedAt.is_null()).all(db).await?;
    let mut all: Vec<_> = found.into_iter().map(|booking| booking.invitation_id).collect();
    all.sort_unstable();
    Ok(all)
}

/// Writes down who has a place that was just taken.
///
/// # Errors
/// Faults of the database.
pub async fn add(
    tx: &Tx,
    invitation: InterviewInvitationId,
    slot: InterviewSlotId,
    by: BookedBy,
    now: Instant,
) -> Outcome<()> {
    Entity::insert(ActiveModel {
        id: Set(random::id()),
        invitation_id: Set(invitation),
        slot_id: Set(slot),
        booked_by: Set(by),
        booked_at: Set(now),
        reminded_at: Set(None),
        released_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Ends a booking. Its place is given back beside it.
///
/// # Errors
/// Faults of the database.
pub async fn end(tx: &Tx, id: InterviewBookingId, now: Instant) -> Outcome<()> {
    Entity::update_many().col_expr(Column::ReleasedAt, Expr::value(now)).filter(Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Gives back the places of applications that are about to be removed with all that hangs on them, however old they are:
/// what a time counts stays the number of its bookings.
///
/// # Errors
/// Faults of the database.
pub async fn before_removal(tx: &Tx, applications: &[ApplicationId]) -> Outcome<()> {
    let of_them = Query::select()
        .column(interview_invitations::Column::Id)
        .from(interview_invitations::Entity)
        .and_where(Expr::col(interview_invitations::Column::ApplicationId).is_in(applications.iter().copied()))
        .to_owned();
    let live = Entity::find()
        .filter(Column::InvitationId.in_subquery(of_them))
        .filter(Column::ReleasedAt.is_null())
        .order_by_asc(Column::SlotId)
        .all(tx)
        .await?;
    for booking in live {
        slots::give_back(tx, booking.slot_id).await?;
    }
    Ok(())
}
