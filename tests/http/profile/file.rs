//! The profile as a file, and back (G7.1-5).

use serde_json::{Value, json};
use tests::both;
use tests::reqwest::Method;

use super::photo::png;
use super::rows::{degree, profile, row};

/// The document's schema names a property.
fn has_property(document: &Value, schema: &str, property: &str) -> bool {
    document["components"]["schemas"][schema]["properties"].get(property).is_some()
}

both! {
    /// Holds G7.1-5: the file has everything, as the document describes it, and another account that loads it has the same.
    async fn the_file_has_everything_and_can_be_loaded_back(app: &TestApp) {
        app.stage("migri").await;
        let aino = app.applying("Aino").await;
        row(&aino, "degrees", degree("Filosofie magister")).await;
        row(&aino, "courses", json!({ "course": "Första hjälpen" })).await;
        assert_eq!(aino.upload("/me/profile/photo", "jag.png", png(30, 20)).await.status, 200);
        let file = aino.ask(Method::GET, "/me/profile/file").await;
        assert_eq!(file.status, 200);
        let disposition = file.headers["content-disposition"].to_str().unwrap();
        assert!(disposition.starts_with("attachment") && disposition.contains("virka-profile.json"), "{disposition}");
        let document: Value = app.http().get(app.at("/api/v1/openapi.json")).send().await.unwrap().json().await.unwrap();
        for key in file.body.as_object().unwrap().keys() {
            assert!(has_property(&document, "ProfileFile", key), "{key} stands in no schema");
        }
        let before = profile(&aino).await;
        assert_eq!((&file.body["basics"], &file.body["rows"]), (&before["basics"], &before["rows"]));
        assert_eq!(file.body["basics"]["gender"], tests::GENDER, "everything");

        // Loading one's own file changes nothing.
        let same = aino.send(Method::POST, "/me/profile/file", file.body.clone()).await;
        assert_eq!((same.status, &same.body["conflicts"]), (200, &json!([])), "{}", same.body);
        assert_eq!(profile(&aino).await["rows"], before["rows"]);

        let bo = app.person("Bo", domain::accounts::AccountKind::Applicant).await;
        app.empty_profile(&bo).await;
        let loaded = bo.send(Method::POST, "/me/profile/file", file.body.clone()).await;
        assert_eq!((loaded.status, &loaded.body["conflicts"]), (200, &json!([])), "{}", loaded.body);
        let after = profile(&bo).await;
        assert_eq!((&after["basics"], &after["rows"]), (&before["basics"], &before["rows"]));
        assert_eq!((&after["photo"]["width"], &after["photo"]["height"]), (&json!(30), &json!(20)));
    }

    /// Holds G7.1-5: what says something else is overwritten only when that is wished; nothing is removed.
    async fn nothing_is_overwritten_without_asking(app: &TestApp) {
        app.stage("migri").await;
        let aino = app.applying("Aino").await;
        let kept = row(&aino, "courses", json!({ "course": "Första hjälpen" })).await;
        row(&aino, "degrees", degree("Filosofie magister")).await;
        let mut file = aino.ask(Method::GET, "/me/profile/file").await.body;
        let at = file["rows"].as_array().unwrap().iter().position(|row| row["section"] == "degrees").unwrap();
        file["rows"][at]["fields"]["degree"] = json!("Filosofie doktor");
        file["basics"]["phone"] = json!("050 765 4321");
        file["basics"]["country"] = json!("SE");
        file["rows"].as_array_mut().unwrap().retain(|row| row["section"] != "courses");

        let asked = aino.send(Method::POST, "/me/profile/file", file.clone()).await;
        assert_eq!(asked.status, 200, "{}", asked.body);
        let pointers: Vec<&str> =
            asked.body["conflicts"].as_array().unwrap().iter().map(|c| c["pointer"].as_str().unwrap()).collect();
        let degree_at = format!("/rows/degrees/{}/degree", file["rows"][0]["id"].as_str().unwrap());
        assert_eq!(pointers, ["/basics/phone", &degree_at]);
        assert_eq!(asked.body["conflicts"][1]["stored"], "Filosofie magister");
        let now = profile(&aino).await;
        assert_eq!((&now["basics"]["phone"], &now["basics"]["country"]), (&json!("+358 40 123 4567"), &json!("SE")));

        let wished = aino.send(Method::POST, "/me/profile/file?overwrite=true", file).await;
        assert_eq!((wished.status, &wished.body["conflicts"]), (200, &json!([])), "{}", wished.body);
        let now = profile(&aino).await;
        assert_eq!(now["basics"]["phone"], "050 765 4321");
        assert!(now.to_string().contains("Filosofie doktor") && now.to_string().contains(&kept.to_string()));
    }

    /// Holds G7.1-5: each field that does not fit is named, and then nothing is taken in.
    async fn each_field_that_does_not_fit_is_named(app: &TestApp) {
        app.stage("migri").await;
        let aino = app.applying("Aino").await;
        let id = "019abf2e-0000-7000-8000-000000000005";
        let row = |fields: Value| json!({ "id": id, "section": "degrees", "position": 0, "fields": fields });
        let file = |basics: Value, rows: Value| {
            json!({ "format": "virka-profile-1", "saved_at": "2026-11-25T08:00:00.000Z", "basics": basics, "rows": rows })
        };
        let bad = file(
            json!({ "first_name": "a".repeat(201), "country": "SE", "citizenship": true, "gender": "x" }),
            json!([row(json!({ "level": "l99", "employer": "Migri" })), row(json!({}))]),
        );
        let refused = aino.send(Method::POST, "/me/profile/file", bad).await;
        assert_eq!((refused.status, refused.code()), (422, "invalid"));
        assert_eq!(refused.errors(), [
            "/basics/first_name too_long".to_owned(),
            "/basics/gender not_a_choice".to_owned(),
            "/basics/citizenship unknown".to_owned(),
            format!("/rows/degrees/{id}/level not_a_choice"),
            format!("/rows/degrees/{id}/employer unknown"),
            format!("/rows/degrees/{id} not_together"),
        ]);
        assert_eq!(profile(&aino).await["basics"].get("country"), None, "nothing was taken in");

        let mut photo = file(json!({ "country": "SE" }), json!([]));
        photo["photo"] = json!({ "media_type": "image/jpeg", "base64": "bm8gcGhvdG8=" });
        let refused = aino.send(Method::POST, "/me/profile/file", photo).await;
        assert_eq!((refused.status, refused.errors()), (422, vec!["/photo file_content".to_owned()]));
        assert_eq!(profile(&aino).await["basics"].get("country"), None);

        for (body, error) in [
            (json!({ "format": "another", "saved_at": "2026-11-25T08:00:00.000Z" }), "/format not_a_choice"),
            (json!({ "format": "virka-profile-1" }), "/saved_at missing"),
            (file(json!({ "shoe_size": "44" }), json!([])), "/basics/shoe_size unknown"),
            (file(json!({}), json!([{ "id": "7", "section": "degrees", "position": 0, "fields": {} }])), "/rows/0/id wrong_type"),
        ] {
            let refused = aino.send(Method::POST, "/me/profile/file", body).await;
            assert_eq!((refused.status, refused.errors()), (400, vec![error.to_owned()]), "{}", refused.body);
        }
    }
}
