//! Agencies write their own ads: drafts, and the public history of corrections (X13-1, D31).

use sea_orm_migration::sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait};

use crate::dialect;

/// This step.
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261124_01_agency_ads"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, include_str!("sql/m20261124_01_agency_ads.sql")).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
