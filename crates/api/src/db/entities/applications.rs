//! One person's application to one recruitment. The applicant becomes NULL when the account is deleted (D2).

use domain::applications::{ApplicationKind, ApplicationState};
use domain::ids::{ApplicationId, ApplicationVersionId, RecruitmentId, UserId};
use domain::language::Language;
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "applications")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApplicationId,
    pub recruitment_id: RecruitmentId,
    pub applicant_id: Option<UserId>,
    pub kind: ApplicationKind,
    pub state: ApplicationState,
    pub language: Language,
    pub draft_version_id: Option<ApplicationVersionId>,
    pub in_force_version_id: Option<ApplicationVersionId>,
    pub row_version: RowVersion,
    pub created_at: Instant,
    pub saved_at: Instant,
    pub sent_at: Option<Instant>,
    pub edited_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
