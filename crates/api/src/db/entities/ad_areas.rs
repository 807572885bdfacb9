//! Task areas of an ad, the first is the main one (G3.2.1).

use domain::ids::AdId;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ad_areas")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ad_id: AdId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    pub position: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
