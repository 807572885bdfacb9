use api::db::entities::application_answers;
use chrono::TimeDelta;
use domain::event::Event;
use domain::forms::{Condition, Question, QuestionKind, SectionKind, standard_form};
use sea_orm::EntityTrait;
use serde_json::json;
use tests::both;
use tests::reqwest::Method;
use uuid::Uuid;

use super::{answer, begin, file, fill_in, form_with_files, show, submit, version};

both! {
    /// Holds G9.3-3, G9-1, D47: sending is one step that keeps what was sent, parsed, and lets the mail go out.
    async fn what_is_sent_is_kept_parsed_and_told(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        app.wait(TimeDelta::minutes(5));
        let sent = submit(&aino, &path).await;
        assert_eq!(sent["state"], "sent");
        assert_eq!(sent["actions"], json!(["start_edit", "withdraw"]));
        assert_eq!(sent["sent_at"], "2026-11-25T08:05:00.000Z");
        assert_eq!(sent["wishes_no_publication"], true);
        assert_eq!(sent["evaluation"]["percent"], 100);
        assert_eq!(sent["rows"][0]["fields"]["completed_on"], "2014-05-31");
        let view = show(&aino, &path).await;
        assert_eq!((&view["answers"], &view["version"]), (&sent["answers"], &sent["version"]));
        let events = app.events().await;
        let [Event::ApplicationSent { application, recruitment, .. }] = events.as_slice() else { panic!("{events:?}") };
        assert_eq!(json!(application), sent["id"]);
        assert_eq!(*recruitment, stage.recruitment);
        assert_eq!(app.audit("sent_application").await, [sent["id"].as_str().unwrap()]);
        app.work().await;
        let mails = app.mails("aino@example.org");
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].subject, "Tack för din ansökan!");
        assert!(mails[0].text.contains("Ylitarkastaja"), "{}", mails[0].text);
    }

    /// Holds G9-1: what is missing is named field by field, and nothing is sent.
    async fn an_incomplete_application_names_every_field(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let refused = aino.send(Method::POST, &format!("{path}/submission"), json!({ "base_version": 1 })).await;
        assert_eq!((refused.status, refused.code()), (422, "not_complete"));
        let expected = ["/rows/degrees missing", "/rows/experience missing", "/answers/motivation missing"];
        assert_eq!(refused.errors(), expected);
        let checked = aino.ask(Method::GET, &format!("{path}/check")).await.body;
        let pointers: Vec<String> = checked["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| format!("{} {}", error["pointer"].as_str().unwrap(), error["code"].as_str().unwrap()))
            .collect();
        assert_eq!(pointers, expected, "the check and the refusal are one judge");
        let view = show(&aino, &path).await;
        assert_eq!((&view["state"], &view["version"]), (&json!("unsent"), &json!(1)));
        assert!(app.events().await.is_empty());
    }

    /// Holds G9-2: what changed since the preview is not sent unseen.
    async fn a_change_since_the_preview_stops_sending(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        let seen = version(&aino, &path).await;
        answer(&aino, &path, json!({ "motivation": "Ändrat i en annan flik." })).await;
        let stale = aino.send(Method::POST, &format!("{path}/submission"), json!({ "base_version": seen })).await;
        assert_eq!((stale.status, stale.code()), (412, "stale"));
        assert_eq!(show(&aino, &path).await["state"], "unsent");
    }

    /// Holds G1-7: to the millisecond, and whatever the browser believes.
    async fn the_closing_instant_is_too_late(app: &TestApp) {
        let stage = app.stage("migri").await;
        let (early, late) = (app.applying("Aino").await, app.applying("Eero").await);
        let (first, second) = (begin(&early, &stage).await, begin(&late, &stage).await);
        fill_in(&early, &first).await;
        fill_in(&late, &second).await;
        let body = json!({ "base_version": version(&late, &second).await });
        app.wait(TimeDelta::minutes(30) - TimeDelta::milliseconds(1));
        submit(&early, &first).await;
        app.wait(TimeDelta::milliseconds(1));
        let refused = late.send(Method::POST, &format!("{second}/submission"), body).await;
        assert_eq!((refused.status, refused.code()), (409, "period_over"));
        assert_eq!(refused.body["title"], "Ansökningstiden har gått ut");
        assert_eq!(show(&late, &second).await["state"], "unsent");
        assert_eq!(app.events().await.len(), 1);
    }

    /// Holds G9.3-1: fifty clicks at once send once; the same key answers the same.
    async fn many_clicks_send_once(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        let body = json!({ "base_version": version(&aino, &path).await });
        let all = futures_util::future::join_all(
            (0..50).map(|_| async { aino.send(Method::POST, &format!("{path}/submission"), body.clone()).await }),
        )
        .await;
        let sent = all.iter().filter(|reply| reply.status == 200).count();
        assert_eq!(sent, 1);
        for other in all.iter().filter(|reply| reply.status != 200) {
            assert_eq!((other.status, other.code()), (409, "not_possible"), "{}", other.body);
        }
        assert_eq!(app.events().await.len(), 1);
        assert_eq!(app.audit("sent_application").await.len(), 1);
    }

    /// Holds X14-4: whoever repeats the click with the same key gets the same answer.
    async fn the_same_key_answers_the_same(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        let body = json!({ "base_version": version(&aino, &path).await });
        let send = async || {
            let request = aino.request(Method::POST, &format!("{path}/submission"));
            tests::reply(request.header("Idempotency-Key", "klick").json(&body)).await
        };
        let (first, second) = (send().await, send().await);
        assert_eq!((first.status, second.status), (200, 200), "{}", second.body);
        assert_eq!(first.body, second.body);
        let third = aino.send(Method::POST, &format!("{path}/submission"), body.clone()).await;
        assert_eq!((third.status, third.code()), (409, "not_possible"));
    }

    /// Holds D31, G9-1: sending is judged by the newest form: a new mandatory question cannot be bypassed.
    async fn the_newest_form_judges(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        let mut corrected = standard_form();
        let job = corrected.sections.iter_mut().find(|section| section.kind == SectionKind::Job).unwrap();
        let new = Question { id: "drive".into(), kind: QuestionKind::YesNo, ..job.questions[0].clone() };
        job.questions.push(new);
        app.correct_form(&stage, 2, corrected).await;
        let body = json!({ "base_version": version(&aino, &path).await });
        let refused = aino.send(Method::POST, &format!("{path}/submission"), body).await;
        assert_eq!(refused.errors(), ["/answers/drive missing"]);
        assert_eq!(show(&aino, &path).await["form"]["version"], 2);
        answer(&aino, &path, json!({ "drive": false })).await;
        assert_eq!(submit(&aino, &path).await["form"]["version"], 2);
    }

    /// Of G9-1: what sending answers is what is stored: parsed, without what was hidden or cleared.
    async fn what_sending_answers_is_what_is_stored(app: &TestApp) {
        let mut form = form_with_files();
        form.basics.citizenship = true;
        let job = form.sections.iter_mut().find(|section| section.kind == SectionKind::Job).unwrap();
        let like = Question { required: false, ..job.questions[0].clone() };
        let drive = Question { id: "drive".into(), kind: QuestionKind::YesNo, ..like.clone() };
        let only_if = Some(Condition { question: "drive".into(), is: "yes".to_owned() });
        let which = Question { id: "which".into(), shown_when: only_if, ..like.clone() };
        job.questions.extend([drive, which, Question { id: "extra".into(), ..like }]);
        let (stage, aino) = (app.stage_with("migri", form).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        let at = format!("{path}/attachments/{}?question=cv", api::random::id::<Uuid>());
        assert_eq!(aino.upload(&at, "CV.docx", file("valid/cv_libreoffice.docx")).await.status, 200);
        answer(&aino, &path, json!({ "drive": true, "which": "B", "extra": "Mer" })).await;
        answer(&aino, &path, json!({ "drive": false, "extra": null })).await;
        let own = json!({ "base_version": version(&aino, &path).await, "basics": { "citizenship": true } });
        let saved = aino.send(Method::PATCH, &format!("{path}/answers"), own).await;
        assert_eq!(saved.status, 200, "{}", saved.body);
        let mut sent = submit(&aino, &path).await;
        let mut stored = show(&aino, &path).await;
        for view in [&mut sent, &mut stored] {
            view.as_object_mut().unwrap().remove("now");
        }
        assert_eq!(sent, stored);
        let answers: Vec<&String> = stored["answers"].as_object().unwrap().keys().collect();
        assert_eq!(answers, ["drive", "experience", "motivation"]);
        assert_eq!(stored["rows"][0]["fields"]["completed_on"], "2014-05-31");
        // Nothing of what was taken back is left anywhere.
        let left = application_answers::Entity::find().all(app.app.db.read()).await.unwrap();
        assert_eq!(left.len(), 3, "{left:?}");
    }

    /// Holds G9.2.8: an application goes out with the files that were asked for.
    async fn files_are_sent_along(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        let body = json!({ "base_version": version(&aino, &path).await });
        let refused = aino.send(Method::POST, &format!("{path}/submission"), body).await;
        assert_eq!(refused.errors(), ["/attachments/cv missing"]);
        let at = format!("{path}/attachments/{}", api::random::id::<Uuid>());
        let bytes = file("valid/cv_libreoffice.docx");
        assert_eq!(aino.upload(&format!("{at}?question=cv"), "CV.docx", bytes.clone()).await.status, 200);
        let sent = submit(&aino, &path).await;
        assert_eq!(sent["attachments"][0]["name"], "CV.docx");
        assert_eq!(aino.ask(Method::GET, &at).await.bytes, bytes);
        // Nothing of it can be changed any more.
        for refused in [
            aino.upload(&format!("{at}?question=cv"), "CV.docx", file("valid/cv_python-docx.docx")).await,
            aino.ask(Method::DELETE, &at).await,
            aino.send(Method::PATCH, &format!("{path}/answers"), json!({ "base_version": 99 })).await,
        ] {
            assert_eq!((refused.status, refused.code()), (409, "not_possible"));
        }
        assert_eq!(aino.ask(Method::GET, &at).await.bytes, bytes);
    }
}
