//! Writing a form: in place while nobody writes by it, else as the next version (D31). Whoever calls this holds the
//! recruitment, which whoever begins or sends an application holds too.

use domain::forms::{Form, FormUse};
use domain::ids::{ApplicationFormId, RecruitmentId};
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::newest::Version;
use crate::db::Tx;
use crate::db::entities::{application_forms, applications};
use crate::db::stored::Stored;
use crate::failure::{Failure, Outcome};
use crate::random;

/// What hangs on the form of a recruitment, whose newest version this is.
///
/// # Errors
/// Faults of the database.
pub async fn used(db: &impl ConnectionTrait, recruitment: RecruitmentId, newest: Option<&Version>) -> Outcome<FormUse> {
    let sent = applications::Entity::find()
        .filter(applications::Column::RecruitmentId.eq(recruitment))
        .filter(applications::Column::InForceVersionId.is_not_null())
        .count(db)
        .await?;
    Ok(match newest {
        _ if sent > 0 => FormUse::Sent,
        Some(newest) if newest.frozen => FormUse::Written,
        Some(_) | None => FormUse::Free,
    })
}

/// Writes a form that nobody has written by, in the place of the one that was there.
///
/// # Errors
/// Faults of the database.
pub async fn replace(tx: &Tx, recruitment: RecruitmentId, form: &Form, now: Instant) -> Outcome<()> {
    let version = number(form)?;
    let replaced = application_forms::Entity::update_many()
        .col_expr(application_forms::Column::Form, Expr::value(Stored(form.clone())))
        .col_expr(application_forms::Column::CreatedAt, Expr::value(now))
        .filter(application_forms::Column::RecruitmentId.eq(recruitment))
        .filter(application_forms::Column::Version.eq(version))
        .filter(application_forms::Column::FrozenAt.is_null())
        .exec(tx)
        .await?;
    if replaced.rows_affected == 0 { insert(tx, recruitment, form, None, now).await } else { Ok(()) }
}

/// Writes the next version and moves every draft to it: its version is counted on, so that nobody sends, or goes on
/// writing, by a form that they have not seen. Answers stay with the ids of their questions.
///
/// # Errors
/// Faults of the database.
pub async fn add(tx: &Tx, recruitment: RecruitmentId, form: &Form, now: Instant) -> Outcome<()> {
    insert(tx, recruitment, form, Some(now), now).await?;
    applications::Entity::update_many()
        .col_expr(applications::Column::RowVersion, Expr::col(applications::Column::RowVersion).add(1))
        .filter(applications::Column::RecruitmentId.eq(recruitment))
        .filter(applications::Column::DraftVersionId.is_not_null())
        .exec(tx)
        .await?;
    Ok(())
}

async fn insert(
    tx: &Tx,
    recruitment: RecruitmentId,
    form: &Form,
    frozen_at: Option<Instant>,
    now: Instant,
) -> Outcome<()> {
    application_forms::Entity::insert(application_forms::ActiveModel {
        id: Set(random::id::<ApplicationFormId>()),
        recruitment_id: Set(recruitment),
        version: Set(number(form)?),
        form: Set(Stored(form.clone())),
        frozen_at: Set(frozen_at),
        created_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

fn number(form: &Form) -> Outcome<i32> {
    i32::try_from(form.version).map_err(|error| Failure::bug(error.to_string()))
}
