//! Searches that watch for somebody (G3.7). What is personal is gone once the alert has ended.

use domain::alerts::AlertState;
use domain::ids::AlertId;
use domain::language::Language;
use domain::personal::Personal;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "alerts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AlertId,
    pub language: Language,
    pub name: Option<Personal<String>>,
    pub email: Option<Personal<String>>,
    pub email_folded: Option<Personal<String>>,
    pub query: Option<Personal<String>>,
    pub created_at: Instant,
    pub mail_at: Instant,
    pub confirmed_at: Option<Instant>,
    pub expires_at: Instant,
    pub ended_at: Option<Instant>,
    pub ended_as: Option<AlertState>,
    pub last_seq: i64,
    pub looked_at: Instant,
    pub last_run: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
