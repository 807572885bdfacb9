//! The end of an application period moves: whoever has begun to apply is told, and after a disturbance all ads it hit get more
//! time in one act (X1-12).

use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, Reply, Stage, TestApp, both};
use uuid::Uuid;

use super::{act, at, done, draft, published};
use crate::applications::{begin as begin_application, fill_in, submit, version};

/// Where mails to people of the stage go: the contact address of their profile.
const TO: &str = "aino@example.org";

fn subjects(app: &TestApp) -> Vec<String> {
    app.mails(TO).into_iter().map(|mail| mail.subject).collect()
}

fn stage(view: &Value) -> Stage {
    let id = |name: &str| serde_json::from_value(view[name].clone()).unwrap();
    let recruitment = serde_json::from_value(view["id"].clone()).unwrap();
    Stage { agency: "migri".parse().unwrap(), recruitment, ad: id("ad_id") }
}

fn wish(closes_at: &str) -> Value {
    json!({ "from": "2026-11-25T08:00", "to": "2026-11-25T10:45", "closes_at": closes_at, "note": { "sv": "En störning." } })
}

async fn prolong(admin: &Browser, key: &str, wish: &Value) -> Reply {
    let request = admin.request(Method::POST, "/admin/prolongations").header("Idempotency-Key", key).json(wish);
    tests::reply(request).await
}

