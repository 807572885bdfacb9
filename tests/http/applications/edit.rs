//! Changes of a sent application (G9.4.2, D24).

use api::db::entities::{
    application_answers, application_equality, application_versions, applications, attachments, blobs,
};
use chrono::TimeDelta;
use domain::event::Event;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, TestApp, both};
use uuid::Uuid;

use super::{answer, begin, file, fill_in, form_with_files, show, submit, version};

/// Does an act on the newest version.
async fn act(applicant: &Browser, path: &str, what: &str) -> tests::Reply {
    let body = json!({ "base_version": version(applicant, path).await });
    applicant.send(Method::POST, &format!("{path}/{what}"), body).await
}

/// What the agency sees.
async fn received(app: &TestApp, agency: &str, id: &Value) -> Value {
    let recruiter = app.reader(agency).await;
    let seen = recruiter.ask(Method::GET, &format!("/agencies/{agency}/applications/{}", id.as_str().unwrap())).await;
    assert_eq!(seen.status, 200, "{}", seen.body);
    seen.body
}

/// How many sent applications are being edited.
async fn edits(app: &TestApp) -> u64 {
    let edited = applications::Column::DraftVersionId.is_not_null();
    applications::Entity::find().filter(edited).count(app.app.db.read()).await.unwrap()
}

async fn sent(app: &TestApp) -> (Browser, String, Value) {
    let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
    let path = begin(&aino, &stage).await;
    fill_in(&aino, &path).await;
    let view = submit(&aino, &path).await;
    (aino, path, view["id"].clone())
}

