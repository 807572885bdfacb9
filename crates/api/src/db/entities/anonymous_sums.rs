//! What is left of anonymised applications: sums, each of one thing alone (G8-2).

use domain::applications::Counted;
use domain::ids::RecruitmentId;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "anonymous_sums")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub recruitment_id: RecruitmentId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub counted: Counted,
    #[sea_orm(primary_key, auto_increment = false)]
    pub value: String,
    pub number: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
