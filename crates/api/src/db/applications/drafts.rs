//! Who has an application that is not sent: told of by mail when the end of the period moves (X1-12).

use domain::ids::{ApplicationId, RecruitmentId};
use domain::language::Language;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::db::entities::applications::{Column, Entity};
use crate::failure::Outcome;

/// A draft, and the language that it is written in.
#[derive(Clone, Copy, Debug)]
pub struct Draft {
    /// Which.
    pub id: ApplicationId,
    /// To which recruitment.
    pub recruitment: RecruitmentId,
    /// Its language.
    pub language: Language,
}

/// Everything that waits to be sent to these recruitments, also changes of what was sent before.
///
/// # Errors
/// Faults of the database.
pub async fn drafts_of(db: &impl ConnectionTrait, recruitments: &[RecruitmentId]) -> Outcome<Vec<Draft>> {
    let rows: Vec<(ApplicationId, RecruitmentId, Language)> = Entity::find()
        .filter(Column::RecruitmentId.is_in(recruitments.iter().copied()))
        .filter(Column::DraftVersionId.is_not_null())
        .filter(Column::ApplicantId.is_not_null())
        .order_by_asc(Column::Id)
        .select_only()
        .columns([Column::Id, Column::RecruitmentId, Column::Language])
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, recruitment, language)| Draft { id, recruitment, language }).collect())
}
