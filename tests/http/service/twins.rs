use domain::accounts::RegistrationView;
use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, TransactionTrait};
use tests::Engine;
use tests::both;
use tests::people::wish;
use uuid::Uuid;

both! {
    /// Holds X14-4: the same request several times at once does its work once, and all get the same answer.
    async fn twins_get_one_answer(app: &TestApp) {
        let client = app.client();
        let wish = wish(&client, "ada@example.org").await;
        let key: Uuid = api::random::id();
        let answers = join_all((0..8).map(|_| client.register(key, &wish))).await;
        let views: Vec<&RegistrationView> = answers.iter().map(|answer| &answer.as_ref().unwrap().value).collect();
        assert!(views.iter().all(|view| *view == views[0]));
        app.work().await;
        assert_eq!(app.mails("ada@example.org").len(), 1);
    }
}

/// Holds X14-4: a twin whose first request does not end is told so, instead of waiting for ever. (SQLite has one writer:
/// there the first one has ended before the second begins.)
#[test]
fn a_twin_does_not_wait_for_ever() {
    tests::run(Engine::Postgres, async |app| {
        let client = app.client();
        let wish = wish(&client, "ada@example.org").await;
        let key: Uuid = api::random::id();
        #[expect(clippy::disallowed_methods, reason = "the first request, which does not end")]
        let first = app.app.db.read().begin().await.unwrap();
        let hash = api::random::sha256_hex(key.to_string());
        let insert = format!(
            "INSERT INTO idempotency_keys (actor, key, operation, request_hash, created_at)
             VALUES ('nobody', '{hash}', 'register', '', now())"
        );
        first.execute_unprepared(&insert).await.unwrap();
        assert_eq!(client.register(key, &wish).await.unwrap_err().code(), Some("still_running"));
        first.rollback().await.unwrap();
        client.register(key, &wish).await.unwrap();
    });
}
