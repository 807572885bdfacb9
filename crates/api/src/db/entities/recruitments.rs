//! One process of an agency. Stored states only: scheduled and closed are a matter of time (D54).

use domain::ids::{AgencyId, RecruitmentId};
use domain::recruitments::RecruitmentState;
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "recruitments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RecruitmentId,
    pub agency_id: AgencyId,
    pub code: String,
    pub external_id: Option<String>,
    pub state: RecruitmentState,
    pub opens_at: Instant,
    pub closes_at: Instant,
    pub publish_at: Option<Instant>,
    pub first_published_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
    pub ended_at: Option<Instant>,
    pub archived_at: Option<Instant>,
    pub row_version: RowVersion,
    pub created_at: Instant,
    pub updated_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
