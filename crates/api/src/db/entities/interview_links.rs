//! The links of mails to an invitation, each by the hash of its secret.

use domain::ids::InterviewInvitationId;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "interview_links")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub link_hash: String,
    pub invitation_id: InterviewInvitationId,
    pub created_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
