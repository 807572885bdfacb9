//! Rounds of an agency's recruitments.

use domain::ids::{AgencyId, InterviewRoundId, RecruitmentId};
use domain::interviews::SaveInterviewRound;
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use crate::db::Tx;
use crate::db::entities::interview_rounds::{ActiveModel, Column, Entity};
use crate::db::entities::recruitments;
use crate::db::stored::Stored;
use crate::failure::Outcome;
use crate::random;

pub use crate::db::entities::interview_rounds::Model as Round;

/// Where a round is: for nobody else it exists.
#[derive(Clone, Debug)]
pub struct Place {
    /// Whose.
    pub agency: AgencyId,
    /// Of which recruitment.
    pub recruitment: RecruitmentId,
    /// Which.
    pub round: InterviewRoundId,
}

fn of(agency: &AgencyId, recruitment: RecruitmentId) -> Select<Entity> {
    let own = Query::select()
        .column(recruitments::Column::Id)
        .from(recruitments::Entity)
        .and_where(Expr::col(recruitments::Column::AgencyId).eq(agency.clone()))
        .to_owned();
    Entity::find().filter(Column::RecruitmentId.eq(recruitment)).filter(Column::RecruitmentId.in_subquery(own))
}

/// The rounds of a recruitment, the oldest first.
///
/// # Errors
/// Faults of the database.
pub async fn list(db: &impl ConnectionTrait, agency: &AgencyId, recruitment: RecruitmentId) -> Outcome<Vec<Round>> {
    Ok(of(agency, recruitment).order_by_asc(Column::Id).all(db).await?)
}

/// One of them.
///
/// # Errors
/// Faults of the database.
pub async fn find(db: &impl ConnectionTrait, place: &Place) -> Outcome<Option<Round>> {
    Ok(of(&place.agency, place.recruitment).filter(Column::Id.eq(place.round)).one(db).await?)
}

/// The same, held until the commit: those who change it come one after the other. Whoever books in it is not held up.
///
/// # Errors
/// Faults of the database.
pub async fn hold(tx: &Tx, place: &Place) -> Outcome<Option<Round>> {
    let found = of(&place.agency, place.recruitment).filter(Column::Id.eq(place.round));
    Ok(found.lock(LockType::NoKeyUpdate).one(tx).await?)
}

/// The round of an invitation or a time that was found already.
///
/// # Errors
/// Faults of the database.
pub async fn of_found(db: &impl ConnectionTrait, id: InterviewRoundId) -> Outcome<Option<Round>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// The recruitment of a round that was found already.
///
/// # Errors
/// Faults of the database.
pub async fn recruitment(db: &impl ConnectionTrait, round: &Round) -> Outcome<Option<recruitments::Model>> {
    Ok(recruitments::Entity::find_by_id(round.recruitment_id).one(db).await?)
}

fn trimmed(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Adds one.
///
/// # Errors
/// Faults of the database.
pub async fn insert(
    tx: &Tx,
    recruitment: RecruitmentId,
    wish: &SaveInterviewRound,
    book_until: Instant,
    now: Instant,
) -> Outcome<InterviewRoundId> {
    let id = random::id();
    Entity::insert(ActiveModel {
        id: Set(id),
        recruitment_id: Set(recruitment),
        kind: Set(wish.kind),
        name: Set(wish.name.trim().to_owned()),
        place: Set(trimmed(wish.place.as_ref())),
        link: Set(trimmed(wish.link.as_ref())),
        book_until: Set(book_until),
        contact: Set(Stored(wish.contact.clone())),
        organiser: Set(wish.contact.email.trim().to_owned()),
        note: Set(Stored(wish.note.clone())),
        row_version: Set(RowVersion(1)),
        created_at: Set(now),
        updated_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}

/// Changes one that is held, but for its kind and in whose name its events are.
///
/// # Errors
/// Faults of the database.
pub async fn change(
    tx: &Tx,
    round: InterviewRoundId,
    wish: &SaveInterviewRound,
    book_until: Instant,
    now: Instant,
) -> Outcome<()> {
    Entity::update_many()
        .col_expr(Column::Name, Expr::value(wish.name.trim()))
        .col_expr(Column::Place, Expr::value(trimmed(wish.place.as_ref())))
        .col_expr(Column::Link, Expr::value(trimmed(wish.link.as_ref())))
        .col_expr(Column::BookUntil, Expr::value(book_until))
        .col_expr(Column::Contact, Expr::value(Stored(wish.contact.clone())))
        .col_expr(Column::Note, Expr::value(Stored(wish.note.clone())))
        .filter(Column::Id.eq(round))
        .exec(tx)
        .await?;
    touch(tx, round, now).await
}

/// Counts a change of one that is held, also of its times.
///
/// # Errors
/// Faults of the database.
pub async fn touch(tx: &Tx, round: InterviewRoundId, now: Instant) -> Outcome<()> {
    Entity::update_many()
        .col_expr(Column::RowVersion, Expr::col(Column::RowVersion).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(round))
        .exec(tx)
        .await?;
    Ok(())
}
