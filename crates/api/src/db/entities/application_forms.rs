//! A recruitment's form, version by version; frozen once an application exists (D31, D49).

use domain::forms::Form;
use domain::ids::{ApplicationFormId, RecruitmentId};
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

use crate::db::stored::Stored;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "application_forms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApplicationFormId,
    pub recruitment_id: RecruitmentId,
    pub version: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub form: Stored<Form>,
    pub frozen_at: Option<Instant>,
    pub created_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
