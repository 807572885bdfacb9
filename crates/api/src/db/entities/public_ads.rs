//! What those who follow the public changes know of each ad (X14-5).

use domain::ads::Told;
use domain::ids::AdId;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "public_ads")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ad_id: AdId,
    pub told: Told,
    pub next_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
