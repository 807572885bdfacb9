use serde_json::json;
use tests::both;
use tests::reqwest::Method;
use uuid::Uuid;

use super::{answer, begin, file, fill_in, form_with_files, submit, version};

both! {
    /// Holds G9.5, D25: an unsent application goes with its files and can be begun again; a sent one stays.
    async fn only_an_unsent_application_is_deleted(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let at = format!("{path}/attachments/{}?question=cv", api::random::id::<Uuid>());
        assert_eq!(aino.upload(&at, "cv.pdf", file("valid/cv_reportlab.pdf")).await.status, 200);
        let remove = async |path: &str, version: &str| {
            let reply = tests::reply(aino.request(Method::DELETE, path).header("If-Match", version)).await;
            (reply.status, reply.code().to_owned())
        };
        assert_eq!(aino.ask(Method::DELETE, &path).await.code(), "version_required");
        assert_eq!(remove(&path, "\"1\"").await, (412, "stale".to_owned()));
        assert_eq!(remove(&path, "\"2\"").await, (204, String::new()));
        assert_eq!(aino.ask(Method::GET, &path).await.status, 404);
        assert_eq!(app.due("delete_blob").await, 1);
        assert_eq!(app.audit("deleted_application").await.len(), 1);
        let again = begin(&aino, &stage).await;
        assert_ne!(again, path);
        fill_in(&aino, &again).await;
        let at = format!("{again}/attachments/{}?question=cv", api::random::id::<Uuid>());
        assert_eq!(aino.upload(&at, "cv.pdf", file("valid/cv_reportlab.pdf")).await.status, 200);
        let sent = submit(&aino, &again).await;
        let version = format!("\"{}\"", sent["version"]);
        assert_eq!(remove(&again, &version).await, (409, "not_possible".to_owned()));
    }

    /// Holds G9.5: what was typed elsewhere meanwhile is not deleted unseen.
    async fn a_draft_that_changed_is_not_deleted(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let seen = version(&aino, &path).await;
        answer(&aino, &path, json!({ "motivation": "nytt" })).await;
        let request = aino.request(Method::DELETE, &path).header("If-Match", format!("\"{seen}\""));
        assert_eq!(tests::reply(request).await.code(), "stale");
    }
}
