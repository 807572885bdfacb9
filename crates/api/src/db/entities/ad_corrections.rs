//! What was changed in an ad after people could read it (D31).

use domain::ads::AdCorrection;
use domain::ids::{AdCorrectionId, AdId};
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

use crate::db::stored::Stored;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ad_corrections")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AdCorrectionId,
    pub ad_id: AdId,
    #[sea_orm(column_type = "JsonBinary")]
    pub correction: Stored<AdCorrection>,
    pub at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
