//! Rows of the profile: added, changed, ordered, removed, put back (G7.1-1).

use domain::problem::FieldCode;
use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, both};
use uuid::Uuid;

use crate::applications::{begin, fill_in, show, submit};

/// The profile as it is now.
pub(super) async fn profile(person: &Browser) -> Value {
    let shown = person.ask(Method::GET, "/me/profile").await;
    assert_eq!(shown.status, 200, "{}", shown.body);
    shown.body
}

/// A new row with these fields; answers its id.
pub(super) async fn row(person: &Browser, section: &str, fields: Value) -> Uuid {
    let id = api::random::id::<Uuid>();
    let version = profile(person).await["version"].clone();
    let saved = person
        .send(Method::PUT, &format!("/me/profile/{section}/{id}"), json!({ "base_version": version, "fields": fields }))
        .await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    id
}

pub(super) fn degree(name: &str) -> Value {
    json!({ "level": "l7", "degree": name, "school": "Åbo Akademi", "completed_on": "31.5.2014", "highest": true })
}

/// The ids of a section's rows, in order.
fn ids(profile: &Value, section: &str) -> Vec<String> {
    let rows = profile["rows"].as_array().unwrap();
    rows.iter().filter(|row| row["section"] == section).map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

both! {
    /// Holds G7.1-1: every section of the profile keeps rows, field by field, as typed.
    async fn every_section_keeps_rows_as_typed(app: &TestApp) {
        app.stage("migri").await;
        let aino = app.applying("Aino").await;
        let rows = [
            ("degrees", degree("Filosofie magister")),
            ("courses", json!({ "course": "Första hjälpen", "organizer": "Röda Korset", "completed_on": "2025" })),
            ("languages", json!({ "speaking": "good", "writing": "none", "understanding": "excellent" })),
            ("experience", json!({ "employer": "Migri", "title": "Överinspektör", "ongoing": true })),
            ("positions_of_trust", json!({ "assignment": "Ordförande", "organization": "Hembygdsföreningen" })),
        ];
        for (section, fields) in &rows {
            row(&aino, section, fields.clone()).await;
        }
        let profile = profile(&aino).await;
        for (section, fields) in rows {
            let stored = profile["rows"].as_array().unwrap().iter().find(|row| row["section"] == section).unwrap();
            assert_eq!(stored["fields"], fields, "{section}");
        }
        assert_eq!(profile["photo"], Value::Null);
        assert_eq!(app.audit("saved_profile").await.len(), 5);
    }

    /// Holds G7.1-1: rows are ordered, removed, and put back under the same id.
    async fn rows_are_ordered_removed_and_put_back(app: &TestApp) {
        app.stage("migri").await;
        let aino = app.applying("Aino").await;
        let mut all = Vec::new();
        for name in ["A", "B", "C"] {
            all.push(row(&aino, "courses", json!({ "course": name })).await.to_string());
        }
        assert_eq!(ids(&profile(&aino).await, "courses"), all);
        // One that is gone is passed over, one that is not named comes last.
        let order = json!({ "order": [all[2], api::random::id::<Uuid>(), all[0], all[2]] });
        let ordered = aino.send(Method::PUT, "/me/profile/courses/order", order).await;
        assert_eq!(ordered.status, 200, "{}", ordered.body);
        let expected = [all[2].clone(), all[0].clone(), all[1].clone()];
        assert_eq!(ids(&profile(&aino).await, "courses"), expected);

        let removed = aino.ask(Method::DELETE, &format!("/me/profile/courses/{}", all[0])).await;
        assert_eq!(removed.body["saved"], json!([format!("/rows/courses/{}", all[0])]));
        assert_eq!(aino.ask(Method::DELETE, &format!("/me/profile/courses/{}", all[0])).await.status, 200, "again");
        assert_eq!(ids(&profile(&aino).await, "courses"), [all[2].clone(), all[1].clone()]);
        let back = json!({ "base_version": removed.body["version"], "position": 1, "fields": { "course": "A" } });
        let put = aino.send(Method::PUT, &format!("/me/profile/courses/{}", all[0]), back).await;
        assert_eq!((put.status, &put.body["conflicts"]), (200, &json!([])), "{}", put.body);
        assert_eq!(profile(&aino).await["rows"].as_array().unwrap().len(), 3);
    }

    /// Holds D56: two pages clash on one field of a row only; saving the same twice is harmless.
    async fn two_pages_clash_on_one_field_of_a_row_only(app: &TestApp) {
        app.stage("migri").await;
        let aino = app.applying("Aino").await;
        let base = profile(&aino).await["version"].clone();
        let at = format!("/me/profile/experience/{}", api::random::id::<Uuid>());
        let save = |base: Value, fields: Value| {
            let body = json!({ "base_version": base, "fields": fields });
            let (aino, at) = (aino.clone(), at.clone());
            async move { aino.send(Method::PUT, &at, body).await.body }
        };
        let first = save(base.clone(), json!({ "employer": "Migri", "title": "Chef" })).await;
        let second = save(base.clone(), json!({ "employer": "Tull", "description": "Allt." })).await;
        assert_eq!(second["conflicts"][0]["stored"], "Migri");
        assert_eq!(second["conflicts"].as_array().unwrap().len(), 1);
        let again = save(base, json!({ "title": "Chef" })).await;
        assert_eq!(again["conflicts"], json!([]), "what is stored already is no conflict");
        let resolved = save(second["version"].clone(), json!({ "employer": "Tull" })).await;
        assert_eq!(resolved["conflicts"], json!([]));
        assert!(first["version"].as_i64().unwrap() < resolved["version"].as_i64().unwrap());
    }

    /// Holds D47: a profile refuses what no draft keeps, by the rule of the form, and names each field.
    async fn what_no_draft_keeps_is_refused_whole(app: &TestApp) {
        app.stage("migri").await;
        let aino = app.applying("Aino").await;
        let id = api::random::id::<Uuid>();
        let save = |section: &str, fields: Value| {
            let (aino, at) = (aino.clone(), format!("/me/profile/{section}/{id}"));
            async move { aino.send(Method::PUT, &at, json!({ "base_version": 1, "fields": fields })).await }
        };
        let refused = save("degrees", json!({ "level": "l99", "degree": "a".repeat(201), "employer": "Migri" })).await;
        assert_eq!((refused.status, refused.code()), (422, "invalid"));
        let at = |field: &str, code: FieldCode| format!("/rows/degrees/{id}/{field} {}", code.slug());
        assert_eq!(refused.errors(), [
            at("degree", FieldCode::TooLong),
            at("level", FieldCode::NotAChoice),
            at("employer", FieldCode::Unknown),
        ]);
        let refused = save("languages", json!({ "language": "tlh", "speaking": "fluent" })).await;
        assert_eq!(refused.errors().len(), 2, "{:?}", refused.errors());
        assert_eq!(profile(&aino).await["rows"], json!([]));
        let nowhere = save("hobbies", json!({})).await;
        assert_eq!(nowhere.status, 404);
        let unborn = aino
            .send(Method::PUT, &format!("/me/profile/degrees/{id}"), json!({ "base_version": 999, "fields": {} }))
            .await;
        assert_eq!((unborn.status, unborn.code()), (412, "stale"));
        assert_eq!(unborn.body["current"]["rows"], json!([]));
    }

    /// Of G7.1-1: a section takes fifty rows, even when many come at once.
    async fn a_section_takes_fifty_rows(app: &TestApp) {
        let aino = app.applying("Aino").await;
        for number in 0..47 {
            row(&aino, "courses", json!({ "course": number.to_string() })).await;
        }
        let many = futures_util::future::join_all((0..8).map(|number| {
            let (aino, at) = (aino.clone(), format!("/me/profile/courses/{}", api::random::id::<Uuid>()));
            let body = json!({ "base_version": 1, "fields": { "course": number.to_string() } });
            async move { aino.send(Method::PUT, &at, body).await.status }
        }))
        .await;
        assert_eq!(many.iter().filter(|status| **status == 200).count(), 3, "{many:?}");
        assert_eq!(many.iter().filter(|status| **status == 422).count(), 5, "{many:?}");
    }

    /// Holds G7.1-3: basic details show at once in every application, sent ones too; rows of the profile touch none.
    async fn basic_details_show_everywhere_and_rows_stay_where_they_are(app: &TestApp) {
        let (first, second) = (app.stage("migri").await, app.stage("tulli").await);
        let aino = app.applying("Aino").await;
        row(&aino, "experience", json!({ "employer": "Migri", "title": "Chef" })).await;
        let sent = begin(&aino, &first).await;
        fill_in(&aino, &sent).await;
        submit(&aino, &sent).await;
        let draft = begin(&aino, &second).await;
        let rows_before = show(&aino, &sent).await["rows"].clone();
        assert_eq!(rows_before.as_array().unwrap().len(), 1, "the degree that was typed there");

        let version = profile(&aino).await["version"].clone();
        let wish = json!({ "base_version": version, "basics": { "phone": "050 765 4321", "last_name": "Nyman" } });
        assert_eq!(aino.send(Method::PATCH, "/me/profile", wish).await.status, 200);
        row(&aino, "degrees", degree("Politices magister")).await;
        for path in [&sent, &draft] {
            let view = show(&aino, path).await;
            assert_eq!((&view["basics"]["phone"], &view["basics"]["last_name"]), (&json!("050 765 4321"), &json!("Nyman")));
        }
        assert_eq!(show(&aino, &sent).await["rows"], rows_before);
        assert_eq!(show(&aino, &draft).await["rows"], json!([]));
        let recruiter = app.reader("migri").await;
        let read = recruiter.ask(Method::GET, &format!("/agencies/migri{sent}")).await.body;
        assert_eq!((&read["basics"]["phone"], &read["rows"]), (&json!("050 765 4321"), &rows_before));
    }
}
