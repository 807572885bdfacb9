//! People's accounts. One address may have one account of each kind (D51).

use domain::accounts::AccountKind;
use domain::ids::UserId;
use domain::language::Language;
use domain::personal::Personal;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UserId,
    pub kind: AccountKind,
    pub email: Personal<String>,
    pub email_folded: Personal<String>,
    pub password_hash: Option<Personal<String>>,
    pub language: Language,
    pub created_at: Instant,
    pub last_login_at: Option<Instant>,
    pub idle_warnings: i32,
    pub idle_warned_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
