//! Answers as typed, each with the version that changed it (D47, D56). A cleared answer keeps its row with a null value.

use domain::forms::AnswerValue;
use domain::ids::ApplicationVersionId;
use domain::row_version::RowVersion;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};

use crate::db::stored::Stored;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "application_answers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub version_id: ApplicationVersionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub question: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub value: Stored<Option<AnswerValue>>,
    pub changed_in: RowVersion,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
