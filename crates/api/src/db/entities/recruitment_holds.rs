//! Recruitments whose applications are kept longer than the rules say (D6).

use domain::ids::RecruitmentId;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "recruitment_holds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub recruitment_id: RecruitmentId,
    pub held_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
