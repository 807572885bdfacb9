//! Invitations, each with all that decides what can be done with it.

use domain::applications::ApplicationState;
use domain::ids::{ApplicationId, InterviewInvitationId, InterviewRoundId, RecruitmentId, UserId};
use domain::interviews::{InvitationKind, InvitationStage, Meeting};
use domain::language::Language;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::rounds::{self, Round};
use super::slots::Slot;
use super::{bookings, bookings::Booking};
use crate::db::Tx;
use crate::db::entities::interview_invitations::{ActiveModel, Column, Entity};
use crate::db::entities::{applications, interview_rounds, recruitments, users};
use crate::failure::{Failure, Outcome};
use crate::random;

pub use crate::db::entities::interview_invitations::Model as Invitation;

/// An invitation with its round, its recruitment and what is booked.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The invitation.
    pub invitation: Invitation,
    /// Its round.
    pub round: Round,
    /// The recruitment of the round.
    pub recruitment: recruitments::Model,
    /// What is booked.
    pub live: Option<(Booking, Slot)>,
    /// Who applies; nobody once the account is gone.
    pub applicant: Option<UserId>,
    /// The language of the account, else that of the application.
    pub language: Language,
}

impl Whole {
    /// Where it is in its life.
    #[must_use]
    pub fn stage(&self) -> InvitationStage {
        if self.invitation.closed_at.is_some() {
            InvitationStage::Closed
        } else if self.live.is_some() {
            InvitationStage::Booked
        } else if self.invitation.cancelled_at.is_some() {
            InvitationStage::Cancelled
        } else {
            InvitationStage::Invited
        }
    }

    /// When and where a time of its round is.
    #[must_use]
    pub fn meeting(&self, slot: &Slot) -> Meeting {
        meeting(&self.round, slot)
    }
}

/// When and where: what is said of the time itself counts, else what is said of the round. A time with a place of its own
/// is at that place, also where the round is on a line, and the other way round.
#[must_use]
pub fn meeting(round: &Round, slot: &Slot) -> Meeting {
    let (place, link) = match (&slot.place, &slot.link) {
        (None, None) => (round.place.clone(), round.link.clone()),
        (place, link) => (place.clone(), link.clone()),
    };
    Meeting { starts_at: slot.starts_at, ends_at: slot.ends_at, place, link }
}

/// One with all that belongs to it.
///
/// # Errors
/// Faults of the database.
pub async fn whole(db: &impl ConnectionTrait, invitation: Invitation) -> Outcome<Whole> {
    let gone = || Failure::bug("an invitation without its round");
    let round = rounds::of_found(db, invitation.round_id).await?.ok_or_else(gone)?;
    let recruitment = rounds::recruitment(db, &round).await?.ok_or_else(gone)?;
    let application = applications::Entity::find_by_id(invitation.application_id).one(db).await?.ok_or_else(gone)?;
    let user = match application.applicant_id {
        Some(user) => users::Entity::find_by_id(user).one(db).await?,
        None => None,
    };
    let live = bookings::live(db, invitation.id).await?;
    Ok(Whole {
        round,
        recruitment,
        live,
        applicant: application.applicant_id,
        language: user.map_or(application.language, |user| user.language),
        invitation,
    })
}

/// One, held until the commit: what is done with an invitation is done one after the other.
///
/// # Errors
/// Faults of the database.
pub async fn hold(tx: &Tx, id: InterviewInvitationId) -> Outcome<Option<Whole>> {
    match Entity::find_by_id(id).lock(LockType::Update).one(tx).await? {
        Some(invitation) => whole(tx, invitation).await.map(Some),
        None => Ok(None),
    }
}

/// One that a link led to.
///
/// # Errors
/// Faults of the database.
pub async fn of_link(db: &impl ConnectionTrait, id: InterviewInvitationId) -> Outcome<Option<Whole>> {
    match Entity::find_by_id(id).one(db).await? {
        Some(invitation) => whole(db, invitation).await.map(Some),
        None => Ok(None),
    }
}

/// Those of an application that was found already, the newest first.
///
/// # Errors
/// Faults of the database.
pub async fn of_application(db: &impl ConnectionTrait, application: ApplicationId) -> Outcome<Vec<Invitation>> {
    let found = Entity::find().filter(Column::ApplicationId.eq(application));
    Ok(found.order_by_desc(Column::InvitedAt).order_by_desc(Column::Id).all(db).await?)
}

/// Those of a round, the oldest first.
///
/// # Errors
/// Faults of the database.
pub async fn of_round(db: &impl ConnectionTrait, round: InterviewRoundId) -> Outcome<Vec<Invitation>> {
    let found = Entity::find().filter(Column::RoundId.eq(round));
    Ok(found.order_by_asc(Column::InvitedAt).order_by_asc(Column::Id).all(db).await?)
}

/// Those of an application that are not over, locked until the commit.
///
/// # Errors
/// Faults of the database.
pub async fn hold_open_of(tx: &Tx, application: ApplicationId) -> Outcome<Vec<Invitation>> {
    Ok(Entity::find()
        .filter(Column::ApplicationId.eq(application))
        .filter(Column::ClosedAt.is_null())
        .order_by_asc(Column::Id)
        .lock(LockType::Update)
        .all(tx)
        .await?)
}

