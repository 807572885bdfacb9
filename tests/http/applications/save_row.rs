use serde_json::json;
use tests::both;
use tests::reqwest::Method;
use uuid::Uuid;

use super::{begin, row, show, version};

both! {
    /// Holds G9.2.2, D47: a row is made field by field; its id is the client's, so that repeating is harmless.
    async fn a_row_is_made_and_merged_field_by_field(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let id = api::random::id::<Uuid>();
        let at = format!("{path}/rows/degrees/{id}");
        let body = json!({ "base_version": 1, "fields": { "level": "l7", "completed_on": "31.2." } });
        let first = aino.send(Method::PUT, &at, body.clone()).await;
        assert_eq!(first.status, 200, "{}", first.body);
        let pointer = |field: &str| format!("/rows/degrees/{id}/{field}");
        assert_eq!(first.body["saved"], json!([pointer("level"), pointer("completed_on")]));
        let repeated = aino.send(Method::PUT, &at, body).await;
        assert_eq!(repeated.body["conflicts"], json!([]));
        let more = json!({ "base_version": 3, "fields": { "degree": "Magister", "completed_on": null } });
        assert_eq!(aino.send(Method::PUT, &at, more).await.status, 200);
        let view = show(&aino, &path).await;
        assert_eq!(
            view["rows"],
            json!([{
                "id": id, "section": "degrees", "position": 0, "fields": { "level": "l7", "degree": "Magister" }
            }])
        );
        let errors = view["evaluation"]["errors"].as_array().unwrap();
        assert!(errors.iter().any(|error| error["pointer"] == pointer("school") && error["code"] == "missing"));
    }

    /// Holds D56: two tabs clash on one field of a row only.
    async fn two_tabs_clash_on_one_field_of_a_row(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let id = row(&aino, &path, "experience", json!({ "employer": "Verket" })).await;
        let at = format!("{path}/rows/experience/{id}");
        let other = json!({ "base_version": 1, "fields": { "employer": "Ämbetet", "title": "Inspektör" } });
        let saved = aino.send(Method::PUT, &at, other).await.body;
        assert_eq!(saved["saved"], json!([format!("/rows/experience/{id}/title")]));
        assert_eq!(
            saved["conflicts"],
            json!([{
                "pointer": format!("/rows/experience/{id}/employer"), "yours": "Ämbetet", "stored": "Verket"
            }])
        );
    }

    /// Holds G9.2.2, G9.2.5: rows stand in the order they were made in, can be moved, and go when they are removed.
    async fn rows_are_ordered_and_removed(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let first = row(&aino, &path, "experience", json!({ "employer": "A" })).await;
        let second = row(&aino, &path, "experience", json!({ "employer": "B" })).await;
        let order = async || {
            let view = show(&aino, &path).await;
            view["rows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(order().await, [first.to_string(), second.to_string()]);
        let last = json!({ "base_version": 3, "position": 5, "fields": {} });
        aino.send(Method::PUT, &format!("{path}/rows/experience/{first}"), last).await;
        assert_eq!(order().await, [second.to_string(), first.to_string()]);
        for _ in 0..2 {
            let gone = aino.ask(Method::DELETE, &format!("{path}/rows/experience/{second}")).await;
            assert_eq!(gone.status, 200, "{}", gone.body);
        }
        assert_eq!(order().await, [first.to_string()]);
        let elsewhere = aino
            .send(
            Method::PUT,
            &format!("{path}/rows/degrees/{first}"),
            json!({ "base_version": version(&aino, &path).await, "fields": { "level": "l7" } }),
        )
        .await;
        assert_eq!(elsewhere.status, 404, "an id belongs to one section");
    }

    /// Holds G9.2.2, D23: levels come from the code list, or say that there is no degree.
    async fn levels_come_from_the_code_list(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let at = format!("{path}/rows/degrees/{}", api::random::id::<Uuid>());
        let put = async |fields: serde_json::Value| {
            let body = json!({ "base_version": version(&aino, &path).await, "fields": fields });
            aino.send(Method::PUT, &at, body).await
        };
        for level in ["l7", "none", ""] {
            assert_eq!(put(json!({ "level": level })).await.status, 200, "{level}");
        }
        let refused = put(json!({ "level": "l99", "employer": "Verket", "highest": "ja" })).await;
        assert_eq!((refused.status, refused.code()), (422, "invalid"));
        let codes: Vec<String> =
            refused.errors().iter().map(|error| error.rsplit_once('/').unwrap().1.to_owned()).collect();
        assert_eq!(codes, ["level not_a_choice", "highest wrong_type", "employer unknown"]);
    }
}
