//! Changes of a sent application: a second version beside the one in force, until they are done or dropped (G9.4.2, D24).
//! State, deadline and version stand in the WHERE of the statement that decides.

use domain::applications::ApplicationState;
use domain::forms::as_typed;
use domain::ids::{ApplicationId, ApplicationVersionId, UserId};
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, UpdateMany};

use super::content::Content;
use super::touch::open;
use super::write;
use crate::db::Tx;
use crate::db::entities::{application_rows, application_versions, applications, attachments};
use crate::db::files::attach;
use crate::db::stored::{Field, Stored};
use crate::failure::{Failure, Outcome};
use crate::random;

/// A sent application of this applicant as it was seen, counted on.
fn seen(applicant: UserId, id: ApplicationId, seen: RowVersion) -> UpdateMany<applications::Entity> {
    applications::Entity::update_many()
        .col_expr(applications::Column::RowVersion, Expr::col(applications::Column::RowVersion).add(1))
        .filter(applications::Column::Id.eq(id))
        .filter(applications::Column::ApplicantId.eq(applicant))
        .filter(applications::Column::State.eq(ApplicationState::Sent))
        .filter(applications::Column::RowVersion.eq(seen))
}

/// Names the version that the changes will be written in; `None` where the statement found nothing to change.
///
/// # Errors
/// Faults of the database.
pub async fn start(
    tx: &Tx,
    applicant: UserId,
    id: ApplicationId,
    version: RowVersion,
    now: Instant,
) -> Outcome<Option<applications::Model>> {
    let draft: ApplicationVersionId = random::id();
    let started = seen(applicant, id, version)
        // Named before it is written; the reference is checked at the commit.
        .col_expr(applications::Column::DraftVersionId, Expr::value(draft))
        .col_expr(applications::Column::SavedAt, Expr::value(now))
        .filter(applications::Column::DraftVersionId.is_null())
        .filter(Expr::exists(open(now)))
        .exec_with_returning(tx)
        .await?;
    Ok(started.into_iter().next())
}

/// Writes that version: all that is in force, to be changed.
///
/// # Errors
/// Faults of the database.
pub async fn copy(
    tx: &Tx,
    application: &applications::Model,
    in_force: Content,
    form_version: i32,
    now: Instant,
) -> Outcome<()> {
    let draft = application.draft_version_id.ok_or_else(|| Failure::bug("an edit without a version"))?;
    let changed_in = application.row_version;
    application_versions::Entity::insert(application_versions::ActiveModel {
        id: Set(draft),
        application_id: Set(application.id),
        number: Set(in_force.version.number + 1),
        form_version: Set(form_version),
        own_basics: Set(in_force.version.own_basics),
        basics_at_sending: Set(None),
        wishes_no_publication: Set(in_force.version.wishes_no_publication),
        in_force_from: Set(None),
        receipt_number: Set(None),
        receipt_sha256: Set(None),
        created_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    let field = |value| Field { v: Some(value), changed_in: changed_in.0 };
    write::answers(tx, draft, in_force.answers.into_iter().map(|(question, value)| (question, field(value))).collect())
        .await?;
    // Days as one would type them: whoever types the same again has changed nothing.
    let rows = in_force.rows.iter().map(as_typed).map(|row| {
        let fields = row.fields.into_iter().map(|(name, value)| (name, field(value))).collect();
        application_rows::Model {
            version_id: draft,
            id: row.id,
            section: row.section,
            position: row.position,
            fields: Stored(fields),
            changed_in,
        }
    });
    write::rows(tx, rows.collect()).await?;
    for (attachment, _) in in_force.files {
        attach::add(tx, attachments::Model { version_id: draft, ..attachment }).await?;
    }
    Ok(())
}

/// “Redigering klar”: the changes are in force from now; `None` where the statement found none.
///
/// # Errors
/// Faults of the database.
pub async fn complete(
    tx: &Tx,
    applicant: UserId,
    id: ApplicationId,
    version: RowVersion,
    now: Instant,
) -> Outcome<Option<applications::Model>> {
    let completed = seen(applicant, id, version)
        .col_expr(applications::Column::InForceVersionId, Expr::col(applications::Column::DraftVersionId))
        .col_expr(applications::Column::DraftVersionId, Expr::value(Option::<ApplicationVersionId>::None))
        .col_expr(applications::Column::EditedAt, Expr::value(now))
        .filter(applications::Column::DraftVersionId.is_not_null())
        .filter(Expr::exists(open(now)))
        .exec_with_returning(tx)
        .await?;
    Ok(completed.into_iter().next())
}

/// Drops the changes; `None` where the statement found none. What they are written in goes with [`forget`].
///
/// # Errors
/// Faults of the database.
pub async fn discard(
    tx: &Tx,
    applicant: UserId,
    id: ApplicationId,
    version: RowVersion,
) -> Outcome<Option<applications::Model>> {
    let discarded = seen(applicant, id, version)
        .col_expr(applications::Column::DraftVersionId, Expr::value(Option::<ApplicationVersionId>::None))
        .filter(applications::Column::DraftVersionId.is_not_null())
        .exec_with_returning(tx)
        .await?;
    Ok(discarded.into_iter().next())
}

/// Deletes a version that never came in force, with its files.
///
/// # Errors
/// Faults of the database.
pub async fn forget(tx: &Tx, version: ApplicationVersionId, now: Instant) -> Outcome<()> {
    let files = super::content::files(tx, version).await?;
    application_versions::Entity::delete_many()
        .filter(application_versions::Column::Id.eq(version))
        .filter(application_versions::Column::InForceFrom.is_null())
        .exec(tx)
        .await?;
    for (_, stored) in &files {
        crate::db::files::blob::release(tx, stored, now).await?;
    }
    Ok(())
}
