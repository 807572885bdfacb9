//! When which agency opened one's applications.

use chrono::TimeDelta;
use serde_json::json;
use tests::both;
use tests::reqwest::Method;
use uuid::Uuid;

use crate::applications::{begin, file, fill_in, form_with_files, submit};

both! {
    /// Of X7-6: the applicant sees when which agency opened what, and nobody sees anybody else's.
    async fn an_applicant_sees_who_opened_what(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        let attachment = api::random::id::<Uuid>();
        let at = format!("{path}/attachments/{attachment}?question=cv");
        assert_eq!(aino.upload(&at, "CV.pdf", file("valid/cv_reportlab.pdf")).await.status, 200);
        let id = submit(&aino, &path).await["id"].clone();
        let none = aino.ask(Method::GET, "/me/openings").await;
        assert_eq!((none.status, &none.body["total"]), (200, &json!(0)), "{}", none.body);
        let recruiter = app.reader("migri").await;
        let received = format!("/agencies/migri/applications/{}", id.as_str().unwrap());
        app.wait(TimeDelta::minutes(5));
        assert_eq!(recruiter.ask(Method::GET, &received).await.status, 200);
        app.wait(TimeDelta::minutes(1));
        let kept = recruiter.ask(Method::GET, &received).await.body["attachments"][0]["id"].clone();
        let fetched = format!("{received}/attachments/{}", kept.as_str().unwrap());
        assert_eq!(recruiter.ask(Method::GET, &fetched).await.status, 200);
        let seen = aino.ask(Method::GET, "/me/openings").await.body;
        let told: Vec<_> = seen["items"].as_array().unwrap().iter().map(|one| {
            (one["opened"].as_str().unwrap(), one["agency"]["id"].as_str().unwrap(), one["at"].as_str().unwrap())
        }).collect();
        assert_eq!(told, [
            ("attachment", "migri", "2026-11-25T08:06:00.000Z"),
            ("application", "migri", "2026-11-25T08:06:00.000Z"),
            ("application", "migri", "2026-11-25T08:05:00.000Z"),
        ], "{seen}");
        assert_eq!(seen["items"][0]["application_id"], id);
        let eero = app.applying("Eero").await;
        assert_eq!(eero.ask(Method::GET, "/me/openings").await.body["total"], 0);
        assert_eq!(recruiter.ask(Method::GET, "/me/openings").await.code(), "work_account_cannot_apply");
    }
}
