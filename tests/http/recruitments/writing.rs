use serde_json::{Value, json};
use tests::both;
use tests::reqwest::Method;

use super::{ALL, act, at, begin, done, draft, draft_with, published};

both! {
    /// Of X13-1, X14-4: two recruiters who edit the same draft: the second is told, with what is there now, and loses nothing.
    async fn two_who_write_at_the_same_time_clash(app: &TestApp) {
        let (anna, otto) = (app.reader("migri").await, app.reader("migri").await);
        let begun = begin(&anna, draft(1)).await;
        let mut annas = draft(1);
        annas["positions"] = json!(2);
        let saved = act(&anna, Method::PUT, &begun, "", annas).await;
        assert_eq!((saved.status, &saved.body["version"]), (200, &json!(2)), "{}", saved.body);
        let mut ottos = draft(1);
        ottos["positions"] = json!(9);
        let refused = act(&otto, Method::PUT, &begun, "", ottos.clone()).await;
        assert_eq!((refused.status, refused.code()), (412, "stale"));
        assert_eq!(refused.body["current"]["ad"]["positions"], 2);
        assert_eq!(refused.body["current"]["version"], 2);
        let then = act(&otto, Method::PUT, &refused.body["current"], "", ottos.clone()).await;
        assert_eq!((then.status, &then.body["ad"]["positions"]), (200, &json!(9)));
        let blind = otto.send(Method::PUT, &at(&begun, ""), ottos.clone()).await;
        assert_eq!((blind.status, blind.code()), (428, "version_required"));
        for tag in ["*", "W/\"3\"", "\"x\"", "3"] {
            let odd = otto.request(Method::PUT, &at(&begun, "")).header("If-Match", tag).json(&ottos);
            let odd = tests::reply(odd).await;
            assert_eq!((odd.status, odd.code(), &odd.body["current"]["version"]), (412, "stale", &json!(3)), "{tag}");
        }
        let all = (0..8).map(|_| act(&anna, Method::PUT, &then.body, "", draft(1)));
        let replies = futures_util::future::join_all(all).await;
        assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 1, "of eight at once one is first");
    }

    /// Of X13-1, X14-5: the agency's own system writes by its own id; repeating it changes nothing, in any state.
    async fn an_external_id_makes_changes_and_repeats(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let at_id = format!("{ALL}/by-external-id/HR%2F2026%20%C3%A4");
        let first = recruiter.send(Method::PUT, &at_id, draft(1)).await;
        assert_eq!((first.status, &first.body["external_id"]), (201, &json!("HR/2026 ä")), "{}", first.body);
        let again = recruiter.send(Method::PUT, &at_id, draft(1)).await;
        assert_eq!((again.status, &again.body["version"], &again.body["id"]), (200, &json!(1), &first.body["id"]));
        let changed = draft_with(1, |draft| draft["positions"] = json!(4));
        let saved = recruiter.send(Method::PUT, &at_id, changed.clone()).await;
        assert_eq!((saved.status, &saved.body["version"]), (200, &json!(2)));
        let stale = recruiter.request(Method::PUT, &at_id).header("If-Match", "\"1\"").json(&draft(1));
        let stale = tests::reply(stale).await;
        assert_eq!((stale.status, &stale.body["current"]["version"]), (412, &json!(2)));
        let none = recruiter.request(Method::PUT, &format!("{ALL}/by-external-id/none")).header("If-Match", "\"1\"").json(&draft(9));
        assert_eq!(tests::reply(none).await.status, 404);

        let open = done(&recruiter, &saved.body, "/publication", json!({})).await;
        let same = recruiter.send(Method::PUT, &at_id, changed).await;
        assert_eq!((same.status, &same.body["version"]), (200, &open["version"]), "{}", same.body);
        let other = recruiter.send(Method::PUT, &at_id, draft(1)).await;
        assert_eq!((other.status, other.code()), (409, "not_possible"));
        assert_eq!(other.body["instance"], format!("/api/v1{}", at(&open, "")));
        let all = (0..8).map(|_| recruiter.send(Method::PUT, "/agencies/migri/recruitments/by-external-id/HR-9", draft(2)));
        let replies = futures_util::future::join_all(all).await;
        let count = |status| replies.iter().filter(|reply| reply.status == status).count();
        assert_eq!((count(201), count(200)), (1, 7), "eight at once make one");
    }

    /// Of X14-5: a file that is imported never touches what the agency is writing itself.
    async fn an_imported_file_leaves_drafts_alone(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let written = recruiter.send(Method::PUT, &format!("{ALL}/by-external-id/HR-1"), draft(1)).await.body;
        let report = app.import(&[tests::ad(1)]).await;
        assert_eq!((report.created, report.updated, report.refused.len()), (0, 0, 1));
        assert_eq!(recruiter.ask(Method::GET, &at(&written, "")).await.body["version"], 1);
    }

    /// Of X13-1, X14-4: what is written must fit; each field that does not is named, and nothing is stored.
    async fn what_does_not_fit_is_named(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        begin(&recruiter, draft(1)).await;
        let bad = json!({
            "recruitment_code": "Å", "versions": {"fi": {"title": "a".repeat(201)}}, "task_areas": ["law", "law", "nothing"],
            "municipalities": ["091", "049", "092", "905", "837", "853"], "positions": 0,
            "duration": {"type": "temporary", "start": "2027-02-02", "end": "2027-02-01"},
            "pay": {"min": 5000, "max": 4000, "currency": "EUR", "period": "hour", "versions": {}},
            "application_period": {"from": "2026-11-31T08:00", "timezone": "Europe/Stockholm"},
            "contacts": [{"name": "Test", "title": {}, "phone": "call me", "email": "nobody"}],
        });
        let refused = recruiter.send(Method::POST, ALL, bad).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        assert_eq!(refused.errors(), [
            "/recruitment_code malformed", "/versions/fi/title too_long", "/task_areas/1 not_together",
            "/task_areas/2 not_a_choice", "/municipalities too_many", "/positions out_of_range",
            "/duration/end end_before_start", "/pay/period not_a_choice", "/pay/max contradiction",
            "/application_period/timezone not_a_choice", "/application_period/from not_a_date",
            "/contacts/0/phone not_a_phone", "/contacts/0/email not_an_email",
        ]);
        for (body, error) in [
            (json!({"colour": "red"}), "/colour unknown"),
            (json!({"versions": {"de": {}}}), "/versions/de unknown"),
            (json!({"level": "boss"}), "/level not_a_choice"),
            (json!({"positions": 70_000}), "/positions wrong_type"),
            (json!({"versions": {"sv": {"title": "A\u{0}"}}}), "/versions/sv/title bad_character"),
            (json!({"recruitment_code": "TEST-1-2026"}), "/recruitment_code not_together"),
        ] {
            let refused = recruiter.send(Method::POST, ALL, body.clone()).await;
            assert!(matches!(refused.status, 400 | 422), "{body}: {}", refused.status);
            assert_eq!(refused.errors(), [error], "{body}");
        }
        let second = begin(&recruiter, draft(2)).await;
        let taken = act(&recruiter, Method::PUT, &second, "", draft(1)).await;
        assert_eq!(taken.errors(), ["/recruitment_code not_together"]);
        let version = act(&recruiter, Method::PUT, &second, "/ad/versions/en", json!({"title": "a".repeat(201)})).await;
        assert_eq!(version.errors(), ["/title too_long"]);
        assert_eq!(recruiter.ask(Method::GET, &at(&second, "/ad/versions/de")).await.status, 404);
        assert_eq!(recruiter.ask(Method::GET, &at(&second, "/ad/versions/en")).await.status, 404);
        let long = act(&recruiter, Method::PUT, &second, "/ad/versions/en", json!({"description": "ä".repeat(200_000)})).await;
        assert_eq!((long.status, long.code()), (413, "too_large"));
        assert_eq!(recruiter.ask(Method::GET, ALL).await.body["total"], 2, "nothing of it was stored");
    }

    /// Of X13-1: language versions are written and removed one by one.
    async fn versions_are_written_one_by_one(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let begun = begin(&recruiter, json!({})).await;
        let texts = json!({"title": "Lawyer", "description": "Text", "requirements": "Care", "eligibility": "LL.M."});
        let one = act(&recruiter, Method::PUT, &begun, "/ad/versions/en", texts.clone()).await.body;
        assert_eq!(one["ad"]["versions"]["en"], texts);
        let same = act(&recruiter, Method::DELETE, &one, "/ad/versions/fi", Value::Null).await.body;
        assert_eq!(same["version"], one["version"], "removing what is not there changes nothing");
        let none = act(&recruiter, Method::DELETE, &one, "/ad/versions/en", Value::Null).await.body;
        assert_eq!((&none["ad"]["versions"], &none["version"]), (&json!({}), &json!(3)));
    }

    /// Of X14-4, D35: the list is walked to its end and back, and can be narrowed to states.
    async fn the_list_is_paged_both_ways(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let mut ids = Vec::new();
        for number in 1..=5 {
            ids.insert(0, begin(&recruiter, draft(number)).await["id"].clone());
        }
        published(&recruiter, draft(6)).await;
        let mut seen = Vec::new();
        let mut path = format!("{ALL}?limit=2&state=draft");
        let last = loop {
            let reply = recruiter.ask(Method::GET, &path).await;
            assert_eq!((reply.status, &reply.body["total"]), (200, &json!(5)), "{}", reply.body);
            seen.extend(reply.body["items"].as_array().unwrap().iter().map(|item| item["id"].clone()));
            let Some(next) = reply.body["next"].as_str() else { break reply };
            let link = reply.headers["link"].to_str().unwrap();
            assert!(link.contains(&format!("cursor={next}>; rel=\"next\"")), "{link}");
            path = format!("{ALL}?limit=2&state=draft&cursor={next}");
        };
        assert_eq!(seen, ids, "the newest first, each once");
        let back = recruiter.ask(Method::GET, &format!("{ALL}?limit=2&state=draft&cursor={}", last.body["prev"].as_str().unwrap())).await;
        assert_eq!(back.body["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect::<Vec<_>>(), ids[2..4]);
        let first = recruiter.ask(Method::GET, &format!("{ALL}?limit=2&state=draft&cursor={}", back.body["prev"].as_str().unwrap())).await;
        assert_eq!((&first.body["items"][0]["id"], &first.body["prev"]), (&ids[0], &Value::Null));
        let open = recruiter.ask(Method::GET, &format!("{ALL}?state=published&state=ended")).await;
        assert_eq!((&open.body["total"], &open.body["items"][0]["title"]), (&json!(1), &json!({"sv": "Jurist 6"})));
        for (bad, error) in [("state=open", "?state not_a_choice"), ("limit=0", "?limit out_of_range"), ("limit=201", "?limit out_of_range"),
            ("limit=x", "?limit not_a_number"), ("cursor=older-x", "?cursor malformed"), ("page=2", "?page unknown")] {
            let refused = recruiter.ask(Method::GET, &format!("{ALL}?{bad}")).await;
            assert_eq!((refused.status, refused.errors()), (400, vec![error.to_owned()]), "{bad}");
        }
    }
}
