//! Times of a round, with how many have booked each (X12-6).

use domain::ids::{InterviewRoundId, InterviewSlotId};
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "interview_slots")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InterviewSlotId,
    pub round_id: InterviewRoundId,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub capacity: i32,
    pub booked: i32,
    pub place: Option<String>,
    pub link: Option<String>,
    pub removed_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
