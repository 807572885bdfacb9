//! Writes what a save or a sending decided. Whoever calls has locked the application.

use domain::forms::{AnswerValue, BasicField, Draft, DraftRow, QuestionId, RowSection};
use domain::ids::{ApplicationVersionId, RowId};
use domain::row_version::RowVersion;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::content::Content;
use crate::db::Tx;
use crate::db::entities::{application_answers, application_rows, application_versions};
use crate::db::stored::{Field, Fields, Stored};
use crate::failure::Outcome;

/// Writes answers, cleared ones too.
///
/// # Errors
/// Faults of the database.
pub async fn answers(tx: &Tx, version: ApplicationVersionId, answers: Fields<QuestionId>) -> Outcome<()> {
    use application_answers::{ActiveModel, Column, Entity};
    if answers.is_empty() {
        return Ok(());
    }
    Entity::insert_many(answers.into_iter().map(|(question, field)| ActiveModel {
        version_id: Set(version),
        question: Set(question.0),
        value: Set(Stored(field.v)),
        changed_in: Set(RowVersion(field.changed_in)),
    }))
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

/// Writes rows, new or not.
///
/// # Errors
/// Faults of the database.
pub async fn rows(tx: &Tx, rows: Vec<application_rows::Model>) -> Outcome<()> {
    use application_rows::{ActiveModel, Column, Entity};
    if rows.is_empty() {
        return Ok(());
    }
    Entity::insert_many(rows.into_iter().map(|row| ActiveModel {
        version_id: Set(row.version_id),
        id: Set(row.id),
        section: Set(row.section),
        position: Set(row.position),
        fields: Set(row.fields),
        changed_in: Set(row.changed_in),
    }))
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

/// Makes a version what was sent: parsed, without what was hidden or cleared. What is there already as it was sent is not
/// written again.
///
/// # Errors
/// Faults of the database.
pub async fn as_sent(tx: &Tx, stored: &Content, sent: &Draft, changed_in: RowVersion) -> Outcome<()> {
    let version = stored.version.id;
    let field = |value: &AnswerValue| Field { v: Some(value.clone()), changed_in: changed_in.0 };
    let gone: Vec<&str> = stored
        .history
        .keys()
        .filter(|question| !sent.answers.contains_key(question))
        .map(|question| question.0.as_str())
        .collect();
    if !gone.is_empty() {
        application_answers::Entity::delete_many()
            .filter(application_answers::Column::VersionId.eq(version))
            .filter(application_answers::Column::Question.is_in(gone))
            .exec(tx)
            .await?;
    }
    let new = sent.answers.iter().filter(|(question, value)| stored.answers.get(question) != Some(value));
    answers(tx, version, new.map(|(question, value)| (question.clone(), field(value))).collect()).await?;
    for one in stored.rows.iter().filter(|one| !sent.rows.iter().any(|kept| kept.id == one.id)) {
        remove_row(tx, version, one.section, one.id).await?;
    }
    let changed = sent.rows.iter().filter(|one| !stored.rows.contains(one)).map(|one| {
        let DraftRow { id, section, position, fields } = one.clone();
        let fields = Stored(fields.iter().map(|(name, value)| (*name, field(value))).collect());
        application_rows::Model { version_id: version, id, section, position, fields, changed_in }
    });
    rows(tx, changed.collect()).await
}

/// Notes which version of the form the writer of a draft has seen; never an older one than before.
///
/// # Errors
/// Faults of the database.
pub async fn see_form(tx: &Tx, draft: ApplicationVersionId, form_version: i32) -> Outcome<()> {
    application_versions::Entity::update_many()
        .col_expr(application_versions::Column::FormVersion, Expr::value(form_version))
        .filter(application_versions::Column::Id.eq(draft))
        .filter(application_versions::Column::FormVersion.lt(form_version))
        .exec(tx)
        .await?;
    Ok(())
}
