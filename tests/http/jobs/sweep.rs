use api::db::entities::{idempotency_keys, mail_links, outbox, registrations, sessions, throttles, users};
use api::jobs;
use chrono::TimeDelta;
use sea_orm::{EntityTrait, PaginatorTrait};
use tests::{TestApp, both};

async fn counts(app: &TestApp) -> [u64; 6] {
    let db = app.app.db.read();
    [
        sessions::Entity::find().count(db).await.unwrap(),
        registrations::Entity::find().count(db).await.unwrap(),
        throttles::Entity::find().count(db).await.unwrap(),
        idempotency_keys::Entity::find().count(db).await.unwrap(),
        mail_links::Entity::find().count(db).await.unwrap(),
        outbox::Entity::find().count(db).await.unwrap(),
    ]
}

both! {
    /// Sign-ups, passwords and addresses that lead nowhere do not stay, and what is still in use does.
    async fn what_has_done_its_service_goes(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        app.sign_up(&app.client(), "eva@example.org").await;
        let before = counts(app).await;
        assert!(before.iter().zip([1, 2, 1, 2, 0, 3]).all(|(is, least)| *is >= least), "{before:?}");
        jobs::sweep(&app.app).await.unwrap();
        assert_eq!(counts(app).await, before, "everything is still looked at");
        ada.client.show_me().await.unwrap();
        app.wait(TimeDelta::days(8));
        jobs::sweep(&app.app).await.unwrap();
        assert_eq!(counts(app).await, [0; 6]);
        assert_eq!(users::Entity::find().count(app.app.db.read()).await.unwrap(), 1, "an account stays");
    }
}