/// Those of a recruitment that are not over, locked until the commit.
///
/// # Errors
/// Faults of the database.
pub async fn hold_open_in(tx: &Tx, recruitment: RecruitmentId) -> Outcome<Vec<Invitation>> {
    let rounds = Query::select()
        .column(interview_rounds::Column::Id)
        .from(interview_rounds::Entity)
        .and_where(Expr::col(interview_rounds::Column::RecruitmentId).eq(recruitment))
        .to_owned();
    Ok(Entity::find()
        .filter(Column::RoundId.in_subquery(rounds))
        .filter(Column::ClosedAt.is_null())
        .order_by_asc(Column::Id)
        .lock(LockType::Update)
        .all(tx)
        .await?)
}

/// An application that was sent to a recruitment and not withdrawn, kept so until the commit: withdrawing it and inviting
/// exclude each other.
///
/// # Errors
/// Faults of the database.
pub async fn hold_applying(tx: &Tx, recruitment: RecruitmentId, id: ApplicationId) -> Outcome<bool> {
    let found = applications::Entity::find_by_id(id)
        .filter(applications::Column::RecruitmentId.eq(recruitment))
        .filter(applications::Column::State.eq(ApplicationState::Sent))
        .filter(applications::Column::ApplicantId.is_not_null())
        .lock(LockType::Share)
        .one(tx)
        .await?;
    Ok(found.is_some())
}

/// Invites somebody, or again whose earlier invitation is over; `None` where there is one that is not.
///
/// # Errors
/// Faults of the database.
pub async fn invite(
    tx: &Tx,
    round: InterviewRoundId,
    application: ApplicationId,
    kind: InvitationKind,
    now: Instant,
) -> Outcome<Option<InterviewInvitationId>> {
    let before = Entity::find()
        .filter(Column::RoundId.eq(round))
        .filter(Column::ApplicationId.eq(application))
        .lock(LockType::Update)
        .one(tx)
        .await?;
    match before {
        Some(before) if before.closed_at.is_some() => {
            Entity::update_many()
                .col_expr(Column::Kind, Expr::value(kind))
                .col_expr(Column::InvitedAt, Expr::value(now))
                .col_expr(Column::MailedAt, Expr::value(None::<Instant>))
                .col_expr(Column::OpenedAt, Expr::value(None::<Instant>))
                .col_expr(Column::RemindedAt, Expr::value(None::<Instant>))
                .col_expr(Column::CancelledAt, Expr::value(None::<Instant>))
                .col_expr(Column::ClosedAt, Expr::value(None::<Instant>))
                .filter(Column::Id.eq(before.id))
                .exec(tx)
                .await?;
            Ok(Some(before.id))
        }
        Some(_) => Ok(None),
        None => {
            let id = random::id();
            Entity::insert(ActiveModel {
                id: Set(id),
                round_id: Set(round),
                application_id: Set(application),
                kind: Set(kind),
                calendar_sequence: Set(0),
                invited_at: Set(now),
                mailed_at: Set(None),
                opened_at: Set(None),
                reminded_at: Set(None),
                cancelled_at: Set(None),
                closed_at: Set(None),
            })
            .exec_without_returning(tx)
            .await?;
            Ok(Some(id))
        }
    }
}

/// What becomes of an invitation with another version of its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Something is booked.
    Booked,
    /// What was booked is cancelled.
    Cancelled,
    /// The same is booked; what is said of it has changed.
    Told,
    /// The time was taken away; from now on the applicant chooses.
    Removed,
}

/// Counts another version of the event in the applicant's calendar, in the transaction that makes it so (X12-6).
///
/// # Errors
/// Faults of the database.
pub async fn next_version(tx: &Tx, id: InterviewInvitationId, turn: Turn, now: Instant) -> Outcome<i32> {
    let mut statement = Entity::update_many()
        .col_expr(Column::CalendarSequence, Expr::col(Column::CalendarSequence).add(1))
        .filter(Column::Id.eq(id));
    match turn {
        Turn::Booked => statement = statement.col_expr(Column::CancelledAt, Expr::value(None::<Instant>)),
        Turn::Cancelled => statement = statement.col_expr(Column::CancelledAt, Expr::value(now)),
        Turn::Told => {}
        Turn::Removed => {
            statement = statement
                .col_expr(Column::CancelledAt, Expr::value(now))
                .col_expr(Column::Kind, Expr::value(InvitationKind::Choice));
        }
    }
    let changed = statement.exec_with_returning(tx).await?.into_iter().next();
    changed.map(|row| row.calendar_sequence).ok_or_else(|| Failure::bug("an invitation that is held is gone"))
}

/// Ends one that is held.
///
/// # Errors
/// Faults of the database.
pub async fn close(tx: &Tx, id: InterviewInvitationId, now: Instant) -> Outcome<()> {
    Entity::update_many().col_expr(Column::ClosedAt, Expr::value(now)).filter(Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Notes that its page was opened, the first time only.
///
/// # Errors
/// Faults of the database.
pub async fn note_opened(tx: &Tx, id: InterviewInvitationId, now: Instant) -> Outcome<()> {
    Entity::update_many()
        .col_expr(Column::OpenedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::OpenedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes that its mail was handed over, the first time only.
///
/// # Errors
/// Faults of the database.
pub async fn note_mailed(tx: &Tx, id: InterviewInvitationId, now: Instant) -> Outcome<()> {
    Entity::update_many()
        .col_expr(Column::MailedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::MailedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
