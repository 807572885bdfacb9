//! The form of a recruitment, version by version (D31).

use domain::forms::{Form, standard_form};
use domain::ids::RecruitmentId;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::db::Tx;
use crate::db::entities::application_forms;
use crate::db::stored::Stored;
use crate::failure::{Failure, Outcome};
use crate::random;

/// The newest version, which every draft is judged by.
///
/// # Errors
/// Faults of the database.
pub async fn newest(db: &impl ConnectionTrait, recruitment: RecruitmentId) -> Outcome<Form> {
    find_newest(db, recruitment).await?.ok_or_else(|| Failure::bug("a recruitment with applications has no form"))
}

/// The version that a sent application answers.
///
/// # Errors
/// Faults of the database.
pub async fn version(db: &impl ConnectionTrait, recruitment: RecruitmentId, version: i32) -> Outcome<Form> {
    application_forms::Entity::find()
        .filter(application_forms::Column::RecruitmentId.eq(recruitment))
        .filter(application_forms::Column::Version.eq(version))
        .one(db)
        .await?
        .map(numbered)
        .ok_or_else(|| Failure::bug("a version of a form is not there"))
}

/// Every version with the time when it was written, the oldest first. A recruitment that has none yet will have the
/// standard one (D49).
///
/// # Errors
/// Faults of the database.
pub async fn all(db: &impl ConnectionTrait, recruitment: RecruitmentId) -> Outcome<Vec<Version>> {
    let rows = application_forms::Entity::find()
        .filter(application_forms::Column::RecruitmentId.eq(recruitment))
        .order_by_asc(application_forms::Column::Version)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Version { frozen: row.frozen_at.is_some(), created_at: row.created_at, form: numbered(row) })
        .collect())
}

/// One version as it is stored.
#[derive(Clone, Debug)]
pub struct Version {
    /// The form.
    pub form: Form,
    /// Whether it stays as it is, because somebody has written by it.
    pub frozen: bool,
    /// When it was written.
    pub created_at: Instant,
}

/// The newest version for the first application to a recruitment. An ad that was imported without a form gets the
/// standard one (D49); from now on this version is never changed (D31).
///
/// # Errors
/// Faults of the database.
pub async fn freeze(tx: &Tx, recruitment: RecruitmentId, now: Instant) -> Outcome<Form> {
    if find_newest(tx, recruitment).await?.is_none() {
        application_forms::Entity::insert(application_forms::ActiveModel {
            id: Set(random::id()),
            recruitment_id: Set(recruitment),
            version: Set(1),
            form: Set(Stored(standard_form())),
            frozen_at: Set(None),
            created_at: Set(now),
        })
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    }
    let form = newest(tx, recruitment).await?;
    application_forms::Entity::update_many()
        .col_expr(application_forms::Column::FrozenAt, Expr::value(now))
        .filter(application_forms::Column::RecruitmentId.eq(recruitment))
        .filter(application_forms::Column::FrozenAt.is_null())
        .exec(tx)
        .await?;
    Ok(form)
}

async fn find_newest(db: &impl ConnectionTrait, recruitment: RecruitmentId) -> Outcome<Option<Form>> {
    Ok(application_forms::Entity::find()
        .filter(application_forms::Column::RecruitmentId.eq(recruitment))
        .order_by_desc(application_forms::Column::Version)
        .one(db)
        .await?
        .map(numbered))
}

/// The form of a row, which knows its number better than the form does.
#[must_use]
pub fn numbered(row: application_forms::Model) -> Form {
    Form { version: u32::try_from(row.version).unwrap_or(1), ..row.form.0 }
}
