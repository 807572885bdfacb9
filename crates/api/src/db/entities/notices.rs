//! Interruptions and disturbances, shown on every page from one time to another (G1-5).

use domain::content::Severity;
use domain::ids::NoticeId;
use domain::row_version::RowVersion;
use domain::time::Instant;
use domain::translated::Translated;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

use crate::db::stored::Stored;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NoticeId,
    pub severity: Severity,
    pub begins_at: Instant,
    pub ends_at: Instant,
    #[sea_orm(column_type = "JsonBinary")]
    pub texts: Stored<Translated>,
    pub row_version: RowVersion,
    pub created_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
