//! What an agency writes until it publishes (X13-1).

use domain::ads::AdDraft;
use domain::ids::{AdId, RecruitmentId};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

use crate::db::stored::Stored;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "recruitment_drafts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub recruitment_id: RecruitmentId,
    pub ad_id: AdId,
    #[sea_orm(column_type = "JsonBinary")]
    pub draft: Stored<AdDraft>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
