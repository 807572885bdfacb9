//! The terms of use and the privacy notice (G1-3).

use domain::accounts::TermsKind;
use domain::language::Language;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Tx;
use super::entities::terms_versions::{ActiveModel, Column, Entity, Model};
use crate::failure::Outcome;
use crate::random;

/// Adds version 1 of a text, where it has none yet.
///
/// # Errors
/// Faults of the database.
pub async fn add_first(tx: &Tx, kind: TermsKind, language: Language, html: String, now: Instant) -> Outcome<()> {
    Entity::insert(ActiveModel {
        id: Set(random::id()),
        kind: Set(kind),
        language: Set(language),
        version: Set(1),
        html: Set(html),
        published_at: Set(now),
    })
    .on_conflict(OnConflict::columns([Column::Kind, Column::Language, Column::Version]).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// The version of a text that is in force.
///
/// # Errors
/// Faults of the database.
pub async fn in_force(db: &impl ConnectionTrait, kind: TermsKind, language: Language) -> Outcome<Option<Model>> {
    Ok(Entity::find()
        .filter(Column::Kind.eq(kind))
        .filter(Column::Language.eq(language))
        .order_by_desc(Column::Version)
        .one(db)
        .await?)
}
