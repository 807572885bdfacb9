use domain::accounts::AccountKind;
use serde_json::{Value, json};
use tests::both;
use tests::reqwest::Method;
use uuid::Uuid;

use super::{begin, file, form_with_files};

both! {
    /// Holds X14-4. Of X13-2: nobody but the applicant finds an application, drafts least of all, whatever they try.
    async fn an_application_is_there_for_its_applicant_only(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let id = api::random::id::<Uuid>();
        let upload = format!("{path}/attachments/{id}?question=cv");
        assert_eq!(aino.upload(&upload, "cv.pdf", file("valid/cv_reportlab.pdf")).await.status, 200);
        let tries: [(Method, String, Value); 10] = [
            (Method::GET, path.clone(), json!(null)),
            (Method::GET, format!("{path}/check"), json!(null)),
            (Method::PATCH, format!("{path}/answers"), json!({ "base_version": 1 })),
            (Method::PATCH, format!("{path}/answers"), json!({ "nonsense": 1 })),
            (Method::PUT, format!("{path}/rows/degrees/{id}"), json!({ "base_version": 1 })),
            (Method::DELETE, format!("{path}/rows/degrees/{id}"), json!(null)),
            (Method::GET, format!("{path}/attachments/{id}"), json!(null)),
            (Method::DELETE, format!("{path}/attachments/{id}"), json!(null)),
            (Method::POST, format!("{path}/submission"), json!({ "base_version": 1 })),
            (Method::DELETE, path.clone(), json!(null)),
        ];
        let other = app.applying("Eero").await;
        let (recruiter, worker) = (app.reader("migri").await, app.person("Worker", AccountKind::Work).await);
        for (method, path, body) in tries {
            let reply = other.send(method.clone(), &path, body.clone()).await;
            assert_eq!((reply.status, reply.code()), (404, "not_found"), "{method} {path}");
            for work in [&recruiter, &worker] {
                let reply = work.send(method.clone(), &path, body.clone()).await;
                assert_eq!((reply.status, reply.code()), (403, "work_account_cannot_apply"), "{method} {path}");
            }
            let anonymous = app.http().request(method.clone(), app.at(&format!("/api/v1{path}")));
            let reply = tests::reply(anonymous.json(&body)).await;
            assert_eq!((reply.status, reply.code()), (401, "not_logged_in"), "{method} {path}");
        }
        let reply = other.upload(&upload, "cv.pdf", file("valid/cv_fpdf2.pdf")).await;
        assert_eq!((reply.status, reply.code()), (404, "not_found"));
        assert_eq!(other.ask(Method::GET, "/applications").await.body["total"], 0);
    }

    /// A request with the cookie that does not come from our own page changes nothing.
    async fn a_foreign_page_changes_nothing(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let request = aino.request(Method::POST, "/applications").header("Origin", "https://evil.example");
        let mut request = request.json(&json!({ "ad_id": stage.ad })).build().unwrap();
        request.headers_mut().insert("origin", "https://evil.example".parse().unwrap());
        let reply = reqwest::Client::new().execute(request).await.unwrap();
        assert_eq!(reply.status(), 403);
        assert_eq!(aino.ask(Method::GET, "/applications").await.body["total"], 0);
    }
}
