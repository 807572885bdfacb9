//! A sign-up that waits for its code. Several may wait for one address; nobody can lock another out (D50).

use domain::ids::{AdId, RegistrationId, TermsVersionId};
use domain::language::Language;
use domain::personal::Personal;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

use crate::db::stored::Stored;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registrations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RegistrationId,
    pub email: Personal<String>,
    pub email_folded: Personal<String>,
    pub password_hash: Personal<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub accepted_terms: Stored<Vec<TermsVersionId>>,
    pub language: Language,
    pub ad_id: Option<AdId>,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub confirmed_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
