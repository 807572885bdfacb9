//! What a deadline that comes near or has passed asks for. Each finder is followed by a statement that decides.

use chrono::TimeDelta;
use domain::applications::ApplicationState;
use domain::ids::{ApplicationId, ApplicationVersionId, RecruitmentId};
use domain::language::Language;
use domain::recruitments::RecruitmentState;
use domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::own::to_recruitment;
use super::touch::open;
use crate::db::Tx;
use crate::db::dialect;
use crate::db::entities::{application_reminders, applications, recruitments};
use crate::failure::Outcome;

/// An application that a deadline concerns.
#[derive(Clone, Copy, Debug)]
pub struct Concerned {
    /// Which.
    pub id: ApplicationId,
    /// Its recruitment.
    pub recruitment: RecruitmentId,
    /// The version that is being written.
    pub draft: ApplicationVersionId,
    /// The version in force, if it was sent.
    pub in_force: Option<ApplicationVersionId>,
    /// The language it is written in.
    pub language: Language,
}

impl Concerned {
    fn of(row: &applications::Model) -> Option<Self> {
        Some(Self {
            id: row.id,
            recruitment: row.recruitment_id,
            draft: row.draft_version_id?,
            in_force: row.in_force_version_id,
            language: row.language,
        })
    }
}

/// Changes of sent applications that can no longer be put in force; so many at once.
///
/// # Errors
/// Faults of the database.
pub async fn left_edits(db: &impl ConnectionTrait, now: Instant, most: u64) -> Outcome<Vec<Concerned>> {
    let found = applications::Entity::find()
        .filter(applications::Column::State.eq(ApplicationState::Sent))
        .filter(applications::Column::DraftVersionId.is_not_null())
        .filter(Expr::exists(open(now)).not());
    concerned(db, found, most).await
}

/// Lets the changes go, where they are still there and still too late; says whether it did.
///
/// # Errors
/// Faults of the database.
pub async fn drop_edit(tx: &Tx, edit: &Concerned, now: Instant) -> Outcome<bool> {
    let dropped = applications::Entity::update_many()
        .col_expr(applications::Column::DraftVersionId, Expr::value(Option::<ApplicationVersionId>::None))
        .col_expr(applications::Column::RowVersion, Expr::col(applications::Column::RowVersion).add(1))
        .filter(applications::Column::Id.eq(edit.id))
        .filter(applications::Column::State.eq(ApplicationState::Sent))
        .filter(applications::Column::DraftVersionId.eq(edit.draft))
        .filter(Expr::exists(open(now)).not())
        .exec(tx)
        .await?;
    Ok(dropped.rows_affected == 1)
}

/// Unsent applications whose period ends within `ahead` and whose owners were not reminded of that deadline. One that was
/// begun within that time counts only while at least `at_least` remains (D26).
///
/// # Errors
/// Faults of the database.
pub async fn unfinished(
    db: &impl ConnectionTrait,
    now: Instant,
    (ahead, at_least): (TimeDelta, TimeDelta),
    most: u64,
) -> Outcome<Vec<(Concerned, Instant)>> {
    let closing = |more: Condition| {
        let mut closing = Query::select();
        closing
            .expr(Expr::value(1))
            .from(recruitments::Entity)
            .and_where(
                Expr::col((recruitments::Entity, recruitments::Column::Id))
                    .equals((applications::Entity, applications::Column::RecruitmentId)),
            )
            .and_where(Expr::col((recruitments::Entity, recruitments::Column::State)).eq(RecruitmentState::Published))
            .and_where(Expr::col((recruitments::Entity, recruitments::Column::ClosesAt)).gt(now))
            .and_where(Expr::col((recruitments::Entity, recruitments::Column::ClosesAt)).lte(now + ahead))
            .cond_where(more);
        closing
    };
    let enough_time = Expr::exists(closing(
        Condition::all().add(Expr::col((recruitments::Entity, recruitments::Column::ClosesAt)).gte(now + at_least)),
    ));
    // Begun more than `ahead` before the end means before what is `ahead` of the end: the end is at most `ahead` away.
    let early = applications::Column::CreatedAt.lte(now - ahead);
    let reminded = Query::select()
        .expr(Expr::value(1))
        .from(application_reminders::Entity)
        .inner_join(
            recruitments::Entity,
            Expr::col((recruitments::Entity, recruitments::Column::ClosesAt))
                .equals((application_reminders::Entity, application_reminders::Column::ClosesAt)),
        )
        .and_where(
            Expr::col((application_reminders::Entity, application_reminders::Column::ApplicationId))
                .equals((applications::Entity, applications::Column::Id)),
        )
        .and_where(
            Expr::col((recruitments::Entity, recruitments::Column::Id))
                .equals((applications::Entity, applications::Column::RecruitmentId)),
        )
        .to_owned();
    let found = applications::Entity::find()
        .filter(applications::Column::State.eq(ApplicationState::Unsent))
        .filter(applications::Column::ApplicantId.is_not_null())
        .filter(Expr::exists(closing(Condition::all())))
        .filter(Condition::any().add(enough_time).add(early))
        .filter(Expr::exists(reminded).not());
    let rows = found
        .join(JoinType::InnerJoin, to_recruitment())
        .select_also(recruitments::Entity)
        .order_by_asc(applications::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(row, recruitment)| Some((Concerned::of(&row)?, recruitment?.closes_at))).collect())
}

/// Notes that the owner is reminded of this deadline; `false` when it stood there already.
///
/// # Errors
/// Faults of the database.
pub async fn remind(tx: &Tx, id: ApplicationId, closes_at: Instant, now: Instant) -> Outcome<bool> {
    use application_reminders::Column;
    let row = vec![
        (Column::ApplicationId, id.into()),
        (Column::ClosesAt, closes_at.into()),
        (Column::RemindedAt, now.into()),
    ];
    Ok(dialect::insert_first(
        tx,
        application_reminders::Entity,
        row,
        [Column::ApplicationId, Column::ClosesAt],
        LOCK_MILLIS,
    )
    .await?)
}

/// So long one worker waits for another that notes the same.
const LOCK_MILLIS: u32 = 2_000;

async fn concerned(
    db: &impl ConnectionTrait,
    found: Select<applications::Entity>,
    most: u64,
) -> Outcome<Vec<Concerned>> {
    let rows = found.order_by_asc(applications::Column::Id).limit(most).all(db).await?;
    Ok(rows.iter().filter_map(Concerned::of).collect())
}
