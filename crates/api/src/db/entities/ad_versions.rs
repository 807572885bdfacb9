//! An ad in one language (G2-2).

use domain::ads::AdTexts;
use domain::ids::{AdId, AdVersionId};
use domain::language::Language;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

use crate::db::stored::Stored;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ad_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AdVersionId,
    pub ad_id: AdId,
    pub language: Language,
    #[sea_orm(column_type = "JsonBinary")]
    pub texts: Stored<AdTexts>,
    pub published_at: Option<Instant>,
    pub updated_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
