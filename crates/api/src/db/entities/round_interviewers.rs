//! Who interviews in which round.

use domain::ids::{InterviewRoundId, InterviewerId};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "round_interviewers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub round_id: InterviewRoundId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub interviewer_id: InterviewerId,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
