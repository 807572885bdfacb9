//! Basic details, which shine through in every application (G7.1). Each field remembers the version that changed it (D56).

use domain::forms::BasicField;
use domain::ids::UserId;
use domain::personal::Personal;
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

use crate::db::stored::{Fields, Stored};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "profiles")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    #[sea_orm(column_type = "JsonBinary")]
    pub basics: Stored<Fields<BasicField>>,
    pub row_version: RowVersion,
    pub saved_at: Instant,
    /// The contact address that a code confirmed last, in lower case (D45).
    pub confirmed_contact: Option<Personal<String>>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
