//! Files of an application's version; the id is made by the client. At most four a version (G9.2.8).

use domain::ids::{ApplicationVersionId, AttachmentId, BlobId};
use domain::personal::Personal;
use domain::time::Instant;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attachments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub version_id: ApplicationVersionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttachmentId,
    pub question: String,
    pub blob_id: BlobId,
    pub name: Personal<String>,
    pub position: i32,
    pub created_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
