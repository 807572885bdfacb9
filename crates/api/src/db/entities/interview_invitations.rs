//! One applicant's invitation to a round (D12).

use domain::ids::{ApplicationId, InterviewInvitationId, InterviewRoundId};
use domain::interviews::InvitationKind;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "interview_invitations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InterviewInvitationId,
    pub round_id: InterviewRoundId,
    pub application_id: ApplicationId,
    pub kind: InvitationKind,
    pub calendar_sequence: i32,
    pub invited_at: Instant,
    pub mailed_at: Option<Instant>,
    pub opened_at: Option<Instant>,
    pub reminded_at: Option<Instant>,
    pub cancelled_at: Option<Instant>,
    pub closed_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
