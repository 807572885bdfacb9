use api::admin::doctor::{self, State};
use api::db::entities::jobs;
use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, EntityTrait};
use tests::people::wish;
use tests::{Mood, SmtpSink, TestApp, both};

/// What the doctor says about the background work.
async fn background(app: &TestApp) -> State {
    let findings = doctor::examine(&app.app).await;
    findings.into_iter().find(|finding| finding.part == "background work").unwrap().state
}

async fn job(app: &TestApp) -> jobs::Model {
    jobs::Entity::find().one(app.app.db.read()).await.unwrap().unwrap()
}

/// The statements of the operators' page.
fn statements() -> Vec<&'static str> {
    let page = include_str!("../../../docs/operations.md");
    page.split("```sql\n").skip(1).map(|rest| rest.split("```").next().unwrap().trim()).collect()
}

both! {
    /// Of X15-1, X15-3: whoever is called at night sees how the queue stands and can help it on.
    async fn the_queue_is_seen_and_helped_on(app: &TestApp) {
        assert_eq!(background(app).await, State::Well("0 due, 0 later, 0 given up".to_owned()));
        let sink = SmtpSink::start().await;
        sink.be(Mood::Busy);
        let url = sink.url();
        let sending = app.replica(|settings| settings.smtp_url = Some(url.into())).await;
        let client = app.client();
        client.register(api::random::id(), &wish(&client, "ada@example.org").await).await.unwrap();
        sending.work().await;
        let State::Warning(failed) = background(app).await else { panic!() };
        assert!(failed.starts_with("0 due, 1 later, 0 given up; tried again: ") && failed.contains("451"), "{failed}");
        app.wait(TimeDelta::minutes(30));
        let State::Warning(waits) = background(app).await else { panic!() };
        assert!(waits.contains("waits for 29 min: does `virka worker` run?"), "{waits}");
        for _ in 0..12 {
            sending.work().await;
            app.wait(TimeDelta::hours(35));
        }
        let State::Warning(dead) = background(app).await else { panic!() };
        assert!(dead.starts_with("0 due, 0 later, 1 given up"), "{dead}");
        // The page's own statements, in its order: look, revive, do not wait, look.
        let page = statements();
        assert_eq!(page.len(), 4);
        let run = async |statement: &str| app.app.db.read().execute_unprepared(statement).await.unwrap().rows_affected();
        run(page[0]).await;
        assert_eq!(run(page[1]).await, 1);
        assert_eq!((job(app).await.dead_at, job(app).await.tries), (None, 0));
        sending.work().await;
        assert!(job(app).await.run_at > app.now(), "it failed again and waits");
        sink.be(Mood::Willing);
        assert_eq!(run(page[2]).await, 1);
        sending.work().await;
        assert_eq!(sink.messages().len(), 1);
        run(page[3]).await;
        assert_eq!(background(app).await, State::Well("0 due, 0 later, 0 given up".to_owned()));
    }
}
