//! The draft of an application, or one version that was sent. A sent one is never changed.

use std::collections::BTreeMap;

use domain::forms::{AnswerValue, BasicField};
use domain::ids::{ApplicationId, ApplicationVersionId};
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

use crate::db::stored::{Fields, Stored};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "application_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApplicationVersionId,
    pub application_id: ApplicationId,
    pub number: i32,
    pub form_version: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub own_basics: Stored<Fields<BasicField>>,
    #[sea_orm(column_type = "JsonBinary")]
    pub basics_at_sending: Option<Stored<BTreeMap<BasicField, AnswerValue>>>,
    pub wishes_no_publication: bool,
    pub in_force_from: Option<Instant>,
    pub receipt_number: Option<String>,
    pub receipt_sha256: Option<String>,
    pub created_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
