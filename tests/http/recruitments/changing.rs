use serde_json::{Value, json};
use tests::both;
use tests::reqwest::Method;
use uuid::Uuid;

use super::{ALL, act, at, begin, done, draft, public, published, told};
use crate::applications::{begin as begin_application, file, fill_in, form_with_files, submit};

/// Address of the page of an ad.
fn page(ad: &str) -> String {
    domain::paths::ad_path(domain::language::Language::Sv, ad.parse().unwrap(), "Jurist 1")
}

both! {
    /// Of D34, D54: a withdrawn ad is gone for everybody, at each of its addresses.
    async fn a_withdrawn_ad_is_gone(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft(1)).await;
        assert_eq!(app.found("language=sv").await.total, 1);
        let withdrawn = done(&recruiter, &open, "/withdrawal", Value::Null).await;
        assert_eq!(withdrawn["actions"], json!(["archive"]));
        assert_eq!((public(app, &withdrawn).await.status, public(app, &withdrawn).await.code()), (410, "gone"));
        let id = open["ad_id"].as_str().unwrap();
        for page in ["/api/v1/ads/by-code/TEST-1-2026", "/TEST-1-2026", &page(id)] {
            let answer = app.http().get(app.at(page)).send().await.unwrap();
            assert_eq!(answer.status(), 410, "{page}");
        }
        assert_eq!(app.found("language=sv").await.total, 0);
        let own = recruiter.ask(Method::GET, &at(&open, "")).await;
        assert_eq!((own.status, &own.body["state"]), (200, &json!("withdrawn")), "the agency still has it");
        for (rest, body) in [("/withdrawal", Value::Null), ("/end", Value::Null), ("/publication", json!({})),
            ("/extension", json!({"closes_at": "2027-01-20T16:15"})), ("/corrections", json!({"ad": open["ad"]}))] {
            let refused = act(&recruiter, Method::POST, &withdrawn, rest, body).await;
            assert_eq!((refused.status, refused.code()), (409, "not_possible"), "{rest}");
        }
        done(&recruiter, &withdrawn, "/archive", Value::Null).await;
        assert_eq!(public(app, &withdrawn).await.status, 410);
        assert_eq!(told(app).await, ["published", "removed", "removed"]);
    }

    /// Of D10: a published period never gets shorter, and one that is over stays over.
    async fn a_period_gets_longer_only_and_only_while_it_runs(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft(1)).await;
        for (end, code) in [("2026-12-20T16:14", "too_early"), ("2026-12-20T16:15", "too_early"),
            ("2027-03-28T03:30", "not_a_date"), ("whenever", "not_a_date")] {
            let refused = act(&recruiter, Method::POST, &open, "/extension", json!({"closes_at": end})).await;
            assert_eq!((refused.status, refused.errors()), (422, vec![format!("/closes_at {code}")]), "{end}");
        }
        let note = "a".repeat(1_001);
        let long = json!({"closes_at": "2026-12-30T16:15", "note": {"sv": note}});
        assert_eq!(act(&recruiter, Method::POST, &open, "/extension", long).await.errors(), ["/note/sv too_long"]);
        let closes_at: domain::time::Instant = open["closes_at"].as_str().unwrap().parse().unwrap();
        app.clock.set(closes_at - chrono::TimeDelta::milliseconds(1));
        let recruiter = app.reader("migri").await;
        let longer = done(&recruiter, &open, "/extension", json!({"closes_at": "2026-12-21T16:15"})).await;
        assert_eq!(longer["closes_at_local"], "2026-12-21T16:15");
        app.clock.set(closes_at + chrono::TimeDelta::days(1));
        let recruiter = app.reader("migri").await;
        let late = act(&recruiter, Method::POST, &longer, "/extension", json!({"closes_at": "2026-12-30T16:15"})).await;
        assert_eq!((late.status, late.code()), (409, "not_possible"));
        assert_eq!(public(app, &open).await.body["state"], "closed");
    }

    /// Of D31: a correction touches neither the period nor the code, and one that changes nothing leaves no trace.
    async fn a_correction_keeps_period_and_code(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft(1)).await;
        let mut ad = open["ad"].clone();
        ad["recruitment_code"] = json!("OTHER-1-2026");
        ad["application_period"]["to"] = json!("2027-01-20T16:15");
        ad["task_areas"] = json!(["nothing"]);
        ad["versions"]["sv"]["title"] = json!(" ");
        let refused = act(&recruiter, Method::POST, &open, "/corrections", json!({"ad": ad, "note": {"sv": "a".repeat(1_001)}})).await;
        assert_eq!((refused.status, refused.code()), (422, "invalid"));
        assert_eq!(refused.errors(), [
            "/note/sv too_long", "/ad/recruitment_code contradiction", "/ad/application_period/to contradiction",
            "/ad/versions/sv/title missing", "/ad/task_areas/0 not_a_choice",
        ]);
        let same = done(&recruiter, &open, "/corrections", json!({"ad": open["ad"]})).await;
        assert_eq!((&same["version"], &same["corrections"]), (&open["version"], &json!([])));
        let mut ad = open["ad"].clone();
        ad.as_object_mut().unwrap().remove("recruitment_code");
        ad["application_period"] = json!({});
        ad["versions"]["en"] = ad["versions"]["sv"].clone();
        let corrected = done(&recruiter, &open, "/corrections", json!({"ad": ad})).await;
        assert_eq!(corrected["corrections"][0]["fields"], json!(["languages"]));
        assert_eq!(public(app, &open).await.body["languages"], json!(["sv", "en"]));
        let html = app.http().get(app.at(&page(open["ad_id"].as_str().unwrap())));
        let html = html.send().await.unwrap().text().await.unwrap();
        assert!(html.contains("Ändringar i annonsen") && html.contains("Ändrat: Språkversioner."), "the page tells it too");
    }

    /// Of X1-12, D31: ending while one may still apply ends the period at once, and the ad says so.
    async fn ending_early_closes_the_ad_and_says_so(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft(1)).await;
        app.wait(chrono::TimeDelta::minutes(5));
        let ended = done(&recruiter, &open, "/end", Value::Null).await;
        assert_eq!(ended["closes_at"], "2026-11-25T08:05:00.000Z");
        let shown = public(app, &ended).await.body;
        assert_eq!(shown["state"], "closed");
        assert_eq!(shown["corrections"][0]["closing"], json!({"before": open["closes_at"], "after": ended["closes_at"]}));
        assert_eq!(app.found("language=sv").await.total, 0);
        let twice = act(&recruiter, Method::POST, &ended, "/end", Value::Null).await;
        assert_eq!((twice.status, twice.code()), (409, "not_possible"));
    }

    /// Of D1: until the recruitment is ended the profile shines through in what was sent; from then on no more.
    async fn ending_keeps_people_as_they_are(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin_application(&aino, &stage).await;
        fill_in(&aino, &path).await;
        let cv = format!("{path}/attachments/{}?question=cv", api::random::id::<Uuid>());
        assert_eq!(aino.upload(&cv, "CV.pdf", file("valid/cv_reportlab.pdf")).await.status, 200);
        submit(&aino, &path).await;
        let recruiter = app.reader("migri").await;
        let view = recruiter.ask(Method::GET, &format!("{ALL}/{}", stage.recruitment)).await.body;
        done(&recruiter, &view, "/end", Value::Null).await;
        let moved = json!({ "base_version": 1, "basics": { "phone": "+358 50 765 4321" } });
        assert_eq!(aino.send(Method::PATCH, "/me/profile", moved).await.status, 200);
        let at = format!("/agencies/migri{path}");
        assert_eq!(recruiter.ask(Method::GET, &at).await.body["basics"]["phone"], "+358 40 123 4567");
        let refused = aino.send(Method::POST, "/applications", json!({"ad_id": stage.ad, "start_from": "empty", "language": "sv"})).await;
        assert!(refused.status == 409, "{}", refused.body);
    }

    /// Of X13-1: what a draft cannot do is refused, and a published one cannot be deleted or written in.
    async fn what_the_state_does_not_allow_is_refused(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let begun = begin(&recruiter, draft(1)).await;
        for (rest, body) in [("/withdrawal", Value::Null), ("/end", Value::Null), ("/archive", Value::Null),
            ("/extension", json!({"closes_at": "2027-01-20T16:15"})), ("/corrections", json!({"ad": begun["ad"]}))] {
            let refused = act(&recruiter, Method::POST, &begun, rest, body).await;
            assert_eq!((refused.status, refused.code()), (409, "not_possible"), "{rest}");
        }
        let open = done(&recruiter, &begun, "/publication", json!({})).await;
        for (method, rest, body) in [(Method::DELETE, "", Value::Null), (Method::PUT, "", draft(1)),
            (Method::PUT, "/ad/versions/sv", json!({"title": "A"})), (Method::DELETE, "/ad/versions/sv", Value::Null),
            (Method::POST, "/archive", Value::Null)] {
            let refused = act(&recruiter, method.clone(), &open, rest, body).await;
            assert_eq!((refused.status, refused.code()), (409, "not_possible"), "{method} {rest}");
        }
    }
}
