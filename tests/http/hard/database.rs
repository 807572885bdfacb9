use sea_orm::{ConnectionTrait, Database, TransactionTrait};
use serde_json::json;
use tests::reqwest::Method;
use tests::{Engine, Reply, TestApp, both};

use super::words;
use crate::applications::{answer, begin, show};

fn says_come_back(reply: &Reply, when: &str) {
    assert_eq!((reply.status, reply.code()), (503, "unavailable"), "{when}: {}", reply.body);
    assert_eq!(reply.headers["content-type"], "application/problem+json", "{when}");
    assert_eq!(reply.headers["retry-after"], "5", "{when}");
    words::is_a_text(reply.body["detail"].as_str().unwrap(), when);
}

/// A connection to another database of the same cluster.
async fn outside(app: &TestApp) -> (sea_orm::DatabaseConnection, String) {
    let url = app.app.settings.database_url();
    let (server, name) = url.reveal().rsplit_once('/').unwrap();
    (Database::connect(format!("{server}/postgres")).await.unwrap(), name.to_owned())
}

fn end_all(name: &str) -> String {
    format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()"
    )
}

/// Holds G9-2, X14-4: on a full disk a save is refused as a whole, with when to come back; reading goes on; and the same
/// save succeeds when there is room again.
#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    tests::run(Engine::Sqlite, async |app| {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        answer(&aino, &path, json!({ "motivation": "Före." })).await;
        let before = show(&aino, &path).await;
        app.app.db.read().execute_unprepared("VACUUM").await.unwrap();
        // SQLite's own limit: it answers as if the disk had no page more.
        let most_pages = async |pages: u32| {
            let limit = format!("PRAGMA max_page_count = {pages}");
            let limited = app.app.db.write(async |tx| {
                tx.execute_unprepared(&limit).await?;
                Ok(())
            });
            limited.await.unwrap();
        };
        most_pages(1).await;
        let text = "👩🏽\u{200d}🚒".repeat(1_000);
        let body = json!({ "base_version": before["version"], "answers": { "motivation": text, "experience": true } });
        let save = async || aino.send(Method::PATCH, &format!("{path}/answers"), body.clone()).await;
        for _ in 0..3 {
            says_come_back(&save().await, "the disk is full");
        }
        assert_eq!(show(&aino, &path).await["answers"], before["answers"], "nothing of it was kept by half");
        most_pages(u32::MAX >> 1).await;
        let saved = save().await;
        assert_eq!((saved.status, &saved.body["conflicts"]), (200, &json!([])), "{}", saved.body);
        assert_eq!(show(&aino, &path).await["answers"]["motivation"], text);
    });
}

/// Holds G9-2, X14-4: without its database the server says so and when to come back, reading and writing, and goes on by
/// itself when the database is there again.
#[test]
fn a_database_that_is_gone_is_told_and_comes_back() {
    tests::run(Engine::Postgres, async |app| {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let (outside, name) = outside(app).await;
        let may_connect = async |may: bool| {
            outside.execute_unprepared(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS {may}")).await.unwrap();
        };
        may_connect(false).await;
        outside.execute_unprepared(&end_all(&name)).await.unwrap();
        let body = json!({ "base_version": 1, "answers": { "motivation": "Utan databas." } });
        let save = async || aino.send(Method::PATCH, &format!("{path}/answers"), body.clone()).await;
        says_come_back(&save().await, "saving");
        says_come_back(&aino.ask(Method::GET, &path).await, "reading");
        let ready = app.http().get(app.at("/health/ready")).send().await.unwrap();
        assert_eq!(ready.status(), 503);
        may_connect(true).await;
        let saved = save().await;
        assert_eq!(saved.status, 200, "{}", saved.body);
        assert_eq!(show(&aino, &path).await["answers"]["motivation"], "Utan databas.");
        outside.close().await.unwrap();
    });
}

/// Holds G9-2, X14-4: a connection that is ended in the middle of a save leaves nothing of it, and the repeated save is
/// taken; connections that were ended while nobody used them are not even noticed.
#[test]
fn a_connection_that_is_ended_in_the_middle_is_told() {
    tests::run(Engine::Postgres, async |app| {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let (outside, name) = outside(app).await;
        let holder = Database::connect(app.app.settings.database_url().reveal()).await.unwrap();
        #[expect(clippy::disallowed_methods, reason = "somebody else's transaction, which holds the application")]
        let held = holder.begin().await.unwrap();
        held.execute_unprepared("SELECT * FROM applications FOR UPDATE").await.unwrap();
        let body = json!({ "base_version": 1, "answers": { "motivation": "Mitt i." } });
        let save = async || aino.send(Method::PATCH, &format!("{path}/answers"), body.clone()).await;
        let waiting = format!("datname = '{name}' AND wait_event_type = 'Lock'");
        let end = async {
            let ended = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {waiting}");
            let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
            while outside.execute_unprepared(&ended).await.unwrap().rows_affected() == 0 {
                assert!(std::time::Instant::now() < until, "no save waits for the row");
                tokio::task::yield_now().await;
            }
        };
        let (refused, ()) = futures_util::future::join(save(), end).await;
        says_come_back(&refused, "ended in the middle");
        held.rollback().await.unwrap();
        holder.close().await.unwrap();
        assert_eq!(show(&aino, &path).await["answers"], json!({}));
        assert_eq!(save().await.status, 200);
        outside.execute_unprepared(&end_all(&name)).await.unwrap();
        let again = answer(&aino, &path, json!({ "motivation": "Efteråt." })).await;
        assert_eq!(again["conflicts"], json!([]));
        outside.close().await.unwrap();
    });
}

both! {
    /// Holds X14-4: when every connection is in use for too long, one is told to come back instead of waiting for ever.
    async fn a_pool_without_a_free_connection_is_told(app: &TestApp) {
        let narrow = app.replica(|settings| settings.database_connections = 1).await;
        let ad = narrow.at("/api/v1/me");
        let aino = app.applying("Aino").await;
        let me = aino.request(Method::GET, "/me").build().unwrap();
        let ask = async || {
            let request = narrow.http().get(&ad).header("Cookie", me.headers()["cookie"].clone());
            tests::reply(request).await
        };
        assert_eq!(ask().await.status, 200);
        #[expect(clippy::disallowed_methods, reason = "somebody else's work, which does not end")]
        let held = narrow.app.db.read().begin().await.unwrap();
        says_come_back(&ask().await, "no connection is free");
        held.rollback().await.unwrap();
        assert_eq!(ask().await.status, 200);
    }
}
