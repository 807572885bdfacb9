//! What the service says of itself, each language a row of its own (G1-2).

use domain::content::PageKind;
use domain::ids::PictureId;
use domain::language::Language;
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "pages")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub slug: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: Language,
    pub kind: PageKind,
    pub title: String,
    pub summary: String,
    pub body: String,
    pub position: i32,
    pub published: bool,
    pub picture_id: Option<PictureId>,
    pub picture_alt: Option<String>,
    pub row_version: RowVersion,
    pub changed_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
