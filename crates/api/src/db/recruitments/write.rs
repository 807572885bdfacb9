//! The statements of a recruitment's life. Each carries the agency, the version, the state and the time of its row in the
//! table of states in its WHERE: zero rows mean that somebody else was first.

use domain::ads::AdDraft;
use domain::forms::Form;
use domain::ids::{AdId, AgencyId, ApplicationFormId, RecruitmentId};
use domain::problem::{FieldCode, FieldError};
use domain::recruitments::{RecruitmentState, Transition, When};
use domain::row_version::RowVersion;
use domain::time::{Instant, MIN_DAYS, Period};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockType};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, SqlErr, UpdateMany,
};

use super::find::of;
use crate::db::Tx;
use crate::db::applications::{content, person};
use crate::db::entities::{ads, agencies, application_forms, applications, recruitment_drafts, recruitments};
use crate::db::stored::Stored;
use crate::failure::{Failure, Outcome};
use crate::random;

/// What must still be so when a statement runs.
#[derive(Clone, Debug)]
pub struct Guard<'a> {
    /// Whose recruitment.
    pub agency: &'a AgencyId,
    /// Which.
    pub id: RecruitmentId,
    /// As its writer has seen it.
    pub version: RowVersion,
    /// By which row of the table.
    pub transition: Transition,
    /// When the request arrived.
    pub now: Instant,
}

impl Guard<'_> {
    fn condition(&self) -> Condition {
        let condition = Condition::all()
            .add(recruitments::Column::Id.eq(self.id))
            .add(recruitments::Column::AgencyId.eq(self.agency.clone()))
            .add(recruitments::Column::RowVersion.eq(self.version))
            .add(recruitments::Column::State.eq(self.transition.from));
        match self.transition.when {
            When::Always => condition,
            When::Scheduled => condition.add(recruitments::Column::OpensAt.gt(self.now)),
            When::Begun => condition.add(recruitments::Column::OpensAt.lte(self.now)),
            When::NotOver => condition.add(recruitments::Column::ClosesAt.gt(self.now)),
        }
    }

    fn update(&self) -> UpdateMany<recruitments::Entity> {
        recruitments::Entity::update_many()
            .col_expr(recruitments::Column::State, Expr::value(self.transition.to.unwrap_or(self.transition.from)))
            .col_expr(recruitments::Column::RowVersion, Expr::col(recruitments::Column::RowVersion).add(1))
            .col_expr(recruitments::Column::UpdatedAt, Expr::value(self.now))
            .filter(self.condition())
    }
}

async fn run(tx: &Tx, statement: UpdateMany<recruitments::Entity>) -> Outcome<bool> {
    Ok(statement.exec(tx).await?.rows_affected == 1)
}

/// The unique index has the last word about codes.
fn taken(error: DbErr) -> Failure {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => {
            FieldError::new("/recruitment_code", FieldCode::NotTogether).into()
        }
        _ => error.into(),
    }
}

/// Lets one after the other begin recruitments at an agency: they count codes and look for external ids. Whoever only
/// refers to the agency is not held up. SQLite has one writer anyway.
///
/// # Errors
/// Faults of the database.
pub async fn hold_agency(tx: &Tx, agency: &AgencyId) -> Outcome<()> {
    agencies::Entity::find_by_id(agency.clone()).lock(LockType::NoKeyUpdate).one(tx).await?;
    Ok(())
}

/// How many recruitments the agency has begun in all.
///
/// # Errors
/// Faults of the database.
pub async fn count(tx: &Tx, agency: &AgencyId) -> Outcome<u64> {
    Ok(of(agency).count(tx).await?)
}

/// A new recruitment.
#[derive(Clone, Copy, Debug)]
pub struct NewDraft<'a> {
    /// Whose.
    pub agency: &'a AgencyId,
    /// The other system's own id.
    pub external_id: Option<&'a str>,
    /// The “sök-ID”.
    pub code: &'a str,
    /// What is written.
    pub draft: &'a AdDraft,
    /// The form, version 1 (D49).
    pub form: &'a Form,
}

