//! The ad of a recruitment: what is the same in every language (D46).

use domain::ads::AdFacts;
use domain::ids::{AdId, RecruitmentId};
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

use crate::db::stored::Stored;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ads")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AdId,
    pub recruitment_id: RecruitmentId,
    #[sea_orm(column_type = "JsonBinary")]
    pub facts: Stored<AdFacts>,
    pub feed_seq: Option<i64>,
    pub row_version: RowVersion,
    pub created_at: Instant,
    pub updated_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
