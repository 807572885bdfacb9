use serde_json::{Value, json};
use tests::both;
use tests::reqwest::Method;

use super::{ALL, act, at, begin, done, draft, public, told};

/// An answer without the moment it was given at.
fn timeless(mut view: Value) -> Value {
    view["now"] = Value::Null;
    view
}

both! {
    /// Of X13-1, D31, D54, D55: the whole life of an ad, from the first draft to the archive.
    async fn an_ad_lives_from_its_draft_to_the_archive(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let reply = recruiter.send(Method::POST, ALL, draft(1)).await;
        assert_eq!(reply.status, 201, "{}", reply.body);
        let begun = reply.body;
        let address = reply.headers["location"].to_str().unwrap();
        assert_eq!(address, format!("/api/v1{}", at(&begun, "")));
        assert_eq!((&begun["state"], &begun["opens_at"]), (&json!("draft"), &Value::Null));
        assert_eq!(begun["actions"], json!(["save", "delete", "publish", "save_form"]));
        assert_eq!(public(app, &begun).await.status, 404);

        let texts = json!({"title": "Lakimies", "description": "Teksti", "requirements": "Tarkkuus"});
        let two = act(&recruiter, Method::PUT, &begun, "/ad/versions/fi", texts.clone()).await;
        assert_eq!(two.status, 200, "{}", two.body);
        let shown = recruiter.ask(Method::GET, &at(&begun, "/ad/versions/fi")).await;
        assert_eq!((&shown.body["texts"]["title"], &shown.body["version"]), (&json!("Lakimies"), &json!(2)));
        let preview = recruiter.ask(Method::GET, &at(&begun, "/ad/preview")).await;
        assert_eq!(preview.status, 200, "{}", preview.body);
        assert_eq!(preview.body["versions"][1]["description"]["html"], "<p>Du avgör <strong>ärenden</strong>.</p>\n<p>Ett stycke till.</p>");
        let page = recruiter.ask(Method::GET, &at(&begun, "/ad/preview/fi")).await;
        let html = String::from_utf8(page.bytes).unwrap();
        assert!(html.contains("<h1>Lakimies</h1>") && html.contains("noindex") && !html.contains("wasm-app"), "{html}");
        assert_eq!(page.headers["cache-control"], "no-store");
        assert_eq!(public(app, &begun).await.status, 404, "a preview is not public");
        assert_eq!(app.found("language=sv").await.total, 0);

        let open = done(&recruiter, &two.body, "/publication", json!({})).await;
        assert_eq!((&open["state"], &open["ad_state"]), (&json!("published"), &json!("open")));
        assert_eq!((&open["ad_id"], &open["opens_at"]), (&begun["ad_id"], &json!("2026-11-25T08:00:00.000Z")));
        assert_eq!(timeless(public(app, &open).await.body), timeless(preview.body), "what was previewed is what is shown");
        let found = app.found("q=jurist&language=sv").await;
        assert_eq!(found.items.iter().map(|item| item.id.to_string()).collect::<Vec<_>>(), [open["ad_id"].as_str().unwrap()]);

        app.wait(chrono::TimeDelta::minutes(1));
        let note = json!({"sv": "Ansökningstiden har förlängts."});
        let longer = json!({"closes_at": "2026-12-22T16:15", "note": note});
        let longer = done(&recruiter, &open, "/extension", longer).await;
        app.wait(chrono::TimeDelta::minutes(1));
        let mut ad = longer["ad"].clone();
        ad["versions"]["sv"]["title"] = json!("Ledande jurist");
        ad["pay"]["max"] = json!(4500);
        let corrected = done(&recruiter, &longer, "/corrections", json!({"ad": ad})).await;
        let shown = public(app, &corrected).await.body;
        assert_eq!(shown["closes_at_local"], "2026-12-22T16:15");
        assert_eq!(shown["corrections"], json!([
            {"at": "2026-11-25T08:02:00.000Z", "fields": ["title", "pay"], "note": {}},
            {"at": "2026-11-25T08:01:00.000Z", "fields": ["application_period"], "note": note,
                "closing": {"before": "2026-12-20T14:15:00.000Z", "after": "2026-12-22T14:15:00.000Z"}},
        ]));
        assert_eq!(app.found("q=ledande&language=sv").await.total, 1);

        app.clock.set("2026-12-22T14:15:00.000Z".parse().unwrap());
        let recruiter = app.reader("migri").await;
        let closed = recruiter.ask(Method::GET, &at(&corrected, "")).await.body;
        assert_eq!((&closed["state"], &closed["ad_state"]), (&json!("published"), &json!("closed")));
        assert_eq!(closed["actions"], json!(["correct", "withdraw", "end"]));
        let ended = done(&recruiter, &closed, "/end", Value::Null).await;
        assert_eq!((&ended["closes_at"], &ended["ended_at"]), (&closed["closes_at"], &json!("2026-12-22T14:15:00.000Z")));
        let shown = public(app, &ended).await;
        assert_eq!((shown.status, &shown.body["state"]), (200, &json!("closed")));
        assert_eq!(shown.body["corrections"].as_array().unwrap().len(), 2, "ending after the period changes nothing for readers");
        let archived = done(&recruiter, &ended, "/archive", Value::Null).await;
        assert_eq!(archived["actions"], json!([]));
        assert_eq!((public(app, &archived).await.status, public(app, &archived).await.code()), (410, "gone"));

        assert_eq!(told(app).await, ["published", "changed", "changed", "changed", "removed"]);
        let id = begun["id"].as_str().unwrap();
        for did in ["created_recruitment", "saved_recruitment", "published_ad", "prolonged_ad", "corrected_ad",
            "ended_recruitment", "archived_recruitment"] {
            assert_eq!(app.audit(did).await, [id], "{did}");
        }
    }

    /// Of X13-1: a draft is kept however little is written, and is gone when it is deleted.
    async fn a_draft_can_be_empty_and_can_be_deleted(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let (first, second) = (begin(&recruiter, json!({})).await, begin(&recruiter, json!({})).await);
        assert_eq!((&first["recruitment_code"], &second["recruitment_code"]), (&json!("MIGRI-1-2026"), &json!("MIGRI-2-2026")));
        let deleted = act(&recruiter, Method::DELETE, &first, "", Value::Null).await;
        assert_eq!(deleted.status, 204);
        assert_eq!(recruiter.ask(Method::GET, &at(&first, "")).await.status, 404);
        let third = begin(&recruiter, json!({})).await;
        assert_eq!(third["recruitment_code"], "MIGRI-3-2026", "a code that is in use is not given again");
        assert_eq!(app.audit("deleted_recruitment").await, [first["id"].as_str().unwrap()]);
        assert!(told(app).await.is_empty(), "nobody hears of drafts");
    }
}
