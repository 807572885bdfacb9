//! Receipts (X9-9, D57).

use serde_json::json;
use tests::both;
use tests::reqwest::Method;

use super::{answer, begin, fill_in, show, submit, version};

both! {
    /// Holds X9-9, D57: a receipt carries time, version and hash; anybody who has it may have it confirmed, and learns
    /// nothing of the person or of what was written; the same application sent by another has another hash.
    async fn a_receipt_proves_what_was_sent_and_shows_nothing(app: &TestApp) {
        let stage = app.stage("migri").await;
        let (aino, eero) = (app.applying("Aino").await, app.applying("Aino").await);
        let (path, other) = (begin(&aino, &stage).await, begin(&eero, &stage).await);
        assert_eq!(show(&aino, &path).await["receipt"], json!(null));
        fill_in(&aino, &path).await;
        fill_in(&eero, &other).await;
        let (sent, twin) = (submit(&aino, &path).await, submit(&eero, &other).await);
        let receipt = &sent["receipt"];
        assert_eq!((&receipt["version"], &receipt["at"]), (&json!(1), &sent["sent_at"]));
        let hash = receipt["sha256"].as_str().unwrap();
        assert_eq!(hash.len(), 64);
        assert_ne!(twin["receipt"]["sha256"], receipt["sha256"]);
        let stranger = app.http();
        let confirmed = tests::reply(stranger.get(app.at(&format!("/api/v1/receipts/{hash}")))).await;
        assert_eq!(confirmed.status, 200, "{}", confirmed.body);
        let names: std::collections::BTreeSet<&str> = confirmed.body.as_object().unwrap().keys().map(String::as_str).collect();
        let told = ["agency", "at", "recruitment_code", "sha256", "title", "title_language", "version"];
        assert_eq!(names, told.into());
        let changed = hash.replacen(&hash[..1], if hash.starts_with('0') { "1" } else { "0" }, 1);
        for wrong in [changed.as_str(), "x", "%20"] {
            let refused = tests::reply(stranger.get(app.at(&format!("/api/v1/receipts/{wrong}")))).await;
            assert_eq!((refused.status, refused.code()), (404, "not_found"), "{wrong}");
        }
        let spaced = tests::reply(stranger.get(app.at(&format!("/api/v1/receipts/{}", hash.to_uppercase())))).await;
        assert_eq!(spaced.status, 200);
        let seen = json!({ "base_version": version(&aino, &path).await });
        aino.send(Method::POST, &format!("{path}/edits"), seen).await;
        answer(&aino, &path, json!({ "motivation": "Mer." })).await;
        let seen = json!({ "base_version": version(&aino, &path).await });
        let edited = aino.send(Method::POST, &format!("{path}/edits/completion"), seen).await.body;
        assert_eq!(edited["receipt"]["version"], 2);
        assert_ne!(edited["receipt"]["sha256"], receipt["sha256"]);
        let first = tests::reply(stranger.get(app.at(&format!("/api/v1/receipts/{hash}")))).await;
        assert_eq!((first.status, &first.body["version"]), (200, &json!(1)), "what was sent first stays proven");
        app.work().await;
    }
}
