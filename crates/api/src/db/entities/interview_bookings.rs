//! Who has which time; released ones are history.

use domain::ids::{InterviewBookingId, InterviewInvitationId, InterviewSlotId};
use domain::interviews::BookedBy;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "interview_bookings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InterviewBookingId,
    pub invitation_id: InterviewInvitationId,
    pub slot_id: InterviewSlotId,
    pub booked_by: BookedBy,
    pub booked_at: Instant,
    pub reminded_at: Option<Instant>,
    pub released_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
