//! Rows of a profile (G7.1-1); the id is made by the client, so that repeating is harmless.

use domain::forms::{RowField, RowSection};
use domain::ids::{RowId, UserId};
use domain::row_version::RowVersion;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

use crate::db::stored::{Fields, Stored};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "profile_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RowId,
    pub section: RowSection,
    pub position: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub fields: Stored<Fields<RowField>>,
    pub changed_in: RowVersion,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
