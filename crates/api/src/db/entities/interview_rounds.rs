//! Rounds of interviews of a recruitment (X13-3).

use domain::ids::{InterviewRoundId, RecruitmentId};
use domain::interviews::{InterviewContact, RoundKind};
use domain::row_version::RowVersion;
use domain::time::Instant;
use domain::translated::Translated;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

use crate::db::stored::Stored;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "interview_rounds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InterviewRoundId,
    pub recruitment_id: RecruitmentId,
    pub kind: RoundKind,
    pub name: String,
    pub place: Option<String>,
    pub link: Option<String>,
    pub book_until: Instant,
    #[sea_orm(column_type = "JsonBinary")]
    pub contact: Stored<InterviewContact>,
    pub organiser: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub note: Stored<Translated>,
    pub row_version: RowVersion,
    pub created_at: Instant,
    pub updated_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
