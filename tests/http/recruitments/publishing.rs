use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, both};
use uuid::Uuid;

use super::{ALL, act, at, begin, done, draft, draft_with, public, published, told};

/// Tries to publish a draft at a time with an end.
async fn at_with_end(recruiter: &Browser, number: u32, at: &str, end: &str) -> tests::Reply {
    let begun = begin(recruiter, draft_with(number, |draft| draft["application_period"]["to"] = json!(end))).await;
    act(recruiter, Method::POST, &begun, "/publication", json!({"at": at})).await
}

both! {
    /// Of X13-1: every field that is missing is named, in the reader's language, and nothing is published.
    async fn every_missing_field_is_named(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let begun = begin(&recruiter, json!({"versions": {"sv": {"title": "Jurist"}}, "contacts": [{"name": "", "title": {}}]})).await;
        let refused = act(&recruiter, Method::POST, &begun, "/publication", json!({})).await;
        assert_eq!((refused.status, refused.code()), (422, "invalid"));
        assert_eq!(refused.errors(), [
            "/versions/sv/description missing", "/versions/sv/requirements missing", "/task_areas missing",
            "/municipalities missing", "/working_times missing", "/level missing", "/relation missing",
            "/internship missing", "/remote missing", "/positions missing", "/duration missing",
            "/application_period/to missing", "/contacts/0/name missing", "/contacts/0/email missing",
        ]);
        let preview = recruiter.ask(Method::GET, &at(&begun, "/ad/preview")).await;
        assert_eq!((preview.status, preview.errors()), (422, refused.errors()));
        let mut words = Vec::new();
        for language in ["fi", "sv", "en"] {
            let mut request = recruiter
                .request(Method::POST, &at(&begun, "/publication"))
                .header("If-Match", "\"1\"")
                .json(&json!({}))
                .build()
                .unwrap();
            request.headers_mut().insert("accept-language", language.parse().unwrap());
            let problem: Value = app.http().execute(request).await.unwrap().json().await.unwrap();
            words.push(problem["errors"][0]["detail"].as_str().unwrap().to_owned());
        }
        words.dedup();
        assert_eq!(words.len(), 3, "{words:?}");
        assert!(told(app).await.is_empty());
    }

    /// Of G1-7, D10: thirteen days are refused, with the earliest end that would do; that one is taken.
    async fn less_than_14_days_cannot_be_published(app: &TestApp) {
        app.wait(chrono::TimeDelta::seconds(30));
        let recruiter = app.reader("migri").await;
        let short = draft_with(1, |draft| draft["application_period"]["to"] = json!("2026-12-08T10:00"));
        let begun = begin(&recruiter, short).await;
        let refused = act(&recruiter, Method::POST, &begun, "/publication", json!({})).await;
        assert_eq!((refused.status, refused.errors()), (422, vec!["/application_period/to too_early".to_owned()]));
        assert_eq!(refused.body["errors"][0]["params"]["earliest"], "2026-12-09T10:01", "half a minute past ten");
        let mut longer = draft(1);
        longer["application_period"]["to"] = json!("2026-12-09T10:00");
        let still_short = act(&recruiter, Method::PUT, &begun, "", longer.clone()).await.body;
        assert_eq!(act(&recruiter, Method::POST, &still_short, "/publication", json!({})).await.status, 422);
        longer["application_period"]["to"] = refused.body["errors"][0]["params"]["earliest"].clone();
        let enough = act(&recruiter, Method::PUT, &still_short, "", longer).await.body;
        done(&recruiter, &enough, "/publication", json!({})).await;
    }

    /// Of G1-7, D10: 14 days of the calendar across both changes of the clock, counted from the publication itself; the
    /// missing hour of spring is refused, the double hour of autumn means its first occurrence.
    async fn fourteen_days_are_counted_on_the_calendar(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        for (number, at, enough, short) in [
            (1, "2027-03-20T16:15", "2027-04-03T16:15", "2027-04-03T16:14"),
            (3, "2027-10-20T16:15", "2027-11-03T16:15", "2027-11-03T16:14"),
            (5, "2026-12-01T08:00", "2026-12-15T08:00", "2026-12-14T23:59"),
        ] {
            let refused = at_with_end(&recruiter, number, at, short).await;
            assert_eq!(refused.errors(), ["/application_period/to too_early"], "{at} {short}: {}", refused.body);
            assert_eq!(refused.body["errors"][0]["params"]["earliest"], enough);
            let taken = at_with_end(&recruiter, number + 1, at, enough).await;
            assert_eq!((taken.status, &taken.body["closes_at_local"]), (200, &json!(enough)), "{}", taken.body);
        }
        let missing = draft_with(7, |draft| draft["application_period"]["to"] = json!("2027-03-28T03:30"));
        let refused = recruiter.send(Method::POST, ALL, missing).await;
        assert_eq!((refused.status, refused.errors()), (422, vec!["/application_period/to not_a_date".to_owned()]));
        let double = at_with_end(&recruiter, 8, "2027-10-10T08:00", "2027-10-31T03:30").await;
        assert_eq!(double.body["closes_at"], "2027-10-31T00:30:00.000Z", "{}", double.body);
        for (number, at, code) in [(9, "2027-03-28T03:30", "not_a_date"), (10, "2026-11-25T09:59", "too_early"), (11, "soon", "not_a_date")] {
            let refused = at_with_end(&recruiter, number, at, "2027-12-01T16:15").await;
            assert_eq!((refused.status, refused.errors()), (422, vec![format!("/at {code}")]), "{at}");
        }
    }

    /// Of D54: a scheduled ad appears at its instant, to the millisecond, without any job; until then it can be taken back.
    async fn a_scheduled_ad_appears_by_itself(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let begun = begin(&recruiter, draft(1)).await;
        let scheduled = done(&recruiter, &begun, "/publication", json!({"at": "2026-11-25T10:30"})).await;
        assert_eq!((&scheduled["state"], &scheduled["ad_state"]), (&json!("published"), &json!("hidden")));
        assert_eq!(scheduled["actions"], json!(["cancel_publication", "prolong", "save_form", "correct"]));
        let back = act(&recruiter, Method::DELETE, &scheduled, "/publication", Value::Null).await.body;
        assert_eq!((&back["state"], &back["ad_id"]), (&json!("draft"), &begun["ad_id"]));
        assert_eq!(back["ad"]["versions"], begun["ad"]["versions"]);
        let again = done(&recruiter, &back, "/publication", json!({"at": "2026-11-25T10:30"})).await;
        let mut ad = again["ad"].clone();
        ad["positions"] = json!(3);
        let corrected = done(&recruiter, &again, "/corrections", json!({"ad": ad})).await;
        assert_eq!(corrected["corrections"], json!([]), "what nobody has read needs no history");

        let opens_at: domain::time::Instant = "2026-11-25T08:30:00.000Z".parse().unwrap();
        app.clock.set(opens_at - chrono::TimeDelta::milliseconds(1));
        assert_eq!(public(app, &corrected).await.status, 404);
        assert_eq!(app.found("language=sv").await.total, 0);
        app.clock.set(opens_at);
        let shown = public(app, &corrected).await;
        assert_eq!((shown.status, &shown.body["published_at"]), (200, &json!("2026-11-25T08:30:00.000Z")));
        assert_eq!(shown.body["positions"], 3);
        assert_eq!(app.found("language=sv").await.total, 1);
        let late = act(&recruiter, Method::DELETE, &corrected, "/publication", Value::Null).await;
        assert_eq!((late.status, late.code()), (409, "not_possible"));
        assert_eq!(told(app).await, ["published", "removed", "published", "changed"]);
    }

    /// Of X13-1: a draft that says when it is to be published is published then, unless that time is past.
    async fn the_draft_may_say_itself_when(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let ahead = draft_with(1, |draft| draft["application_period"]["from"] = json!("2026-11-30T08:00"));
        assert_eq!(published(&recruiter, ahead).await["opens_at_local"], "2026-11-30T08:00");
        let past = draft_with(2, |draft| draft["application_period"]["from"] = json!("2026-11-20T08:00"));
        assert_eq!(published(&recruiter, past).await["opens_at_local"], "2026-11-25T10:00");
    }

    /// Of X13-1, X14-4: publishing twice publishes once, whether the same request is repeated or another one is sent.
    async fn publishing_twice_publishes_once(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let begun = begin(&recruiter, draft(1)).await;
        let key = api::random::id::<Uuid>().to_string();
        let request = |body: Value| {
            recruiter
                .request(Method::POST, &at(&begun, "/publication"))
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", &key)
                .json(&body)
        };
        let first = tests::reply(request(json!({}))).await;
        let twin = tests::reply(request(json!({}))).await;
        assert_eq!((first.status, twin.status), (200, 200));
        assert_eq!(first.body, twin.body);
        let other = tests::reply(request(json!({"at": "2026-12-01T08:00"}))).await;
        assert_eq!((other.status, other.code()), (422, "key_reused"));
        let stale = act(&recruiter, Method::POST, &begun, "/publication", json!({})).await;
        assert_eq!((stale.status, stale.code()), (412, "stale"));
        assert_eq!(stale.body["current"]["state"], "published");
        let again = act(&recruiter, Method::POST, &first.body, "/publication", json!({})).await;
        assert_eq!((again.status, again.code()), (409, "not_possible"));
        assert_eq!(told(app).await, ["published"]);
        assert_eq!(app.audit("published_ad").await.len(), 1);
    }

    /// Of X13-1: of many who publish the same draft at the same time one does.
    async fn of_many_who_publish_one_does(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let begun = begin(&recruiter, draft(1)).await;
        let all = (0..8).map(|_| act(&recruiter, Method::POST, &begun, "/publication", json!({})));
        let replies = futures_util::future::join_all(all).await;
        let count = |status| replies.iter().filter(|reply| reply.status == status).count();
        assert_eq!((count(200), count(412)), (1, 7), "{:?}", replies.iter().map(|reply| reply.status).collect::<Vec<_>>());
        assert_eq!(told(app).await, ["published"]);
    }
}
