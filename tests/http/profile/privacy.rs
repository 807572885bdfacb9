//! Employers never see the profile (G7.1-2).

use serde_json::json;
use tests::both;
use tests::reqwest::Method;
use uuid::Uuid;

use super::photo::png;
use super::rows::{degree, profile, row};
use crate::applications::{begin, fill_in, submit};

both! {
    /// Holds G7.1-2: whatever a recruiter asks for, nothing that stands in the profile alone comes back, and the profile
    /// itself has no address for them nor for another applicant.
    async fn employers_see_nothing_of_the_profile(app: &TestApp) {
        let stage = app.stage("migri").await;
        let aino = app.applying("Aino").await;
        let secret = "Hemligt-uppdrag";
        let id = row(&aino, "positions_of_trust", json!({ "assignment": secret })).await;
        row(&aino, "degrees", degree(secret)).await;
        assert_eq!(aino.upload("/me/profile/photo", "jag.png", png(20, 20)).await.status, 200);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        submit(&aino, &path).await;
        let photo = profile(&aino).await["photo"]["sha256"].as_str().unwrap().to_owned();

        let recruiter = app.reader("migri").await;
        for at in [
            format!("/agencies/migri/recruitments/{}/applications", stage.recruitment),
            format!("/agencies/migri{path}"),
            "/agencies/migri/recruitments".to_owned(),
        ] {
            let reply = recruiter.ask(Method::GET, &at).await;
            assert_eq!(reply.status, 200, "{at}");
            let text = reply.text();
            assert!(!text.contains(secret) && !text.contains(&photo) && !text.contains(&id.to_string()), "{at}: {text}");
        }
        for at in ["/me/profile", "/me/profile/photo", "/me/profile/file"] {
            let refused = recruiter.ask(Method::GET, at).await;
            assert_eq!((refused.status, refused.code()), (403, "work_account_cannot_apply"), "{at}");
        }
        for at in ["profile", "me/profile"] {
            for user in [aino.user.to_string(), path.trim_start_matches("/applications/").to_owned()] {
                let refused = recruiter.ask(Method::GET, &format!("/agencies/migri/applicants/{user}/{at}")).await;
                assert_eq!(refused.status, 404);
            }
        }

        // Another applicant finds only their own, and changes only their own.
        let bo = app.applying("Bo").await;
        assert!(!bo.ask(Method::GET, "/me/profile").await.text().contains(secret));
        assert_eq!(bo.ask(Method::GET, "/me/profile/photo").await.status, 404);
        let body = json!({ "base_version": 1, "fields": { "assignment": "Bos" } });
        assert_eq!(bo.send(Method::PUT, &format!("/me/profile/positions_of_trust/{id}"), body).await.status, 200);
        assert_eq!(bo.ask(Method::DELETE, &format!("/me/profile/degrees/{}", api::random::id::<Uuid>())).await.status, 200);
        assert!(profile(&aino).await.to_string().contains(secret), "the same id of two people is two rows");
    }
}
