//! What came in to a recruitment, collected for one mail to its agency: numbers only.

use domain::ids::{AgencyDigestId, RecruitmentId};
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "agency_digests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AgencyDigestId,
    pub recruitment_id: RecruitmentId,
    pub opened_at: Instant,
    pub closed_at: Option<Instant>,
    pub sent: i32,
    pub edited: i32,
    pub withdrawn: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
