//! The one statement that sends: version, state and deadline stand in its WHERE.

use std::collections::BTreeMap;

use domain::applications::ApplicationState;
use domain::forms::{AnswerValue, BasicField};
use domain::ids::{ApplicationId, ApplicationVersionId, RecruitmentId, UserId};
use domain::personal::Personal;
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::touch::open;
use crate::db::Tx;
use crate::db::entities::{application_equality, application_versions, applications, recruitments};
use crate::db::stored::{Fields, Stored};
use crate::failure::Outcome;

/// The recruitment as it is until the commit, so that withdrawing or prolonging an ad and applying to it exclude
/// each other. SQLite has one writer and needs no lock.
///
/// # Errors
/// Faults of the database.
pub async fn hold_recruitment(tx: &Tx, recruitment: RecruitmentId) -> Outcome<Option<recruitments::Model>> {
    Ok(recruitments::Entity::find_by_id(recruitment).lock_shared().one(tx).await?)
}

/// Sends the version that the applicant has seen; `None` where the statement found nothing to send.
///
/// # Errors
/// Faults of the database.
pub async fn send(
    tx: &Tx,
    applicant: UserId,
    id: ApplicationId,
    seen: RowVersion,
    now: Instant,
) -> Outcome<Option<applications::Model>> {
    let sent = applications::Entity::update_many()
        .col_expr(applications::Column::State, Expr::value(ApplicationState::Sent))
        .col_expr(applications::Column::InForceVersionId, Expr::col(applications::Column::DraftVersionId))
        .col_expr(applications::Column::DraftVersionId, Expr::value(Option::<ApplicationVersionId>::None))
        .col_expr(applications::Column::SentAt, Expr::value(now))
        .col_expr(applications::Column::RowVersion, Expr::col(applications::Column::RowVersion).add(1))
        .filter(applications::Column::Id.eq(id))
        .filter(applications::Column::ApplicantId.eq(applicant))
        .filter(applications::Column::State.eq(ApplicationState::Unsent))
        .filter(applications::Column::RowVersion.eq(seen))
        .filter(Expr::exists(open(now)))
        .exec_with_returning(tx)
        .await?;
    Ok(sent.into_iter().next())
}

/// What a version carries from the moment it is sent.
#[derive(Debug)]
pub struct Sealed {
    /// The form it answers.
    pub form_version: i32,
    /// The basic details that belong to this application only, as they were sent.
    pub own_basics: Fields<BasicField>,
    /// The basic details of the profile as they were, without legal gender and work at the state.
    pub basics: BTreeMap<BasicField, AnswerValue>,
    /// The wish not to be published (G9.3-2).
    pub wishes_no_publication: bool,
    /// Made by chance, so that the receipt of a short application cannot be guessed (D57).
    pub receipt_number: String,
    /// The receipt (X9-9).
    pub receipt_sha256: String,
}

/// Puts a version in force. Nothing changes it afterwards.
///
/// # Errors
/// Faults of the database.
pub async fn seal(tx: &Tx, version: ApplicationVersionId, sealed: Sealed, now: Instant) -> Outcome<()> {
    application_versions::Entity::update_many()
        .set(application_versions::ActiveModel {
            form_version: Set(sealed.form_version),
            own_basics: Set(Stored(sealed.own_basics)),
            basics_at_sending: Set(Some(Stored(sealed.basics))),
            wishes_no_publication: Set(sealed.wishes_no_publication),
            in_force_from: Set(Some(now)),
            receipt_number: Set(Some(sealed.receipt_number)),
            receipt_sha256: Set(Some(sealed.receipt_sha256)),
            ..application_versions::ActiveModel::default()
        })
        .filter(application_versions::Column::Id.eq(version))
        .exec(tx)
        .await?;
    Ok(())
}

/// Writes legal gender and work at the state apart from the application, in place of what was there (D4).
///
/// # Errors
/// Faults of the database.
pub async fn count_for_equality(
    tx: &Tx,
    application: ApplicationId,
    basics: &BTreeMap<BasicField, AnswerValue>,
) -> Outcome<()> {
    let text = |field| basics.get(&field).and_then(AnswerValue::as_text).map(|text| Personal(text.to_owned()));
    application_equality::Entity::insert(application_equality::ActiveModel {
        application_id: Set(application),
        gender: Set(text(BasicField::Gender).unwrap_or_default()),
        state_employer: Set(text(BasicField::StateEmployer)),
        state_agency: Set(text(BasicField::StateAgency)),
    })
    .on_conflict(
        OnConflict::column(application_equality::Column::ApplicationId)
            .update_columns([
                application_equality::Column::Gender,
                application_equality::Column::StateEmployer,
                application_equality::Column::StateAgency,
            ])
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}
