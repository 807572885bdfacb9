//! Basic details frozen when the recruitment ends or the account is deleted; erased when anonymised (D1, D2).

use std::collections::BTreeMap;

use domain::forms::{AnswerValue, BasicField};
use domain::ids::ApplicationId;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

use crate::db::stored::Stored;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "application_person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    #[sea_orm(column_type = "JsonBinary")]
    pub basics: Stored<BTreeMap<BasicField, AnswerValue>>,
    pub frozen_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
