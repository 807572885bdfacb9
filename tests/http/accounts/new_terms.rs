use chrono::TimeDelta;
use domain::accounts::{AccountKind, LogIn, TermsKind};
use domain::language::Language;
use domain::personal::Personal;
use futures_util::future::join_all;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, PASSWORD, Stage, TestApp, both};

use crate::applications::{answer, begin, fill_in, show, submit, version};

/// What is published, from a day on.
fn next(kind: &str, follows: i32, from: &str) -> Value {
    json!({
        "kind": kind, "follows": follows, "in_force_from": from,
        "texts": { "fi": "## Uudet ehdot", "sv": "## Nya villkor", "en": "## New terms" },
        "changes": { "fi": "Uusi **luku**.", "sv": "Ett nytt **kapitel**.", "en": "A new **chapter**." }
    })
}

async fn publish(admin: &Browser, body: Value) -> Value {
    let published = admin.send(Method::POST, "/admin/terms", body).await;
    assert_eq!(published.status, 201, "{}", published.body);
    published.body
}

/// A recruitment that is open for so many days yet.
async fn open_for(app: &TestApp, days: i64) -> Stage {
    let (stage, closes_at) = (app.stage("migri").await, app.now() + TimeDelta::days(days));
    app.set_recruitment(&stage, |row| row.closes_at = Set(closes_at)).await;
    stage
}

async fn refused(browser: &Browser, method: Method, path: &str, body: Value) {
    let answer = browser.send(method, path, body).await;
    assert_eq!((answer.status, answer.code()), (403, "terms_not_accepted"), "{path}: {}", answer.body);
}

/// The ids of the texts in force that are of these kinds.
async fn in_force(app: &TestApp, kinds: &[TermsKind]) -> Vec<String> {
    let terms = app.client().in_language(Language::En).show_terms().await.unwrap().value;
    terms.iter().filter(|text| kinds.contains(&text.kind)).map(|text| text.id.to_string()).collect()
}

