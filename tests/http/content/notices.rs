use std::time::Duration;

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{TestApp, ad, both};
use uuid::Uuid;

use super::{html, public};

/// Shown from 12 to 14 in Helsinki; tests begin at 10.
fn notice(severity: &str) -> Value {
    json!({
        "severity": severity, "begins_at": "2026-11-25T12:00", "ends_at": "2026-11-25T14:00",
        "texts": { "fi": "Katko <b>nyt</b>", "sv": "Avbrott <b>nu</b>", "en": "Break <b>now</b>" }
    })
}

const PAGES: [&str; 7] = [
    "/sv",
    "/sv/lediga-jobb",
    "/sv/login",
    "/sv/information/help",
    "/sv/arbetsgivare",
    "/sv/nothing",
    "/sv/work-account",
];

async fn shown(app: &TestApp, path: &str) -> bool {
    let (_, text) = html(app, path).await;
    let there = text.contains("Avbrott &#60;b&#62;nu&#60;/b&#62;");
    assert_eq!(there, text.contains("aria-label=\"Meddelande om tjänsten\""), "{path}");
    there
}

both! {
    /// Holds G1-5: a notice stands on every page, also on those where something went wrong, from its first minute to its
    /// last, by itself.
    async fn a_notice_is_on_every_page_within_its_time_only(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let ad = format!("/sv/lediga-jobb/{}", app.shown(1).await.id);
        let pages: Vec<&str> = PAGES.into_iter().chain([ad.as_str()]).collect();
        let admin = app.service_admin().await;
        let set = admin.send(Method::POST, "/admin/notices", notice("severe")).await;
        assert_eq!((set.status, set.headers["etag"].to_str().unwrap()), (201, "\"1\""), "{}", set.body);
        assert_eq!(set.body["begins_at"], "2026-11-25T10:00:00.000Z", "times are those of Helsinki");
        let begins = set.body["begins_at"].as_str().unwrap().parse().unwrap();
        for (at, there) in [
            (begins - TimeDelta::milliseconds(1), false),
            (begins, true),
            (begins + TimeDelta::minutes(119), true),
            (begins + TimeDelta::minutes(120), false),
        ] {
            app.clock.set(at);
            if at == begins {
                // Before its end: then it may be forgotten, and time does not run backwards.
                let (_, text) = html(app, "/sv").await;
                assert!(text.contains("class=\"bar-notice severe\" role=\"alert\""));
                assert!(text.contains("\"/api/v1/notices\":[{"), "the application takes it over");
                assert!(html(app, "/en").await.1.contains("Break &#60;b&#62;now"));
            }
            for page in &pages {
                assert_eq!(shown(app, page).await, there, "{page} at {at}");
            }
            assert_eq!(public(app, "/notices").await.body.as_array().unwrap().len(), usize::from(there), "{at}");
        }
        assert_eq!(app.audit("created_notice").await, [set.body["id"].as_str().unwrap()]);
    }

    /// Of G1-5: a notice is changed and deleted as it was seen, and what does not fit is named.
    async fn a_notice_is_changed_and_deleted(app: &TestApp) {
        let admin = app.service_admin().await;
        let key = api::random::id::<Uuid>().to_string();
        let post = async |body: Value| {
            tests::reply(admin.request(Method::POST, "/admin/notices").header("Idempotency-Key", &key).json(&body)).await
        };
        let (set, again) = (post(notice("info")).await, post(notice("info")).await);
        assert_eq!((set.status, &set.body), (201, &again.body), "sent twice, set once");
        assert_eq!(post(notice("severe")).await.code(), "key_reused");
        assert_eq!(admin.ask(Method::GET, "/admin/notices").await.body.as_array().unwrap().len(), 1);
        let mut bad = notice("info");
        bad["ends_at"] = json!("2026-11-25T12:00");
        bad["texts"] = json!({ "sv": "x".repeat(501) });
        let refused = admin.send(Method::POST, "/admin/notices", bad).await;
        assert_eq!(refused.errors(), [
            "/ends_at end_before_start", "/texts/fi missing", "/texts/sv too_long", "/texts/en missing",
        ]);
        assert_eq!(admin.send(Method::POST, "/admin/notices", notice("loud")).await.errors(), ["/severity not_a_choice"]);
        let at = format!("/admin/notices/{}", set.body["id"].as_str().unwrap());
        let put = async |seen: &str, body: Value| {
            tests::reply(admin.request(Method::PUT, &at).header("If-Match", seen).json(&body)).await
        };
        let mut now = notice("warning");
        now["begins_at"] = json!("2026-11-25T09:00");
        assert_eq!(admin.send(Method::PUT, &at, now.clone()).await.status, 428);
        let changed = put("\"1\"", now.clone()).await;
        assert_eq!((changed.status, &changed.body["version"]), (200, &json!(2)));
        assert!(shown(app, "/sv").await, "at once");
        let late = put("\"1\"", now).await;
        assert_eq!((late.status, &late.body["current"]["severity"]), (412, &json!("warning")));
        let delete = async |seen: &str| tests::reply(admin.request(Method::DELETE, &at).header("If-Match", seen)).await;
        assert_eq!((delete("\"1\"").await.status, delete("\"2\"").await.status, delete("\"2\"").await.status), (412, 204, 404));
        assert!(!shown(app, "/sv").await, "at once");
        assert_eq!((app.audit("saved_notice").await.len(), app.audit("deleted_notice").await.len()), (1, 1));
    }

    /// Of G1-5, X15-3: other replicas show it within two seconds, and so does a server that starts later.
    async fn every_replica_shows_it(app: &TestApp) {
        let before = app.replica(|_| ()).await;
        let mut now = notice("info");
        now["begins_at"] = json!("2026-11-25T09:00");
        let admin = app.service_admin().await;
        assert_eq!(admin.send(Method::POST, "/admin/notices", now).await.status, 201);
        let after = app.replica(|_| ()).await;
        for server in [&before, &after] {
            let mut there = false;
            // A second is enough; the rest is for machines that have much else to do.
            for _ in 0..600 {
                there = shown(server, "/sv").await;
                if there {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            assert!(there);
        }
    }
}
