use chrono::TimeDelta;
use domain::accounts::AccountKind;
use domain::recruitments::RecruitmentState;
use sea_orm::ActiveValue::Set;
use serde_json::json;
use tests::both;
use tests::reqwest::Method;

use super::{begin, show};

both! {
    /// Holds G9-1: a new application has the recruitment's form and the basic details of the profile.
    async fn a_new_application_shows_its_form_and_the_profile(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let wish = json!({ "ad_id": stage.ad, "start_from": "empty", "language": "sv" });
        let begun = aino.send(Method::POST, "/applications", wish).await;
        assert_eq!(begun.status, 201, "{}", begun.body);
        let path = begun.headers["location"].to_str().unwrap().strip_prefix("/api/v1").unwrap();
        assert_eq!(begun.headers["etag"], "\"1\"");
        let view = show(&aino, path).await;
        assert_eq!(view["id"], begun.body["id"]);
        assert_eq!(view["state"], "unsent");
        assert_eq!(view["language"], "sv");
        assert_eq!(view["actions"], json!(["edit", "send", "delete"]));
        assert_eq!(view["ad"]["title"], "Ylitarkastaja");
        assert_eq!(view["ad"]["title_language"], "fi", "the ad has no Swedish version (G2-2)");
        assert_eq!(view["ad"]["agency"], json!({ "id": "migri", "name": "Migrationsverket" }));
        assert_eq!(view["basics"]["first_name"], "Aino");
        assert_eq!(view["basics"]["gender"], tests::GENDER, "one's own eyes may see it (D4)");
        assert_eq!(view["evaluation"]["percent"], 75);
        assert_eq!(app.audit("started_application").await, [view["id"].as_str().unwrap()]);
    }

    /// Holds G9-1: one application a recruitment; the second click is led to the first.
    async fn a_second_application_leads_to_the_first(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let again = aino.send(Method::POST, "/applications", json!({ "ad_id": stage.ad })).await;
        assert_eq!((again.status, again.code()), (409, "already_applied"));
        assert_eq!(again.body["instance"], format!("/api/v1{path}"));
    }

    /// Holds X14-4: the same key answers the same; another body with it is refused.
    async fn beginning_twice_with_one_key_is_beginning_once(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let ask = |language: &'static str| {
            let request = aino.request(Method::POST, "/applications").header("Idempotency-Key", "k1");
            tests::reply(request.json(&json!({ "ad_id": stage.ad, "language": language })))
        };
        let (first, second) = (ask("sv").await, ask("sv").await);
        assert_eq!((first.status, second.status), (201, 201), "{} {}", first.body, second.body);
        assert_eq!(first.body, second.body);
        let other = ask("fi").await;
        assert_eq!((other.status, other.code()), (422, "key_reused"));
        assert_eq!(app.audit("started_application").await.len(), 1);
    }

    /// Holds G9-1: two windows at the same moment make one application.
    async fn many_beginnings_at_once_make_one_application(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let body = json!({ "ad_id": stage.ad });
        let all = futures_util::future::join_all(
            (0..12).map(|_| aino.send(Method::POST, "/applications", body.clone())),
        )
        .await;
        let made = all.iter().filter(|reply| reply.status == 201).count();
        assert_eq!(made, 1);
        for other in all.iter().filter(|reply| reply.status != 201) {
            assert_eq!((other.status, other.code()), (409, "already_applied"), "{}", other.body);
        }
    }

    /// Holds G1-7, D54: one can begin only while the period runs, whatever a page believes.
    async fn an_ad_that_is_not_open_takes_no_application(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let now = app.now();
        let refused = async || {
            let reply = aino.send(Method::POST, "/applications", json!({ "ad_id": stage.ad })).await;
            (reply.status, reply.code().to_owned())
        };
        app.set_recruitment(&stage, |row| row.closes_at = Set(now)).await;
        assert_eq!(refused().await, (409, "period_over".to_owned()));
        app.set_recruitment(&stage, |row| {
            row.opens_at = Set(now + TimeDelta::milliseconds(1));
            row.closes_at = Set(now + TimeDelta::days(20));
        })
        .await;
        assert_eq!(refused().await, (409, "period_not_open".to_owned()));
        app.set_recruitment(&stage, |row| {
            row.opens_at = Set(now);
            row.state = Set(RecruitmentState::Withdrawn);
        })
        .await;
        assert_eq!(refused().await, (410, "gone".to_owned()));
        app.set_recruitment(&stage, |row| row.state = Set(RecruitmentState::Ended)).await;
        assert_eq!(refused().await, (409, "period_over".to_owned()));
        app.set_recruitment(&stage, |row| row.state = Set(RecruitmentState::Draft)).await;
        assert_eq!(refused().await, (404, "not_found".to_owned()));
        let nowhere = aino.send(Method::POST, "/applications", json!({ "ad_id": api::random::id::<uuid::Uuid>() })).await;
        assert_eq!((nowhere.status, nowhere.code()), (404, "not_found"));
    }

    /// Of G1-12: a work account cannot apply.
    async fn a_work_account_cannot_apply(app: &TestApp) {
        let stage = app.stage("migri").await;
        for worker in [app.reader("migri").await, app.person("Nobody", AccountKind::Work).await] {
            let refused = worker.send(Method::POST, "/applications", json!({ "ad_id": stage.ad })).await;
            assert_eq!((refused.status, refused.code()), (403, "work_account_cannot_apply"));
        }
    }
}
