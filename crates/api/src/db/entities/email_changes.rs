//! An address that waits for its code: at most one of each purpose an account, five guesses each (G7.2.1, D45).

use domain::ids::{EmailChangeId, UserId};
use domain::personal::Personal;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "email_changes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EmailChangeId,
    pub user_id: UserId,
    pub email: Personal<String>,
    pub email_folded: Personal<String>,
    pub old_email: Personal<String>,
    pub code_hash: String,
    pub tries: i32,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub used_at: Option<Instant>,
    pub purpose: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
