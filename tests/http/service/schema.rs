use api::db::Engine;
use sea_orm::{ConnectionTrait, EntityTrait};
use tests::{TestApp, both};

/// Whether the database itself refuses.
async fn refused(app: &TestApp, sql: &str) -> bool {
    app.app.db.read().execute_unprepared(sql).await.is_err()
}

both! {
    /// Holds D37: what stands in the audit log stays as it is, whatever the program does.
    async fn the_audit_log_takes_inserts_and_nothing_else(app: &TestApp) {
        app.applicant("ada@example.org").await;
        let rows = async || api::db::entities::audit_log::Entity::find().all(app.app.db.read()).await.unwrap();
        let before = rows().await;
        assert!(!before.is_empty());
        assert!(refused(app, "UPDATE audit_log SET actor = 'nobody'").await);
        assert!(refused(app, "DELETE FROM audit_log").await);
        assert_eq!(rows().await, before);
        let told = format!("{:?}", before.iter().map(|row| (&row.actor, &row.did, &row.subject)).collect::<Vec<_>>());
        // The whole address: three letters of it may well stand in a random id.
        assert!(!told.contains("ada@") && !told.contains("example.org"), "ids and names of operations, never values: {told}");
    }

    /// Holds G4-3, D50, D54, G9.2.8: the floor beneath the rules, on both databases.
    async fn the_schema_refuses_what_no_rule_allows(app: &TestApp) {
        app.sign_up(&app.client(), "ada@example.org").await;
        for impossible in [
            "UPDATE email_codes SET tries = 6",
            "UPDATE email_codes SET tries = -1",
            "INSERT INTO email_codes SELECT * FROM email_codes",
            "UPDATE registrations SET language = 'de'",
            "UPDATE terms_versions SET kind = 'other'",
            "UPDATE terms_versions SET version = 0",
            "INSERT INTO feed_heads (feed, seq) VALUES ('ads', -1)",
            "INSERT INTO agency_users (agency_id, user_id, role, created_at)
             SELECT 'nowhere', id, 'recruiter', created_at FROM registrations",
            "UPDATE pages SET kind = 'other'",
            "UPDATE pages SET language = 'de'",
            "UPDATE pages SET position = -1",
            "UPDATE pages SET row_version = 0",
            "INSERT INTO pages SELECT * FROM pages",
            "INSERT INTO service_administrators (user_id, created_at) SELECT id, created_at FROM registrations",
        ] {
            assert!(refused(app, impossible).await, "{impossible}");
        }
        let typed = match app.app.db.engine() {
            Engine::Sqlite => "UPDATE throttles SET count = 'many'",
            Engine::Postgres => "UPDATE throttles SET count = 'many'::text",
        };
        assert!(refused(app, typed).await, "a column holds its type");
    }
}