/// Begins a recruitment.
///
/// # Errors
/// A code that another one has; faults of the database.
pub async fn insert(tx: &Tx, new: NewDraft<'_>, now: Instant) -> Outcome<RecruitmentId> {
    let id: RecruitmentId = random::id();
    recruitments::Entity::insert(recruitments::ActiveModel {
        id: Set(id),
        agency_id: Set(new.agency.clone()),
        code: Set(new.code.to_owned()),
        external_id: Set(new.external_id.map(ToOwned::to_owned)),
        state: Set(RecruitmentState::Draft),
        // Until it is published its period stands in the draft; the columns hold the shortest there could be.
        opens_at: Set(now),
        closes_at: Set(now + chrono::TimeDelta::days(MIN_DAYS)),
        publish_at: Set(None),
        first_published_at: Set(None),
        withdrawn_at: Set(None),
        ended_at: Set(None),
        archived_at: Set(None),
        row_version: Set(RowVersion(1)),
        created_at: Set(now),
        updated_at: Set(now),
    })
    .exec_without_returning(tx)
    .await
    .map_err(taken)?;
    insert_draft(tx, id, random::id(), new.draft).await?;
    application_forms::Entity::insert(application_forms::ActiveModel {
        id: Set(random::id::<ApplicationFormId>()),
        recruitment_id: Set(id),
        version: Set(1),
        form: Set(Stored(new.form.clone())),
        frozen_at: Set(None),
        created_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}

async fn insert_draft(tx: &Tx, id: RecruitmentId, ad: AdId, draft: &AdDraft) -> Outcome<()> {
    recruitment_drafts::Entity::insert(recruitment_drafts::ActiveModel {
        recruitment_id: Set(id),
        ad_id: Set(ad),
        draft: Set(Stored(draft.clone())),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// What a draft is to be.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The “sök-ID”.
    pub code: &'a str,
    /// What is written.
    pub draft: &'a AdDraft,
}

/// Saves the draft.
///
/// # Errors
/// A code that another one has; faults of the database.
pub async fn save_draft(tx: &Tx, guard: &Guard<'_>, wish: Wish<'_>) -> Outcome<bool> {
    let update = guard.update().col_expr(recruitments::Column::Code, Expr::value(wish.code));
    if update.exec(tx).await.map_err(taken)?.rows_affected != 1 {
        return Ok(false);
    }
    recruitment_drafts::Entity::update_many()
        .col_expr(recruitment_drafts::Column::Draft, Expr::value(Stored(wish.draft.clone())))
        .filter(recruitment_drafts::Column::RecruitmentId.eq(guard.id))
        .exec(tx)
        .await?;
    Ok(true)
}

/// Deletes the draft with all that belongs to it.
///
/// # Errors
/// Faults of the database.
pub async fn delete(tx: &Tx, guard: &Guard<'_>) -> Outcome<bool> {
    Ok(recruitments::Entity::delete_many().filter(guard.condition()).exec(tx).await?.rows_affected == 1)
}

/// Publishes at the opening of the period: a later opening needs no job, the time itself opens (D54).
///
/// # Errors
/// Faults of the database.
pub async fn publish(tx: &Tx, guard: &Guard<'_>, period: &Period) -> Outcome<bool> {
    let update = guard
        .update()
        .col_expr(recruitments::Column::OpensAt, Expr::value(period.opens_at))
        .col_expr(recruitments::Column::ClosesAt, Expr::value(period.closes_at))
        .col_expr(
            recruitments::Column::PublishAt,
            Expr::value((period.opens_at > guard.now).then_some(period.opens_at)),
        )
        .col_expr(recruitments::Column::FirstPublishedAt, Expr::value(period.opens_at));
    if !run(tx, update).await? {
        return Ok(false);
    }
    recruitment_drafts::Entity::delete_by_id(guard.id).exec(tx).await?;
    Ok(true)
}

/// Takes a publication back that lies ahead: the ad is a draft again.
///
/// # Errors
/// Faults of the database.
pub async fn cancel(tx: &Tx, guard: &Guard<'_>, ad: AdId, draft: &AdDraft) -> Outcome<bool> {
    let update = guard
        .update()
        .col_expr(recruitments::Column::PublishAt, Expr::value(Option::<Instant>::None))
        .col_expr(recruitments::Column::FirstPublishedAt, Expr::value(Option::<Instant>::None));
    if !run(tx, update).await? {
        return Ok(false);
    }
    ads::Entity::delete_by_id(ad).exec(tx).await?;
    insert_draft(tx, guard.id, ad, draft).await?;
    Ok(true)
}

/// Gives more time to apply; never less (D10).
///
/// # Errors
/// Faults of the database.
pub async fn prolong(tx: &Tx, guard: &Guard<'_>, closes_at: Instant) -> Outcome<bool> {
    let update = guard
        .update()
        .col_expr(recruitments::Column::ClosesAt, Expr::value(closes_at))
        .filter(recruitments::Column::ClosesAt.lt(closes_at));
    run(tx, update).await
}

/// Marks that the ad is corrected; what it says is replaced in its own tables.
///
/// # Errors
/// Faults of the database.
pub async fn correct(tx: &Tx, guard: &Guard<'_>) -> Outcome<bool> {
    run(tx, guard.update()).await
}

/// Counts a change of the form on; the form is replaced in its own table.
///
/// # Errors
/// Faults of the database.
pub async fn save_form(tx: &Tx, guard: &Guard<'_>) -> Outcome<bool> {
    run(tx, guard.update()).await
}

/// Withdraws the ad from the public.
///
/// # Errors
/// Faults of the database.
pub async fn withdraw(tx: &Tx, guard: &Guard<'_>) -> Outcome<bool> {
    run(tx, guard.update().col_expr(recruitments::Column::WithdrawnAt, Expr::value(guard.now))).await
}

/// How a period ends that still runs.
#[derive(Clone, Copy, Debug)]
pub struct NewEnd(pub Option<Instant>);

/// Ends the recruitment.
///
/// # Errors
/// Faults of the database.
pub async fn end(tx: &Tx, guard: &Guard<'_>, NewEnd(closes_at): NewEnd) -> Outcome<bool> {
    let mut update = guard.update().col_expr(recruitments::Column::EndedAt, Expr::value(guard.now));
    if let Some(closes_at) = closes_at {
        update = update.col_expr(recruitments::Column::ClosesAt, Expr::value(closes_at));
    }
    run(tx, update).await
}

/// Archives the recruitment.
///
/// # Errors
/// Faults of the database.
pub async fn archive(tx: &Tx, guard: &Guard<'_>) -> Outcome<bool> {
    run(tx, guard.update().col_expr(recruitments::Column::ArchivedAt, Expr::value(guard.now))).await
}

/// Keeps the basic details of everybody who applied as they are now: from here on the profile no longer shines through
/// (D1). What is frozen already stays.
///
/// # Errors
/// Faults of the database.
pub async fn freeze_people(tx: &Tx, recruitment: RecruitmentId, now: Instant) -> Outcome<()> {
    let sent = applications::Entity::find()
        .filter(applications::Column::RecruitmentId.eq(recruitment))
        .filter(applications::Column::InForceVersionId.is_not_null())
        .filter(applications::Column::ApplicantId.is_not_null())
        .all(tx)
        .await?;
    for application in sent {
        let Some(applicant) = application.applicant_id else { continue };
        let (_, basics) = content::public_basics(tx, applicant).await?;
        person::freeze(tx, application.id, basics, now).await?;
    }
    Ok(())
}