both! {
    /// Of X1-12: everyone with a draft hears of more time and of an early end, once each, in the language of the application;
    /// whoever has sent theirs, or deleted it, does not.
    async fn whoever_has_begun_to_apply_hears_of_a_moved_end(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft(1)).await;
        let stage = stage(&open);
        let (aino, eero, maja) = (app.applying("Aino").await, app.applying("Eero").await, app.applying("Maja").await);
        let in_finnish = json!({ "ad_id": stage.ad, "language": "fi" });
        assert_eq!(aino.send(Method::POST, "/applications", in_finnish).await.status, 201);
        let sent = begin_application(&eero, &stage).await;
        fill_in(&eero, &sent).await;
        submit(&eero, &sent).await;
        let deleted = begin_application(&maja, &stage).await;
        app.work().await;
        assert_eq!(subjects(app), ["Tack för din ansökan!"]);

        let longer = done(&recruiter, &open, "/extension", json!({ "closes_at": "2026-12-22T16:15" })).await;
        let seen = format!("\"{}\"", version(&maja, &deleted).await);
        let gone = tests::reply(maja.request(Method::DELETE, &deleted).header("If-Match", seen)).await;
        assert_eq!(gone.status, 204, "{}", gone.body);
        app.work().await;
        app.work().await;
        let mails = app.mails(TO);
        assert_eq!(mails.len(), 2, "{:?}", subjects(app));
        let mail = &mails[0];
        assert_eq!(mail.subject, "Hakuaikaa on jatkettu");
        for told in ["Jurist 1", "20.12.2026", "22.12.2026", "16.15", "/fi/"] {
            assert!(mail.text.contains(told), "{told}: {}", mail.text);
        }
        done(&recruiter, &longer, "/end", Value::Null).await;
        app.work().await;
        let mail = &app.mails(TO)[0];
        assert_eq!(mail.subject, "Hakuaika on päättynyt ennenaikaisesti");
        assert!(mail.text.contains("25.11.2026") && mail.text.contains("22.12.2026"), "{}", mail.text);
        assert_eq!(app.mails(TO).len(), 3);
    }

    /// Of X1-12: an import that gives more time tells too, and so does a withdrawal before the end; one after it does not.
    async fn imports_and_withdrawals_tell_as_well(app: &TestApp) {
        app.import_good(&[tests::ad(1), tests::ad(2)]).await;
        let recruiter = app.reader("migri").await;
        let list = recruiter.ask(Method::GET, crate::recruitments::ALL).await.body;
        let row = |code: &str| list["items"].as_array().unwrap().iter().find(|row| row["recruitment_code"] == code).unwrap().clone();
        let (first, second) = (row("TEST-1-2026"), row("TEST-2-2026"));
        let aino = app.applying("Aino").await;
        begin_application(&aino, &stage(&first)).await;
        begin_application(&aino, &stage(&second)).await;
        let line = |title: &str| tests::ad_with(1, |line| {
            line["versions"]["sv"]["title"] = json!(title);
            line["application_period"]["to"] = json!("2026-12-27T16:15");
        });
        app.import_good(&[line("Jurist")]).await;
        app.import_good(&[line("Juristen")]).await;
        app.work().await;
        assert_eq!(subjects(app), ["Ansökningstiden har förlängts"], "only the end that moved is told of");
        let second = recruiter.ask(Method::GET, &at(&second, "")).await.body;
        done(&recruiter, &second, "/withdrawal", Value::Null).await;
        app.work().await;
        assert_eq!(subjects(app)[0], "Annonsen har dragits tillbaka");

        app.clock.set("2026-12-28T08:00:00.000Z".parse().unwrap());
        let recruiter = app.reader("migri").await;
        let first = recruiter.ask(Method::GET, &at(&first, "")).await.body;
        done(&recruiter, &first, "/withdrawal", Value::Null).await;
        app.work().await;
        assert_eq!(app.mails(TO).len(), 2);
    }

    /// Holds X1-12, with `send_at_deadline` and the two above: a service administrator sees what a prolongation is about,
    /// does it once for all ads that the disturbance hit, also those whose period is over, and for no others.
    async fn after_a_disturbance_all_ads_it_hit_are_prolonged_in_one_act(app: &TestApp) {
        let stages = [app.stage("migri").await, app.stage("vero").await, app.stage("tulli").await, app.stage("kela").await];
        let [over, soon, later, ended] = &stages;
        let (aino, admin) = (app.applying("Aino").await, app.service_admin().await);
        for stage in &stages {
            begin_application(&aino, stage).await;
        }
        // Ten in the morning in Helsinki; the service was down from eight.
        let time = |text: &str| text.parse::<domain::time::Instant>().unwrap();
        app.set_recruitment(over, |row| row.closes_at = Set(time("2026-11-25T07:15:00.000Z"))).await;
        app.set_recruitment(soon, |row| row.closes_at = Set(time("2026-11-25T08:45:00.000Z"))).await;
        app.set_recruitment(later, |row| row.closes_at = Set(time("2026-11-25T08:45:00.001Z"))).await;
        app.set_recruitment(ended, |row| {
            row.closes_at = Set(time("2026-11-25T07:30:00.000Z"));
            row.state = Set(domain::recruitments::RecruitmentState::Ended);
        })
        .await;
        let wish = wish("2026-11-27T16:15");
        let seen = admin.send(Method::POST, "/admin/prolongations/preview", wish.clone()).await;
        assert_eq!(seen.status, 200, "{}", seen.body);
        let ids = |body: &Value| body["ads"].as_array().unwrap().iter().map(|ad| ad["ad_id"].clone()).collect::<Vec<_>>();
        assert_eq!(ids(&seen.body), [json!(over.ad), json!(soon.ad)], "by their ends; an ended recruitment stays ended");
        assert_eq!((&seen.body["drafts"], &seen.body["done"]), (&json!(2), &json!(false)));
        assert_eq!((&seen.body["ads"][0]["was_over"], &seen.body["ads"][1]["was_over"]), (&json!(true), &json!(false)));
        let (before, _) = closings(app, over).await;
        assert_eq!(before, "2026-11-25T07:15:00.000Z", "a preview changes nothing");
        app.work().await;
        assert!(subjects(app).is_empty());

        // Twice at once with one key: it happens once.
        let key = api::random::id::<Uuid>().to_string();
        let (one, two) = futures_util::future::join(prolong(&admin, &key, &wish), prolong(&admin, &key, &wish)).await;
        assert_eq!((one.status, two.status), (200, 200), "{} {}", one.body, two.body);
        assert_eq!(one.body, two.body);
        assert_eq!((ids(&one.body), &one.body["done"]), (ids(&seen.body), &json!(true)));
        app.work().await;
        assert_eq!(subjects(app), ["Ansökningstiden har förlängts"; 2]);
        for stage in [over, soon] {
            let (closes_at, corrections) = closings(app, stage).await;
            assert_eq!(closes_at, "2026-11-27T14:15:00.000Z");
            assert_eq!(corrections[0]["note"], json!({ "sv": "En störning." }));
        }
        assert_eq!(closings(app, later).await.0, "2026-11-25T08:45:00.001Z");
        assert_eq!(closings(app, ended).await.0, "2026-11-25T07:30:00.000Z");
        let mut prolonged = app.audit("prolonged_ad").await;
        prolonged.sort_unstable();
        let mut hit = [over.recruitment.to_string(), soon.recruitment.to_string()];
        hit.sort_unstable();
        assert_eq!(prolonged, hit);
        // What was over can be applied for again.
        let eero = app.applying("Eero").await;
        let again = begin_application(&eero, over).await;
        fill_in(&eero, &again).await;
        submit(&eero, &again).await;
        let changes = app.client().list_changes(None).await.unwrap().value.items;
        assert!(changes.iter().any(|change| change.ad_id == over.ad), "{changes:?}");

        let other = prolong(&admin, &key, &json!({ "from": "2026-11-25T08:00", "to": "2026-11-25T10:45", "closes_at": "2026-11-28T16:15" })).await;
        assert_eq!((other.status, other.code()), (422, "key_reused"));
        let wrong = json!({ "from": "2026-11-25T08:00", "to": "2026-11-25T07:00", "closes_at": "2026-11-25T09:00" });
        let wrong = prolong(&admin, "another", &wrong).await;
        assert_eq!((wrong.status, wrong.errors()), (422, vec!["/to end_before_start".to_owned(), "/closes_at too_early".to_owned()]));
    }

    /// Of X1-12, D10: an agency itself moves no end that is over.
    async fn an_agency_does_not_open_what_is_over(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft(1)).await;
        app.clock.set("2026-12-20T14:15:00.000Z".parse().unwrap());
        let recruiter = app.reader("migri").await;
        let reply = act(&recruiter, Method::POST, &open, "/extension", json!({ "closes_at": "2026-12-22T16:15" })).await;
        assert_eq!((reply.status, reply.code()), (409, "not_possible"));
    }
}

async fn closings(app: &TestApp, stage: &Stage) -> (String, Value) {
    // Servers look at the feed once a second; tests do not wait.
    app.app.search.look_again().await;
    let reply = tests::reply(app.http().get(app.at(&format!("/api/v1/ads/{}", stage.ad)))).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    (reply.body["closes_at"].as_str().unwrap().to_owned(), reply.body["corrections"].clone())
}
