//! Background work: leased, retried, and marked dead after twelve tries.

use domain::ids::JobId;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

use crate::db::stored::Stored;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobId,
    pub kind: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub payload: Stored<serde_json::Value>,
    pub dedupe_key: Option<String>,
    pub created_at: Instant,
    pub run_at: Instant,
    pub lease_until: Option<Instant>,
    pub leased_by: Option<String>,
    pub tries: i32,
    pub last_error: Option<String>,
    pub dead_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