both! {
    /// Holds G1-3: a new version asks at the next login; which was accepted, and when, is kept.
    async fn a_new_version_asks_at_the_next_login(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        let registered_at = app.now();
        assert_eq!(ada.client.show_session().await.unwrap().value.new_terms, []);
        let admin = app.service_admin().await;
        app.wait(TimeDelta::minutes(50));
        publish(&admin, next("terms_of_use", 1, "2026-11-25")).await;
        app.wait(TimeDelta::minutes(1));
        let wish = LogIn {
            email: Personal("ada@example.org".to_owned()), password: Personal(PASSWORD.to_owned()),
            kind: AccountKind::Applicant,
        };
        let session = ada.client.log_in(&wish).await.unwrap().value;
        assert_eq!(session.new_terms, [TermsKind::TermsOfUse], "the privacy notice is the old one");
        assert_eq!(ada.client.list_applications().await.unwrap_err().code(), Some("terms_not_accepted"));
        // What is theirs in any case: who they are, what they have accepted, their own details, and the way out.
        ada.client.show_me().await.unwrap();
        ada.client.show_profile().await.unwrap();
        let before = ada.client.list_consents().await.unwrap().value;
        assert_eq!(before.iter().map(|consent| consent.version).collect::<Vec<_>>(), [1, 1]);
        assert!(before.iter().all(|consent| consent.accepted_at == registered_at));
        let terms = ada.client.in_language(Language::Fi).show_terms().await.unwrap().value;
        let newest = &terms[0];
        assert_eq!((newest.version, newest.html.trim()), (2, "<h2>Uudet ehdot</h2>"));
        assert_eq!(newest.changes.trim(), "<p>Uusi <strong>luku</strong>.</p>");
        let accept = domain::accounts::AcceptTerms { accepted_terms: vec![newest.id] };
        let session = ada.client.accept_terms(&accept).await.unwrap().value;
        assert_eq!((session.new_terms, session.account.unwrap().id), (Vec::new(), ada.id));
        ada.client.list_applications().await.unwrap();
        // Once is enough, and saying it again keeps the first time.
        let accepted_at = app.now();
        app.wait(TimeDelta::minutes(1));
        ada.client.accept_terms(&accept).await.unwrap();
        let after = ada.client.list_consents().await.unwrap().value;
        let first = &after[0];
        assert_eq!(after.len(), 3);
        assert_eq!((first.kind, first.version, first.language), (TermsKind::TermsOfUse, 2, Language::Fi));
        assert_eq!(first.accepted_at, accepted_at);
        assert_eq!(app.audit("accepted_terms").await.first(), Some(&ada.id.to_string()));
        // Whoever registers now accepts the newest at once; a recruiter has nothing to accept.
        let eva = app.applicant("eva@example.org").await;
        assert_eq!(eva.client.show_session().await.unwrap().value.new_terms, []);
        let recruiter = app.recruiter("rekry@example.org", "migri").await;
        assert_eq!(recruiter.client.show_session().await.unwrap().value.new_terms, []);
    }

    /// Holds D39: whoever is logged in when new terms come loses nothing that is being typed, and is asked before sending.
    async fn what_is_being_typed_is_stored_whatever_waits(app: &TestApp) {
        let stage = open_for(app, 10).await;
        let aino = app.applying("Aino").await;
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        app.wait(TimeDelta::minutes(1));
        publish(&app.service_admin().await, next("privacy_notice", 1, "2026-11-25")).await;
        answer(&aino, &path, json!({ "motivation": "Jag vill mycket." })).await;
        let basics = json!({ "base_version": 1, "basics": { "phone": "+358 50 000 0000" } });
        assert_eq!(aino.send(Method::PATCH, "/me/profile", basics).await.status, 200);
        let send = json!({ "base_version": version(&aino, &path).await, "wishes_no_publication": false });
        refused(&aino, Method::POST, &format!("{path}/submission"), send).await;
        refused(&aino, Method::GET, "/applications", Value::Null).await;
        let other = json!({ "ad_id": open_for(app, 10).await.ad, "language": "sv" });
        refused(&aino, Method::POST, "/applications", other).await;
        // So it is at the next login.
        app.wait(TimeDelta::minutes(1));
        let again = app.logged_in(&aino).await;
        answer(&again, &path, json!({ "motivation": "Jag vill allt." })).await;
        refused(&again, Method::GET, "/applications", Value::Null).await;
        let accept = json!({ "accepted_terms": in_force(app, &[TermsKind::PrivacyNotice]).await });
        let session = again.send(Method::POST, "/me/consents", accept).await;
        assert_eq!((session.status, &session.body["new_terms"]), (200, &json!([])), "{}", session.body);
        assert_eq!(show(&again, &path).await["answers"]["motivation"], "Jag vill allt.");
        assert_eq!(submit(&aino, &path).await["state"], "sent", "accepted in one browser, accepted in all");
    }

    /// Holds D39: in the last 24 hours before the deadline nothing stands in the way of sending; it is asked afterwards.
    async fn nothing_stands_in_the_way_of_sending_on_the_last_day(app: &TestApp) {
        let (soon, later) = (open_for(app, 1).await, open_for(app, 3).await);
        publish(&app.service_admin().await, next("terms_of_use", 1, "2026-11-25")).await;
        app.wait(TimeDelta::minutes(1));
        let aino = app.logged_in(&app.applying("Aino").await).await;
        let unasked = app.app.db.write(async |tx| {
            use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
            use api::db::entities::consents;
            consents::Entity::delete_many().filter(consents::Column::UserId.eq(aino.user)).exec(tx).await?;
            Ok(())
        });
        unasked.await.unwrap();
        refused(&aino, Method::POST, "/applications", json!({ "ad_id": later.ad, "language": "sv" })).await;
        let path = begin(&aino, &soon).await;
        fill_in(&aino, &path).await;
        assert_eq!(submit(&aino, &path).await["state"], "sent");
        refused(&aino, Method::GET, "/applications", Value::Null).await;
        let session = aino.ask(Method::GET, "/session").await.body;
        assert_eq!(session["new_terms"], json!(["terms_of_use", "privacy_notice"]), "asked afterwards");
    }

    /// Of G1-3: a version that lies ahead asks nobody before its day, and nobody accepts it before.
    async fn a_version_begins_on_its_day(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let admin = app.service_admin().await;
        let published = publish(&admin, next("terms_of_use", 1, "2026-12-01")).await;
        assert_eq!((&published["published_at"], &published["in_force"]), (&json!("2026-11-30T22:00:00.000Z"), &json!(false)));
        let list = admin.ask(Method::GET, "/admin/terms").await.body;
        let all: Vec<_> = list.as_array().unwrap().iter().map(|one| (&one["kind"], &one["version"], &one["in_force"])).collect();
        assert_eq!(json!(all), json!([["terms_of_use", 2, false], ["terms_of_use", 1, true], ["privacy_notice", 1, true]]));
        assert!(list[1]["texts"]["sv"].as_str().unwrap().contains("## "), "as it was written");
        let id = {
            use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
            use api::db::entities::terms_versions::{Column, Entity};
            Entity::find().filter(Column::Version.eq(2)).one(app.app.db.read()).await.unwrap().unwrap().id
        };
        let early = aino.send(Method::POST, "/me/consents", json!({ "accepted_terms": [id] })).await;
        assert_eq!(early.errors(), ["/accepted_terms/0 not_a_choice"]);
        app.clock.set("2026-11-30T21:59:59.000Z".parse().unwrap());
        let aino = app.logged_in(&aino).await;
        assert_eq!(aino.ask(Method::GET, "/session").await.body["new_terms"], json!([]));
        app.clock.set("2026-11-30T22:00:00.000Z".parse().unwrap());
        assert_eq!(aino.ask(Method::GET, "/session").await.body["new_terms"], json!(["terms_of_use"]));
        let nothing = aino.send(Method::POST, "/me/consents", json!({ "accepted_terms": [] })).await;
        assert_eq!(nothing.errors(), ["/accepted_terms terms_not_accepted"]);
        let strange = json!({ "accepted_terms": [id, "01920000-0000-7000-8000-000000000000"] });
        assert_eq!(aino.send(Method::POST, "/me/consents", strange).await.errors(), ["/accepted_terms/1 not_a_choice"]);
        assert_eq!(aino.send(Method::POST, "/me/consents", json!({ "accepted_terms": [id] })).await.status, 200);
    }

    /// Of G1-3: a version follows the one its writer has seen; of several at once one is published, and a mistake is put
    /// right by another version.
    async fn a_version_follows_the_one_its_writer_has_seen(app: &TestApp) {
        let admin = app.service_admin().await;
        let at_once = join_all((0..4).map(|_| admin.send(Method::POST, "/admin/terms", next("terms_of_use", 1, "2027-01-01")))).await;
        let mut statuses: Vec<_> = at_once.iter().map(|answer| answer.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 412, 412, 412]);
        let stale = at_once.iter().find(|answer| answer.status == 412).unwrap();
        assert_eq!((stale.code(), &stale.body["current"][0]["version"]), ("stale", &json!(2)));
        let before = admin.send(Method::POST, "/admin/terms", next("terms_of_use", 2, "2026-12-31")).await;
        assert_eq!(before.errors(), ["/in_force_from too_early"]);
        publish(&admin, next("terms_of_use", 2, "2027-01-01")).await;
        app.clock.set("2027-01-02T08:00:00.000Z".parse().unwrap());
        let terms = app.client().show_terms().await.unwrap().value;
        assert_eq!(terms[0].version, 3, "of two that begin on the same day the later counts");
        let mut bad = next("terms_of_use", 3, "yesterday");
        bad["texts"]["en"] = json!(" ");
        bad["changes"]["fi"] = json!("");
        let admin = app.service_admin().await;
        let told = admin.send(Method::POST, "/admin/terms", bad).await;
        assert_eq!(told.errors(), ["/in_force_from not_a_date", "/changes/fi missing", "/texts/en missing"]);
        assert_eq!(app.audit("published_terms").await, ["terms_of_use:2", "terms_of_use:3"]);
    }
}
