//! The terms of use and the privacy notice, never changed, only followed by a newer version (G1-3).

use domain::accounts::TermsKind;
use domain::ids::TermsVersionId;
use domain::language::Language;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "terms_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TermsVersionId,
    pub kind: TermsKind,
    pub language: Language,
    pub version: i32,
    pub html: String,
    pub markdown: String,
    pub changes: String,
    pub published_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
