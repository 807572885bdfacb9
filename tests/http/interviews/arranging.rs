//! The recruiter arranges rounds: times, patterns, interviewers, invitations (X13-3).

use serde_json::{Value, json};
use tests::both;
use tests::reqwest::Method;

use super::{Table, applied, good, send_seen, wish, wish_with};

async fn interviewer(table: &Table, name: &str) -> String {
    let made = good(
        table
            .recruiter
            .send(Method::POST, "/agencies/migri/interviewers", json!({ "name": name, "title": "enhetschef" }))
            .await,
    );
    made["id"].as_str().unwrap().to_owned()
}

async fn preview(table: &Table, pattern: Value) -> tests::Reply {
    table.recruiter.send(Method::POST, &format!("{}/slots/preview", table.round), json!({ "pattern": pattern })).await
}

both! {
    /// Of X13-3: a pattern makes times, which are seen before they are added; two who edit one round do not overwrite each
    /// other.
    async fn a_pattern_is_seen_and_then_added(app: &TestApp) {
        let table = Table::laid(app).await;
        let pattern = json!({ "days": ["2026-12-14", "2026-12-15"], "from": "09:00", "to": "12:00", "minutes": 45, "pause_minutes": 15 });
        let seen = good(preview(&table, pattern.clone()).await);
        let starts: Vec<_> = seen["items"].as_array().unwrap().iter().map(|item| item["starts_at_local"].as_str().unwrap()).collect();
        assert_eq!(starts, ["2026-12-14T09:00", "2026-12-14T10:00", "2026-12-14T11:00", "2026-12-15T09:00", "2026-12-15T10:00", "2026-12-15T11:00"]);
        let round = table.shown().await;
        assert_eq!(round["slots"], json!([]), "nothing was added");
        let path = format!("{}/slots", table.round);
        let body = json!({ "pattern": pattern });
        let added = send_seen(&table.recruiter, Method::POST, &path, &round["version"], body.clone()).await;
        assert_eq!((added.status, added.body["slots"].as_array().unwrap().len()), (200, 6), "{}", added.body);
        let stale = send_seen(&table.recruiter, Method::POST, &path, &round["version"], body.clone()).await;
        assert_eq!((stale.status, stale.body["current"]["slots"].as_array().unwrap().len()), (412, 6));
        assert_eq!(table.recruiter.send(Method::POST, &path, body).await.code(), "version_required");
        let changed = send_seen(&table.recruiter, Method::PUT, &table.round, &added.body["version"], wish_with(|wish| wish["name"] = json!("Omgång A"))).await;
        assert_eq!((changed.status, &changed.body["name"]), (200, &json!("Omgång A")), "{}", changed.body);
        let list = good(table.recruiter.ask(Method::GET, table.round.rsplit_once('/').unwrap().0).await);
        assert_eq!((&list["items"][0]["free"], &list["items"][0]["slots"]), (&json!(6), &json!(6)));
    }

    /// Of X13-3, D10: patterns that make too much, nothing, the past or the missing hour are refused with the place.
    async fn bad_patterns_are_named(app: &TestApp) {
        let table = Table::laid(app).await;
        let with = |change: &dyn Fn(&mut Value)| {
            let mut pattern = json!({ "days": ["2026-12-14"], "from": "09:00", "to": "12:00", "minutes": 45 });
            change(&mut pattern);
            pattern
        };
        let many: Vec<_> = (1..=31).map(|day| json!(format!("2027-01-{day:02}"))).collect();
        let cases = [
            (with(&|p| { p["days"] = json!(many); p["minutes"] = json!(5); p["from"] = json!("00:00"); p["to"] = json!("23:59"); }), "/pattern too_many"),
            (with(&|p| p["minutes"] = json!(181)), "/pattern no_times"),
            (with(&|p| p["days"] = json!(["2026-11-24"])), "/pattern/days/0 too_early"),
            (with(&|p| p["days"] = json!(["2032-01-01"])), "/pattern/days/0 too_late"),
            (with(&|p| { p["days"] = json!(["2027-03-28"]); p["from"] = json!("03:30"); }), "/pattern/days/0 missing_hour"),
            (with(&|p| p["days"] = json!([])), "/pattern/days missing"),
            (with(&|p| p["days"] = json!(["2026-12-14", "2026-12-14"])), "/pattern/days/1 not_together"),
            (with(&|p| p["to"] = json!("08:00")), "/pattern/to end_before_start"),
            (with(&|p| p["from"] = json!("9")), "/pattern/from not_a_date"),
            (with(&|p| p["minutes"] = json!(0)), "/pattern/minutes out_of_range"),
            (with(&|p| p["capacity"] = json!(0)), "/pattern/capacity out_of_range"),
            (with(&|p| p["link"] = json!("http://x.example")), "/pattern/link not_https"),
        ];
        for (pattern, error) in cases {
            let refused = preview(&table, pattern.clone()).await;
            assert_eq!((refused.status, refused.errors()), (422, vec![error.to_owned()]), "{pattern}");
        }
        let nothing = table.recruiter.send(Method::POST, &format!("{}/slots/preview", table.round), json!({})).await;
        assert_eq!(nothing.errors(), ["/times missing"]);
        // Both change days, and an interview across midnight UTC.
        let times = json!({ "times": [
            { "starts_at": "2027-03-28T04:00", "minutes": 45 }, { "starts_at": "2027-10-31T03:30", "minutes": 60 },
            { "starts_at": "2026-12-15T01:30", "minutes": 60 }
        ] });
        let seen = good(table.recruiter.send(Method::POST, &format!("{}/slots/preview", table.round), times).await);
        let spans: Vec<_> = seen["items"].as_array().unwrap().iter().map(|item| (item["starts_at"].as_str().unwrap(), item["ends_at_local"].as_str().unwrap())).collect();
        assert_eq!(spans, [
            ("2026-12-14T23:30:00.000Z", "2026-12-15T02:30"),
            ("2027-03-28T01:00:00.000Z", "2027-03-28T04:45"),
            ("2027-10-31T00:30:00.000Z", "2027-10-31T03:30"),
        ]);
    }

    /// Of X13-3: an interviewer is never in two places at once, across rounds and recruitments of the agency.
    async fn nobody_interviews_in_two_places_at_once(app: &TestApp) {
        let table = Table::laid(app).await;
        let (ada, eva) = (interviewer(&table, "Ada Demo").await, interviewer(&table, "Eva Demo").await);
        let seen = table.shown().await;
        good(send_seen(&table.recruiter, Method::PUT, &table.round, &seen["version"], wish_with(|wish| wish["interviewer_ids"] = json!([ada]))).await);
        table.three().await;
        // Within the round…
        let overlapping = json!({ "times": [{ "starts_at": "2026-12-14T09:30", "minutes": 45 }] });
        let seen = table.shown().await;
        let refused = send_seen(&table.recruiter, Method::POST, &format!("{}/slots", table.round), &seen["version"], overlapping.clone()).await;
        assert_eq!(refused.errors(), ["/times interviewer_busy"]);
        // …and in another recruitment, whichever comes first.
        let other = Table::with(app.stage("migri").await, app.reader("migri").await, wish_with(|wish| wish["interviewer_ids"] = json!([ada, eva]))).await;
        let seen = good(other.recruiter.send(Method::POST, &format!("{}/slots/preview", other.round), overlapping.clone()).await);
        assert_eq!(seen["items"][0]["busy"], json!(true));
        let seen = other.shown().await;
        let refused = send_seen(&other.recruiter, Method::POST, &format!("{}/slots", other.round), &seen["version"], overlapping.clone()).await;
        assert_eq!(refused.errors(), ["/times interviewer_busy"]);
        let without = send_seen(&other.recruiter, Method::PUT, &other.round, &seen["version"], wish_with(|wish| wish["interviewer_ids"] = json!([eva]))).await;
        assert_eq!(without.body["interviewers"][0]["name"], "Eva Demo");
        other.add(overlapping).await;
        let seen = other.shown().await;
        let back = send_seen(&other.recruiter, Method::PUT, &other.round, &seen["version"], wish_with(|wish| wish["interviewer_ids"] = json!([eva, ada]))).await;
        assert_eq!(back.errors(), ["/interviewer_ids/1 interviewer_busy"]);
        // Where one ends the other may begin.
        other.add(json!({ "times": [{ "starts_at": "2026-12-14T10:15", "minutes": 15 }] })).await;
        let path = format!("/agencies/migri/interviewers/{ada}");
        assert_eq!(send_seen(&table.recruiter, Method::DELETE, &path, &json!(1), json!({})).await.code(), "not_possible");
        let foreign = app.reader("traficom").await;
        assert_eq!(send_seen(&foreign, Method::DELETE, "/agencies/traficom/interviewers/01920000-0000-7000-8000-000000000000", &json!(1), json!({})).await.status, 404);
        let seen = table.shown().await;
        let unknown = send_seen(&table.recruiter, Method::PUT, &table.round, &seen["version"], wish_with(|wish| wish["interviewer_ids"] = json!(["01920000-0000-7000-8000-000000000000"]))).await;
        assert_eq!(unknown.errors(), ["/interviewer_ids/0 not_a_choice"]);
    }

    /// Of X13-3, X13-6: only applicants who sent their application to this recruitment, each once, all or none; the mail is
    /// seen before in each language; reading leaves a row in the log.
    async fn only_those_who_apply_are_invited(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let aino = applied(app, &table.stage, "Aino").await;
        let elsewhere = applied(app, &app.stage("migri").await, "Eero").await;
        let draft = crate::applications::begin(&app.applying_at("Leena", "leena@example.org").await, &table.stage).await;
        let draft = draft.rsplit('/').next().unwrap();
        let path = format!("{}/invitations", table.round);
        for language in ["fi", "sv", "en"] {
            let seen = good(table.recruiter.send(Method::POST, &format!("{path}/preview"), json!({ "kind": "choice", "language": language })).await);
            assert_eq!(seen["language"], language);
            assert!(seen["paragraphs"].as_array().unwrap().len() > 4, "{seen}");
            assert!(seen["paragraphs"][1].as_str().unwrap().ends_with(&format!("/{language}/interview")), "{seen}");
        }
        let fixed = good(table.recruiter.send(Method::POST, &format!("{path}/preview"), json!({ "kind": "fixed", "language": "en", "slot_id": times[1] })).await);
        assert!(fixed["paragraphs"][1].as_str().unwrap().contains("14 December 2026 at 10:00–10:45"), "{fixed}");
        let wish = |invitees: Value| json!({ "invitees": invitees });
        let refused = table.recruiter.send(Method::POST, &path, wish(json!([
            { "application_id": aino.application }, { "application_id": elsewhere.application }, { "application_id": draft },
            { "application_id": aino.application }
        ]))).await;
        let mut errors = refused.errors();
        errors.sort();
        assert_eq!(errors, [
            "/invitees/1/application_id not_applying", "/invitees/2/application_id not_applying",
            "/invitees/3/application_id already_invited",
        ]);
        assert_eq!(table.invitations().await, json!([]), "all or none");
        table.invite(app, json!([{ "application_id": aino.application, "slot_id": times[0] }])).await;
        let again = table.recruiter.send(Method::POST, &path, wish(json!([{ "application_id": aino.application }]))).await;
        assert_eq!(again.errors(), ["/invitees/0/application_id already_invited"]);
        let eero = applied(app, &table.stage, "Matti").await;
        let taken = table.recruiter.send(Method::POST, &path, wish(json!([{ "application_id": eero.application, "slot_id": times[0] }]))).await;
        assert_eq!(taken.errors(), ["/invitees/0/slot_id time_taken"]);
        assert_eq!(table.recruiter.send(Method::POST, &path, wish(json!([]))).await.errors(), ["/invitees missing"]);
        assert!(!app.audit("listed_interviews").await.is_empty() && app.audit("invited_to_interview").await.len() == 1);
        let key = |request: reqwest::RequestBuilder| tests::reply(request.header("Idempotency-Key", "en-gang").json(&wish(json!([{ "application_id": eero.application }]))));
        let first = key(table.recruiter.request(Method::POST, &path)).await;
        let second = key(table.recruiter.request(Method::POST, &path)).await;
        assert_eq!((first.status, &first.body), (200, &second.body), "{}", second.body);
        app.work().await;
        assert_eq!(app.mails(&eero.email).iter().filter(|mail| mail.subject.starts_with("Inbjudan")).count(), 1);
        let late = wish_with(|wish| wish["book_until"] = json!("2026-11-25T09:00"));
        let all = table.round.rsplit_once('/').unwrap().0;
        assert_eq!(table.recruiter.send(Method::POST, all, late).await.errors(), ["/book_until too_early"]);
        let nothing = wish_with(|wish| { wish["contact"] = json!({ "name": " ", "email": "x" }); wish["name"] = json!(""); });
        assert_eq!(table.recruiter.send(Method::POST, all, nothing).await.errors(), ["/name missing", "/contact/name missing", "/contact/email not_an_email"]);
    }

    /// Of X12-6, X13-3: whoever has booked is told when the place changes, with a newer version of the same event.
    async fn another_place_is_told_to_whoever_has_booked(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let aino = applied(app, &table.stage, "Aino").await;
        table.invite(app, json!([{ "application_id": aino.application, "slot_id": times[0] }])).await;
        let seen = table.shown().await;
        let path = format!("{}/slots/{}", table.round, times[0]);
        good(send_seen(&table.recruiter, Method::PUT, &path, &seen["version"], json!({ "capacity": 2, "place": "Rum 5" })).await);
        app.work().await;
        let mail = app.mails(&aino.email)[0].clone();
        assert_eq!(mail.subject, "Uppgifterna om din intervju har ändrats");
        assert!(mail.text.contains("Plats: Rum 5"), "{}", mail.text);
        let calendar = mail.calendar.unwrap().text;
        assert!(calendar.contains("SEQUENCE:2") && calendar.contains("LOCATION;LANGUAGE=sv:Rum 5"), "{calendar}");
        let seen = table.shown().await;
        good(send_seen(&table.recruiter, Method::PUT, &table.round, &seen["version"], wish_with(|wish| wish["place"] = json!("Annat hus"))).await);
        app.work().await;
        assert_eq!(app.mails(&aino.email)[0].calendar.as_ref().unwrap().text, calendar, "her time has a place of its own");
        let seen = table.shown().await;
        let few = send_seen(&table.recruiter, Method::PUT, &path, &seen["version"], json!({ "capacity": 0 })).await;
        assert_eq!(few.errors(), ["/capacity out_of_range"]);
        let _unused = wish();
    }
}
