//! The photo of a sent version, where its form asked for one (G9.2.1).

use domain::ids::{ApplicationVersionId, BlobId};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "application_photos")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub version_id: ApplicationVersionId,
    pub blob_id: BlobId,
    pub width: i32,
    pub height: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