both! {
    /// Holds G9.4.2, D24: what was sent stays in force while it is edited, and “Redigering klar” puts the changes in force.
    async fn the_agency_sees_changes_when_they_are_done(app: &TestApp) {
        let (aino, path, id) = sent(app).await;
        let before = show(&aino, &path).await;
        assert_eq!((&before["editing"], &before["actions"]), (&json!(false), &json!(["start_edit", "withdraw"])));
        app.wait(TimeDelta::minutes(1));
        let begun = act(&aino, &path, "edits").await;
        assert_eq!(begun.status, 200, "{}", begun.body);
        assert_eq!((&begun.body["state"], &begun.body["editing"]), (&json!("sent"), &json!(true)));
        assert_eq!(begun.body["actions"], json!(["edit", "complete_edit", "discard_edit", "withdraw"]));
        assert_eq!((&begun.body["answers"], &begun.body["changes"]), (&before["answers"], &json!([])));
        answer(&aino, &path, json!({ "motivation": "Nu vill jag ännu mer." })).await;
        let editing = show(&aino, &path).await;
        assert_eq!(editing["changes"], json!(["/answers/motivation"]));
        assert_eq!(editing["answers"]["motivation"], "Nu vill jag ännu mer.");
        assert_eq!(received(app, "migri", &id).await["answers"]["motivation"], "Jag vill.");
        app.wait(TimeDelta::minutes(1));
        let body = json!({ "base_version": editing["version"], "wishes_no_publication": false });
        let done = aino.send(Method::POST, &format!("{path}/edits/completion"), body).await;
        assert_eq!(done.status, 200, "{}", done.body);
        assert_eq!((&done.body["editing"], &done.body["state"]), (&json!(false), &json!("sent")));
        assert_eq!((&done.body["sent_at"], &done.body["edited_at"]), (&before["sent_at"], &json!("2026-11-25T08:02:00.000Z")));
        assert_eq!(done.body["wishes_no_publication"], false);
        let seen = received(app, "migri", &id).await;
        assert_eq!((&seen["answers"]["motivation"], &seen["edited_at"]), (&json!("Nu vill jag ännu mer."), &done.body["edited_at"]));
        assert_eq!(app.audit("edited_application").await, [id.as_str().unwrap()]);
        assert!(matches!(app.events().await.last(), Some(Event::ApplicationEdited { .. })));
        let versions = application_versions::Entity::find().all(app.app.db.read()).await.unwrap();
        assert_eq!(versions.len(), 2, "what was sent first is kept as it was sent");
        assert_eq!(application_equality::Entity::find().all(app.app.db.read()).await.unwrap().len(), 1);
        app.work().await;
        let mails = app.mails("aino@example.org");
        assert_eq!(mails.len(), 2);
        assert_eq!(mails[0].subject, "Din ansökan har ändrats");
        assert!(mails[0].text.contains("Redigerad: 25.11.2026"), "{}", mails[0].text);
    }

    /// Holds G9.4.2: it is judged as a sending is: what is mandatory cannot be emptied afterwards.
    async fn an_edit_is_judged_as_a_sending_is(app: &TestApp) {
        let (aino, path, id) = sent(app).await;
        act(&aino, &path, "edits").await;
        answer(&aino, &path, json!({ "motivation": null })).await;
        let refused = act(&aino, &path, "edits/completion").await;
        assert_eq!((refused.status, refused.code()), (422, "not_complete"));
        assert_eq!(refused.errors(), ["/answers/motivation missing"]);
        assert_eq!(received(app, "migri", &id).await["answers"]["motivation"], "Jag vill.");
        assert_eq!(show(&aino, &path).await["editing"], true, "nothing is lost");
    }

    /// Holds G9.4.2: changes can be dropped, and what was sent stays; nothing of them is left anywhere.
    async fn changes_can_be_dropped(app: &TestApp) {
        let (aino, path, _) = sent(app).await;
        let before = show(&aino, &path).await;
        assert_eq!(act(&aino, &path, "edits/discard").await.code(), "not_possible");
        act(&aino, &path, "edits").await;
        answer(&aino, &path, json!({ "motivation": "Nej." })).await;
        let dropped = act(&aino, &path, "edits/discard").await;
        assert_eq!(dropped.status, 200, "{}", dropped.body);
        assert_eq!((&dropped.body["editing"], &dropped.body["answers"]), (&json!(false), &before["answers"]));
        assert_eq!(application_versions::Entity::find().all(app.app.db.read()).await.unwrap().len(), 1);
        let left = application_answers::Entity::find().all(app.app.db.read()).await.unwrap();
        assert!(left.iter().all(|row| row.value.0 != Some(domain::forms::AnswerValue::Text("Nej.".to_owned()))));
        assert_eq!(app.audit("edited_application").await, Vec::<String>::new());
        app.work().await;
    }

    /// Of G9.4.2: whoever begins twice goes on; an old page is told; one that is not sent has nothing to be edited so.
    async fn beginning_twice_goes_on(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        assert_eq!(act(&aino, &path, "edits").await.code(), "not_possible");
        submit(&aino, &path).await;
        let seen = version(&aino, &path).await;
        let stale = aino.send(Method::POST, &format!("{path}/edits"), json!({ "base_version": seen - 1 })).await;
        assert_eq!((stale.status, stale.code()), (412, "stale"));
        let body = json!({ "base_version": seen });
        let all = futures_util::future::join_all(
            (0..10).map(|_| async { aino.send(Method::POST, &format!("{path}/edits"), body.clone()).await }),
        )
        .await;
        for one in &all {
            assert!([200, 412].contains(&one.status), "{}", one.body);
        }
        assert_eq!(show(&aino, &path).await["editing"], true);
        assert_eq!(application_versions::Entity::find().all(app.app.db.read()).await.unwrap().len(), 2);
        app.work().await;
    }

    /// Holds G9.4.2, G9.2.8: files are shared by both versions while one of them needs them.
    async fn files_live_as_long_as_a_version_needs_them(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        let cv = api::random::id::<Uuid>();
        let at = format!("{path}/attachments/{cv}?question=cv");
        assert_eq!(aino.upload(&at, "CV.docx", file("valid/cv_libreoffice.docx")).await.status, 200);
        let id = submit(&aino, &path).await["id"].clone();
        act(&aino, &path, "edits").await;
        let gone = aino.send(Method::DELETE, &format!("{path}/attachments/{cv}"), json!({})).await;
        assert_eq!(gone.status, 204, "{}", gone.body);
        assert_eq!(show(&aino, &path).await["changes"], json!(["/attachments/cv"]));
        app.work().await;
        assert_eq!((app.stored_files(), received(app, "migri", &id).await["attachments"].as_array().unwrap().len()), (1, 1));
        let new = format!("{path}/attachments/{}?question=cv", api::random::id::<Uuid>());
        assert_eq!(aino.upload(&new, "CV2.docx", file("valid/cv_libreoffice.docx")).await.status, 200);
        let done = act(&aino, &path, "edits/completion").await;
        assert_eq!(done.status, 200, "{}", done.body);
        assert_eq!(received(app, "migri", &id).await["attachments"][0]["name"], "CV2.docx");
        app.work().await;
        // The first version is what was sent first: it keeps its file (D31, X13-2).
        assert_eq!(blobs::Entity::find().all(app.app.db.read()).await.unwrap().len(), 2);
        assert_eq!(attachments::Entity::find().all(app.app.db.read()).await.unwrap().len(), 2);
    }

    /// Holds D24, G1-7: at the deadline the changes are too late: what was sent stands, the changes are dropped and the
    /// applicant is told.
    async fn what_is_not_done_at_the_deadline_is_dropped(app: &TestApp) {
        let (aino, path, id) = sent(app).await;
        act(&aino, &path, "edits").await;
        answer(&aino, &path, json!({ "motivation": "För sent." })).await;
        let seen = version(&aino, &path).await;
        api::jobs::watch_deadlines(&app.app).await.unwrap();
        assert_eq!(show(&aino, &path).await["editing"], true, "not before the deadline");
        app.wait(TimeDelta::minutes(30));
        api::jobs::watch_deadlines(&app.app).await.unwrap();
        assert_eq!(
            edits(app).await,
            1,
            "a request that came in time may still be on its way: the changes wait a while, out of sight"
        );
        let late = aino.send(Method::POST, &format!("{path}/edits/completion"), json!({ "base_version": seen })).await;
        assert_eq!((late.status, late.code()), (409, "period_over"));
        let view = show(&aino, &path).await;
        assert_eq!((&view["editing"], &view["answers"]["motivation"]), (&json!(false), &json!("Jag vill.")));
        app.wait(TimeDelta::minutes(10));
        for _ in 0..2 {
            api::jobs::watch_deadlines(&app.app).await.unwrap();
        }
        app.work().await;
        assert_eq!(edits(app).await, 0);
        let dropped: Vec<_> = app.mails("aino@example.org").iter().map(|mail| mail.subject.clone()).collect();
        assert_eq!(dropped, ["Ändringarna i din ansökan kom inte med", "Tack för din ansökan!"]);
        assert_eq!(received(app, "migri", &id).await["answers"]["motivation"], "Jag vill.");
    }
}
