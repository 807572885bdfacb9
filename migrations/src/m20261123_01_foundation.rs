//! Everything from the ad to the sent application, with the constraints that hold whatever the program does.

use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait};

use crate::dialect;

/// This step.
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m20261123_01_foundation"
    }
}

/// Statements that only one of the two databases has: the audit log takes inserts and nothing else (D37).
const POSTGRES: &[&str] = &[
    "ALTER TABLE applications ADD FOREIGN KEY (draft_version_id) REFERENCES application_versions (id)
     DEFERRABLE INITIALLY DEFERRED",
    "ALTER TABLE applications ADD FOREIGN KEY (in_force_version_id) REFERENCES application_versions (id)
     DEFERRABLE INITIALLY DEFERRED",
    "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'the audit log is insert-only'; END $$",
    "CREATE TRIGGER audit_log_is_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
     FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
];
const SQLITE: &[&str] = &[
    "CREATE TRIGGER audit_log_takes_no_update BEFORE UPDATE ON audit_log
     BEGIN SELECT RAISE(ABORT, 'the audit log is insert-only'); END",
    "CREATE TRIGGER audit_log_takes_no_delete BEFORE DELETE ON audit_log
     BEGIN SELECT RAISE(ABORT, 'the audit log is insert-only'); END",
];

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, include_str!("sql/m20261123_01_foundation.sql")).await?;
        let extra = if manager.get_database_backend() == DbBackend::Postgres { POSTGRES } else { SQLITE };
        for statement in extra {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
