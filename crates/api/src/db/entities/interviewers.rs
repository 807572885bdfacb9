//! Those who interview for an agency (X13-3).

use domain::ids::{AgencyId, InterviewerId};
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "interviewers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InterviewerId,
    pub agency_id: AgencyId,
    pub name: String,
    pub title: Option<String>,
    pub feed_hash: Option<String>,
    pub row_version: RowVersion,
    pub created_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
