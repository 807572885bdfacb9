//! Writes what a save or a sending decided. Whoever calls has locked the application.

use domain::forms::{AnswerValue, BasicField, DraftRow, QuestionId, RowSection};
use domain::ids::{ApplicationVersionId, RowId};
use domain::row_version::RowVersion;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::db::Tx;
use crate::db::entities::{application_answers, application_rows, application_versions};
use crate::db::stored::{Field, Fields, Stored};
use crate::failure::Outcome;

/// The answers with their history, cleared ones included.
///
/// # Errors
/// Faults of the database.
pub async fn answers(tx: &Tx, version: ApplicationVersionId) -> Outcome<Fields<QuestionId>> {
    Ok(application_answers::Entity::find()
        .filter(application_answers::Column::VersionId.eq(version))
        .all(tx)
        .await?
        .into_iter()
        .map(|row| (QuestionId(row.question), Field { v: row.value.0, changed_in: row.changed_in.0 }))
        .collect())
}

/// Writes one answer, a cleared one too.
///
/// # Errors
/// Faults of the database.
pub async fn answer(tx: &Tx, version: ApplicationVersionId, question: &QuestionId, field: &Field) -> Outcome<()> {
    use application_answers::{ActiveModel, Column, Entity};
    Entity::insert(ActiveModel {
        version_id: Set(version),
        question: Set(question.0.clone()),
        value: Set(Stored(field.v.clone())),
        changed_in: Set(RowVersion(field.changed_in)),
    })
    .on_conflict(
        OnConflict::columns([Column::VersionId, Column::Question])
            .update_columns([Column::Value, Column::ChangedIn])
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Writes the basic details that belong to this application only.
///
/// # Errors
/// Faults of the database.
pub async fn own_basics(tx: &Tx, version: ApplicationVersionId, fields: Fields<BasicField>) -> Outcome<()> {
    application_versions::Entity::update_many()
        .set(application_versions::ActiveModel {
            own_basics: Set(Stored(fields)),
            ..application_versions::ActiveModel::default()
        })
        .filter(application_versions::Column::Id.eq(version))
        .exec(tx)
        .await?;
    Ok(())
}

/// One row of a version.
///
/// # Errors
/// Faults of the database.
pub async fn find_row(tx: &Tx, version: ApplicationVersionId, row: RowId) -> Outcome<Option<application_rows::Model>> {
    Ok(application_rows::Entity::find_by_id((version, row)).one(tx).await?)
}

/// How many rows a section has, and the position after the last.
///
/// # Errors
/// Faults of the database.
pub async fn section(tx: &Tx, version: ApplicationVersionId, section: RowSection) -> Outcome<(u64, i32)> {
    let rows = application_rows::Entity::find()
        .filter(application_rows::Column::VersionId.eq(version))
        .filter(application_rows::Column::Section.eq(section));
    let last = rows.clone().order_by_desc(application_rows::Column::Position).one(tx).await?;
    Ok((rows.count(tx).await?, last.map_or(0, |row| row.position.saturating_add(1))))
}

/// Writes a row, new or not.
///
/// # Errors
/// Faults of the database.
pub async fn row(tx: &Tx, row: application_rows::Model) -> Outcome<()> {
    use application_rows::{ActiveModel, Column, Entity};
    Entity::insert(ActiveModel {
        version_id: Set(row.version_id),
        id: Set(row.id),
        section: Set(row.section),
        position: Set(row.position),
        fields: Set(row.fields),
        changed_in: Set(row.changed_in),
    })
    .on_conflict(
        OnConflict::columns([Column::VersionId, Column::Id])
            .update_columns([Column::Position, Column::Fields, Column::ChangedIn])
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Removes a row of a section, where it is there.
///
/// # Errors
/// Faults of the database.
pub async fn remove_row(tx: &Tx, version: ApplicationVersionId, section: RowSection, id: RowId) -> Outcome<()> {
    application_rows::Entity::delete_many()
        .filter(application_rows::Column::VersionId.eq(version))
        .filter(application_rows::Column::Section.eq(section))
        .filter(application_rows::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Replaces all answers and rows of a version by parsed ones.
///
/// # Errors
/// Faults of the database.
pub async fn replace(
    tx: &Tx,
    version: ApplicationVersionId,
    answers: impl IntoIterator<Item = (QuestionId, AnswerValue)>,
    rows: impl IntoIterator<Item = DraftRow>,
    changed_in: RowVersion,
) -> Outcome<()> {
    application_answers::Entity::delete_many()
        .filter(application_answers::Column::VersionId.eq(version))
        .exec(tx)
        .await?;
    application_rows::Entity::delete_many().filter(application_rows::Column::VersionId.eq(version)).exec(tx).await?;
    let field = |value| Field { v: Some(value), changed_in: changed_in.0 };
    for (question, value) in answers {
        answer(tx, version, &question, &field(value)).await?;
    }
    for DraftRow { id, section, position, fields } in rows {
        let fields = fields.into_iter().map(|(name, value)| (name, field(value))).collect();
        row(
            tx,
            application_rows::Model { version_id: version, id, section, position, fields: Stored(fields), changed_in },
        )
        .await?;
    }
    Ok(())
}
